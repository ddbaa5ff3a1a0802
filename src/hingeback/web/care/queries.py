"""Reading answers, screens and holds. Nothing here changes anything."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from pydantic import ValidationError

from hingeback.engine.contracts.answers import Answers, AnswerSheet, Clearance, Held
from hingeback.web.care import projections
from hingeback.web.care.ageing import aged
from hingeback.web.care.holds import Cleared, HeldRule, Screened, as_held, ledger_of
from hingeback.web.care.models import Answer, ClearanceRecord, ScreenRecord
from hingeback.web.care.worst import is_safety_item, worst_of
from hingeback.web.clock import Clock, local_day
from hingeback.web.eventlog.projections import Recorded
from hingeback.web.eventlog.queries import events_since
from hingeback.web.people.models import Person

WORST_COUNTS_FOR = timedelta(hours=24)
FULL_KINDS = (ScreenRecord.Kind.FULL, ScreenRecord.Kind.RESCREEN)


@dataclass(frozen=True, slots=True)
class Tap:
    """One answer as it was tapped."""

    item: str
    value: Any
    seq: int
    event_id: str
    at: datetime
    confirmed: bool


def today(person: Person, clock: Clock) -> date:
    """The day where the person lives."""
    return local_day(clock.now(), person.tenant.time_zone)


def answers_given(person: Person) -> dict[str, Any]:
    """The latest answer to each item, as it was given; for forms to show again."""
    rows = Answer.objects.filter(person=person, value__isnull=False)
    return dict(rows.values_list("item", "value"))


def answered_on(person: Person, item: str) -> date | None:
    """The day of the latest answer to an item."""
    return (
        Answer.objects.filter(person=person, item=item, value__isnull=False).values_list("given_on", flat=True).first()
    )


def answer_sheet(person: Person, clock: Clock) -> AnswerSheet:
    """The input of every decision, as of the person's today."""
    return Records.of(person, clock).sheet


@dataclass(frozen=True, slots=True)
class Records:
    """All that is stored for judging one person, read once."""

    as_of: date
    sheet: AnswerSheet
    holds: tuple[HeldRule, ...]
    screens: tuple[ScreenRecord, ...]
    clearances: tuple[ClearanceRecord, ...]
    ended_holds: dict[str, datetime]

    @staticmethod
    def of(person: Person, clock: Clock) -> "Records":
        as_of = today(person, clock)
        screens = tuple(ScreenRecord.objects.filter(person=person).defer("sheet", "result").order_by("at", "event_seq"))
        clearances = tuple(ClearanceRecord.objects.filter(person=person, accepted=True).order_by("at"))
        ledger = ledger_of([*map(_screened, screens), *map(_cleared, clearances)])
        holds = tuple(ledger.open.values())
        answers = readable(sheet_answers(person, clock, clearances))
        sheet = AnswerSheet(
            as_of=as_of, answers=answers, clearances=_in_engine_shape(clearances),
            held=as_held(holds),
        )  # fmt: skip
        return Records(as_of, sheet, holds, screens, clearances, ledger.closed)


def readable(answers: dict[str, Any]) -> Answers:
    """An answer in the shape of an older edition counts as not given: then the question is asked again."""
    try:
        return Answers.model_validate(answers)
    except ValidationError as error:
        unreadable = {str(problem["loc"][0]) for problem in error.errors()}
        return Answers.model_validate({item: value for item, value in answers.items() if item not in unreadable})


def sheet_answers(person: Person, clock: Clock, clearances: Iterable[ClearanceRecord] = ()) -> dict[str, Any]:
    """Every answer as it reads today; of the safety items the gravest of the last 24 hours."""
    as_of = today(person, clock)
    rows = Answer.objects.filter(person=person, value__isnull=False).values_list("item", "value", "given_on")
    latest = {item: aged(item, value, (as_of - given_on).days) for item, value, given_on in rows}
    for item, values in _recent_safety_values(person, clock, list(clearances)).items():
        latest[item] = worst_of(item, values)
    return {item: value for item, value in latest.items() if value is not None and item in Answers.model_fields}


def _recent_safety_values(person: Person, clock: Clock, clearances: list[ClearanceRecord]) -> dict[str, list[Any]]:
    """Taps of the last 24 hours, plus the one that was in force when the 24 hours began.

    A tap that an accepted clearance came after, at least 12 hours later, has been answered by that clearance (J9.3).
    """
    values: dict[str, list[Any]] = {}
    for tap in recent_taps(person, clock, WORST_COUNTS_FOR):
        if is_safety_item(tap.item) and not _answered_by(tap, clearances):
            day = local_day(tap.at, person.tenant.time_zone)
            values.setdefault(tap.item, []).append(aged(tap.item, tap.value, (today(person, clock) - day).days))
    return values


def _answered_by(tap: Tap, clearances: list[ClearanceRecord]) -> bool:
    return any(c.at - tap.at >= timedelta(hours=12) for c in clearances)


def recent_taps(person: Person, clock: Clock, window: timedelta) -> list[Tap]:
    """Answers tapped within the window, the oldest first, without the mis-taps that were taken back."""
    types = (projections.ANSWER_GIVEN, projections.ANSWER_TAKEN_BACK, projections.ANSWER_CONFIRMED)
    events = events_since(person, types, clock.now() - window)
    taken_back = {e.body["tap"] for e in events if e.type == projections.ANSWER_TAKEN_BACK}
    confirmed = {e.body["tap"] for e in events if e.type == projections.ANSWER_CONFIRMED}
    given = (e for e in events if e.type == projections.ANSWER_GIVEN and str(e.id) not in taken_back)
    return [_tap(e, confirmed) for e in given]


def _tap(event: Recorded, confirmed: set[str]) -> Tap:
    sure = bool(event.body.get("confirmed", True)) or str(event.id) in confirmed
    value = projections.value_of(event.body)
    return Tap(event.body["item"], value, event.seq, str(event.id), event.received_at, sure)


def unconfirmed_tap(person: Person, clock: Clock, item: str) -> Tap | None:
    """The last tap on this item, if its confirm screen (J9.4) is still open."""
    taps = [t for t in recent_taps(person, clock, WORST_COUNTS_FOR) if t.item == item]
    return taps[-1] if taps and not taps[-1].confirmed else None


def was_taken_back(person: Person, clock: Clock, item: str) -> bool:
    """True if the one allowed correction of this item was used within the last 24 hours."""
    events = events_since(person, (projections.ANSWER_TAKEN_BACK,), clock.now() - WORST_COUNTS_FOR)
    return any(e.body["item"] == item for e in events)


def _screened(record: ScreenRecord) -> Screened:
    full = record.complete and record.kind in FULL_KINDS
    return Screened(record.at, record.as_of, record.fired_rules(), full)


def _cleared(record: ClearanceRecord) -> Cleared:
    return Cleared(record.at, record.as_of, tuple(record.rules), record.said.get("may_exercise") == "gentle_only")


def _in_engine_shape(records: Iterable[ClearanceRecord]) -> tuple[Clearance, ...]:
    return tuple(
        Clearance.model_validate({**record.said, "rule": rule, "hours_after_hold": record.hours_after_hold})
        for record in records
        for rule in record.rules
    )


def latest_screen(person: Person, kinds: Iterable[str] = FULL_KINDS) -> ScreenRecord | None:
    return (
        ScreenRecord.objects.filter(person=person, kind__in=list(kinds), complete=True)
        .order_by("-at", "-event_seq")
        .first()
    )


def held(person: Person, clock: Clock) -> Held | None:
    return Records.of(person, clock).sheet.held
