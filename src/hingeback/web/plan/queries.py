"""Reading plans. What is shown is what was stored."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from uuid import UUID

from django.db.models import OuterRef, Subquery

from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.history import Wish
from hingeback.engine.contracts.plan import Plan, PlanDay, PlanItem
from hingeback.engine.planning import Difference, differences
from hingeback.web.care.queries import today
from hingeback.web.clock import Clock
from hingeback.web.people.models import Person
from hingeback.web.plan.dose_words import dose_words
from hingeback.web.plan.models import EasedDay, SeenChange
from hingeback.web.plan.models import PlanRecord as PlanRecord

DAYS = 7
#: Versions that come without anything the person did just then.
BY_ITSELF = "better"
LARGE = ("input", "content", "check_result")


@dataclass(frozen=True, slots=True)
class Week:
    """A stored plan as values. `rows` are the library rows as they were then."""

    record: PlanRecord
    plan: Plan
    rows: dict[str, Exercise]
    eased: dict[date, PlanDay]

    def day(self, day: date) -> PlanDay | None:
        """The day as it stands now: eased where the person said that the day is bad."""
        return self.eased.get(day) or next((d for d in self.plan.days if d.date == day), None)

    @property
    def days(self) -> tuple[PlanDay, ...]:
        return tuple(self.eased.get(d.date, d) for d in self.plan.days)


def current_record(person: Person) -> PlanRecord | None:
    """The plan in force, and whether its week holds a change that is still to be told: pages want both at once."""
    by_itself = PlanRecord.objects.filter(person=OuterRef("person"), starts=OuterRef("starts"), cause=BY_ITSELF)
    untold = by_itself.exclude(id__in=SeenChange.objects.filter(person=person).values("plan")).order_by("n")
    records = PlanRecord.objects.filter(person=person).annotate(untold_n=Subquery(untold.values("n")[:1]))
    return records.order_by("-n").first()


def current_outline(person: Person) -> PlanRecord | None:
    """The plan in force for whoever asks for its week alone: the large columns are read when they are asked for."""
    return PlanRecord.objects.filter(person=person).defer(*LARGE).order_by("-n").first()


def current_week(person: Person) -> Week | None:
    """The plan in force, or None before the first."""
    record = current_record(person)
    return week_of(record) if record is not None else None


def week_of(record: PlanRecord) -> Week:
    rows = {row_id: Exercise.model_validate(row) for row_id, row in record.content.items()}
    eased = {
        day.date: PlanDay.model_validate(day.document)
        for day in EasedDay.objects.filter(person_id=record.person_id, date__gte=record.starts,
                                           date__lt=record.starts + timedelta(days=DAYS))
    }  # fmt: skip
    for day in eased.values():
        rows.update(_rows_of_library([item for item in day.items if item.exercise not in rows]))
    return Week(record, Plan.model_validate(record.document), rows, eased)


def is_over(record: PlanRecord, person: Person, clock: Clock) -> bool:
    """True once all seven days have passed: a new week is due."""
    return today(person, clock) >= record.starts + timedelta(days=DAYS)


def planned_items(person: Person, day: date) -> tuple[PlanItem, ...]:
    """What was planned for a day, by the plan in force."""
    week = current_week(person)
    found = week.day(day) if week is not None else None
    return found.items if found is not None else ()


def week_then(person: Person, plan_n: int | None) -> Week | None:
    """The plan of that time; the one in force where it is not known."""
    record = PlanRecord.objects.filter(person=person, n=plan_n).first() if plan_n else None
    return week_of(record) if record is not None else current_week(person)


def planned_then(person: Person, plan_n: int | None, day: date) -> tuple[PlanItem, ...]:
    """What was planned for a day by the plan of that time; the one in force where it is not known."""
    outlines = PlanRecord.objects.filter(person=person).defer(*LARGE).order_by("-n")
    record = (outlines.filter(n=plan_n).first() if plan_n else None) or outlines.first()
    days = [one for one in record.document["days"] if one["date"] == day.isoformat()] if record is not None else []
    eased = list(EasedDay.objects.filter(person=person, date=day).values_list("document", flat=True)) if days else []
    return PlanDay.model_validate((eased or days)[-1]).items if days else ()


def wishes_of(record: PlanRecord | None) -> tuple[Wish, ...]:
    return tuple(Wish.model_validate(wish) for wish in record.wishes) if record is not None else ()


def first_start(person: Person) -> date | None:
    return PlanRecord.objects.filter(person=person).order_by("n").values_list("starts", flat=True).first()


def last_planned(person: Person, before: date) -> dict[str, date]:
    """For each row the last day before `before` on which a plan had it."""
    seen: dict[str, date] = {}
    since = before - timedelta(days=8 * DAYS)
    plans = PlanRecord.objects.filter(person=person, starts__gte=since).order_by("n")
    for plan_id in plans.values_list("id", flat=True):
        for on, rows in _rows_by_day(plan_id):
            if on < before:
                seen.update({row: max(on, seen.get(row, on)) for row in rows})
    return seen


@lru_cache(maxsize=2048)
def _rows_by_day(plan_id: UUID) -> tuple[tuple[date, tuple[str, ...]], ...]:
    """The rows of each day of one plan. A stored plan never changes, so it is read once."""
    days = PlanRecord.objects.values_list("document", flat=True).get(id=plan_id)["days"]
    return tuple(
        (date.fromisoformat(day["date"]), tuple(item["exercise"] for item in day["items"] if item["exercise"]))
        for day in days
    )


def _rows_of_library(items: list[PlanItem]) -> dict[str, Exercise]:
    from hingeback.web.care.judging import library

    return {item.exercise: library().exercises[item.exercise] for item in items if item.exercise}


def latest_change(person: Person, record: PlanRecord) -> tuple[Difference, ...]:
    """How the plan in force differs from the one before it for the same week; nothing after the first."""
    from hingeback.web.care.judging import library

    before = PlanRecord.objects.filter(person=person, starts=record.starts, n__lt=record.n).order_by("-n").first()
    if before is None:
        return ()
    return differences(
        Plan.model_validate(before.document), Plan.model_validate(record.document), library(), dose_words
    )
