"""Which lessons are open for a person now: by tier (B3), by place of the pain (J8), by what was reached (H)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hingeback.engine import matching
from hingeback.engine.contracts.library import Lesson, Library
from hingeback.engine.contracts.plan import Plan, PlanItem
from hingeback.engine.contracts.regions import region_of
from hingeback.engine.predicates import compile_predicate
from hingeback.engine.screening import derive_facts
from hingeback.web.care.access import allows_exercises
from hingeback.web.care.hold_state import HoldState
from hingeback.web.care.judging import library
from hingeback.web.clock import Clock
from hingeback.web.learn.models import LessonRecord
from hingeback.web.learn.queries import lesson_records, read_at
from hingeback.web.learn.text import fits_the_place
from hingeback.web.people.models import Person
from hingeback.web.plan.lesson_titles import title_of
from hingeback.web.plan.queries import PlanRecord, current_record, is_over
from hingeback.web.session.queries import has_done_any

#: While exercise is withheld and no tier says which lessons are open, those of CLINICIAN_FIRST are.
START = ("H01", "H02", "H05")
FIRST = "H02"


@dataclass(frozen=True, slots=True)
class Book:
    """A lesson on the shelf. `opens` says what opens it, for one that is still closed: week or strength."""

    id: str
    title: str
    minutes: int
    read_at: datetime | None = None
    day: date | None = None
    reason: str = ""
    opens: str = ""
    mandatory: bool = False


@dataclass(frozen=True, slots=True)
class Shelf:
    """`this_week` in the order of the plan; `first` the lesson to read before all others, until it was."""

    first: Book | None
    this_week: tuple[Book, ...]
    more: tuple[Book, ...]
    later: tuple[Book, ...]
    limited: bool
    elsewhere: bool
    records: dict[str, LessonRecord]

    @property
    def books(self) -> tuple[Book, ...]:
        return (*((self.first,) if self.first else ()), *self.this_week, *self.more)

    @property
    def read(self) -> int:
        return sum(book.read_at is not None for book in self.books)

    def book(self, lesson_id: str) -> Book | None:
        return next((book for book in self.books if book.id == lesson_id), None)

    def next_after(self, lesson_id: str) -> Book | None:
        """The next lesson that was not read yet."""
        return next((book for book in self.books if book.read_at is None and book.id != lesson_id), None)


def shelf_of(person: Person, state: HoldState, clock: Clock) -> Shelf:
    content, limit = library(), tier_limit(state)
    record = None if limit is not None else current_record(person)
    planned = _planned(record, person, clock)
    facts = _unlock_facts(person, record, content) if limit is None else {}
    elsewhere = derive_facts(state.sheet).elsewhere
    known = lesson_records(person)
    listed = [lesson for lesson in content.lessons.values() if _is_listed(lesson, limit, elsewhere, state)]
    open_now = [
        lesson for lesson in listed if limit is not None or lesson.id in (*planned, *known) or _holds(lesson, facts)
    ]
    books = {lesson.id: _book(lesson, known.get(lesson.id), planned.get(lesson.id), elsewhere) for lesson in open_now}
    first = books.get(FIRST)
    first = first if first is not None and first.read_at is None else None
    rest = [book for book in books.values() if book is not first]
    return Shelf(
        first=first,
        this_week=tuple(sorted((b for b in rest if b.day is not None), key=lambda b: (b.day, b.id))),
        more=tuple(b for b in rest if b.day is None),
        later=_later(listed, open_now, facts, elsewhere),
        limited=limit is not None,
        elsewhere=elsewhere,
        records=known,
    )


def tier_limit(state: HoldState) -> tuple[str, ...] | None:
    """The lessons that the tier leaves open; None where there is no limit."""
    worst = state.result.model_copy(update={"tier": state.tier})
    by_tier = matching.lessons_open(worst)
    if by_tier is None and not allows_exercises(state):
        return START
    return by_tier


def _is_listed(lesson: Lesson, limit: Sequence[str] | None, elsewhere: bool, state: HoldState) -> bool:
    """Written, open by tier, and about the place that hurts."""
    if not lesson.written or not fits_the_place(lesson, elsewhere):
        return False
    if limit is not None:
        return lesson.id in limit
    return not elsewhere or lesson.mandatory or lesson.id in _of_region(state)


def _of_region(state: HoldState) -> Sequence[str]:
    """The lessons of the place that hurts (J8)."""
    place = region_of(str(state.sheet.answers.A11))
    regions: list[dict[str, Any]] = library().tables["region_rows"]["regions"]
    named = next((entry for entry in regions if place in entry["regions"]), None)
    found = named or next(entry for entry in regions if not entry["regions"])
    return [str(name) for name in found["lessons"]]


def _planned(record: PlanRecord | None, person: Person, clock: Clock) -> dict[str, tuple[date, PlanItem]]:
    """The lessons of the week in force, each on its first day."""
    if record is None or is_over(record, person, clock):
        return {}
    found: dict[str, tuple[date, PlanItem]] = {}
    for day in Plan.model_validate(record.document).days:
        for item in day.items:
            if item.lesson:
                found.setdefault(item.lesson, (day.date, item))
    return found


def _unlock_facts(person: Person, record: PlanRecord | None, content: Library) -> dict[str, Any]:
    """What the written lessons ask for. Nothing is said of a flare: its lesson opens with the first week anyway."""
    strength = [row.id for row in content.exercises.values() if row.ppillar == "P-STR"]
    done = has_done_any(person, strength)
    return {"week": record.week if record is not None else 0, "strength_sessions": int(done), "flare": False}


def _holds(lesson: Lesson, facts: dict[str, Any]) -> bool:
    return compile_predicate(lesson.unlock)(facts)


def _later(
    listed: Sequence[Lesson], open_now: Sequence[Lesson], facts: dict[str, Any], elsewhere: bool
) -> tuple[Book, ...]:
    return tuple(
        Book(lesson.id, title_of(lesson, elsewhere), lesson.minutes, opens=_opens(lesson, facts))
        for lesson in listed
        if lesson not in open_now
    )


def _opens(lesson: Lesson, facts: dict[str, Any]) -> str:
    return "week" if _holds(lesson, {**facts, "week": 1}) else "strength"


def _book(lesson: Lesson, record: LessonRecord | None, planned: tuple[date, PlanItem] | None, elsewhere: bool) -> Book:
    day, item = planned if planned is not None else (None, None)
    return Book(
        id=lesson.id, title=title_of(lesson, elsewhere), minutes=lesson.minutes, read_at=read_at(lesson, record),
        day=day, reason=item.why[0].text if item is not None and item.why else "", mandatory=lesson.mandatory,
    )  # fmt: skip
