"""What can be done with answers and screens. Every answer is kept at once; every screen is stored once."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from pydantic import ValidationError

from hingeback.engine.contracts.answers import Answers
from hingeback.web.care import projections
from hingeback.web.care.hold_state import HoldState, hold_state, judge
from hingeback.web.care.holds import HELD_ACTIONS, HELD_TIERS
from hingeback.web.care.judging import SPEC_VERSION, library, needed_items, screen_sheet, short_items
from hingeback.web.care.models import ScreenRecord
from hingeback.web.care.queries import Records, unconfirmed_tap, was_taken_back
from hingeback.web.care.rounds import open_round
from hingeback.web.clock import Clock
from hingeback.web.eventlog.queries import has_faults, last_seq
from hingeback.web.eventlog.services import NO_STAMP, Receipt, Stamp, record, record_all
from hingeback.web.ids import RandomBytes, new_id, system_random
from hingeback.web.people.models import Person

__all__ = [
    "BadAnswer", "StillUnanswered", "answer_prompt", "begin_screen", "check_answer", "confirm_answer", "give_answer",
    "give_answers",
    "hold_state", "screen_now", "take_back_answer",
]  # fmt: skip


class BadAnswer(ValueError):
    """An answer that is not one of those the question allows. The text is for the person."""


class StillUnanswered(Exception):
    """A screen was sent before all its questions were answered; `items` are the ones that are left."""

    def __init__(self, items: tuple[str, ...]) -> None:
        super().__init__(f"Please answer these first: {', '.join(items)}.")
        self.items = items


class NothingToTakeBack(Exception):
    """No mis-tap can be taken back here: it was confirmed, or the one correction was used (J9.4)."""


def check_answer(item: str, value: Any) -> None:
    """Raises BadAnswer unless the engine would accept this value for this item."""
    if item not in Answers.model_fields:
        raise BadAnswer(f"{item} is not a question.")
    try:
        Answers.model_validate({item: value})
    except ValidationError as error:
        raise BadAnswer("; ".join(str(problem["msg"]) for problem in error.errors())) from error


def give_answer(
    person: Person, item: str, value: Any, clock: Clock, stamp: Stamp = NO_STAMP, confirmed: bool = True,
    random: RandomBytes = system_random,
) -> Receipt:  # fmt: skip
    """Keep one answer at once; None clears it. `confirmed` is False while the confirm screen of J9.4 is open.

    If the answers now call for help at once, that is stored as an alarm, whether or not the questions are done.
    """
    check_answer(item, value)
    with transaction.atomic():
        receipt = record(person, projections.ANSWER_GIVEN, _body(item, value, confirmed), clock, stamp, random)
        if confirmed and receipt.answer == "new":
            raise_alarm(person, clock, cause=item, random=random)
    return receipt


def give_answers(person: Person, answers: dict[str, Any], clock: Clock, random: RandomBytes = system_random) -> None:
    """Several answers of one page, all or none; judged once, at the end."""
    for item, value in answers.items():
        check_answer(item, value)
    with transaction.atomic():
        facts = [(projections.ANSWER_GIVEN, _body(item, value, True)) for item, value in answers.items()]
        record_all(person, facts, clock, random)
        raise_alarm(person, clock, cause=next(iter(answers), ""), random=random)


def _body(item: str, value: Any, confirmed: bool) -> dict[str, Any]:
    """The answer travels as JSON text, since a body holds no fractions."""
    text = json.dumps(value, sort_keys=True, allow_nan=False, cls=DjangoJSONEncoder)
    return {"item": item, "value": text, "confirmed": confirmed}


def confirm_answer(person: Person, item: str, clock: Clock, random: RandomBytes = system_random) -> None:
    """ "Yes, that is right" on the confirm screen: from now on it counts for good."""
    tap = unconfirmed_tap(person, clock, item)
    if tap is not None:
        with transaction.atomic():
            body = {"item": item, "tap": tap.event_id}
            record(person, projections.ANSWER_CONFIRMED, body, clock, NO_STAMP, random)
            raise_alarm(person, clock, cause=item, random=random)


def take_back_answer(person: Person, item: str, clock: Clock, random: RandomBytes = system_random) -> None:
    """ "No, I tapped wrongly": once per item and session. Both taps stay in the record. Raises NothingToTakeBack."""
    tap = unconfirmed_tap(person, clock, item)
    if tap is None or was_taken_back(person, clock, item):
        raise NothingToTakeBack
    record(person, projections.ANSWER_TAKEN_BACK, {"item": item, "tap": tap.event_id}, clock, NO_STAMP, random)


def begin_screen(person: Person, kind: str, clock: Clock, cause: str = "", random: RandomBytes = system_random) -> None:
    """Open a new round of safety questions: none is prefilled, all are asked again."""
    body = {"kind": ScreenRecord.Kind(kind).value, "cause": cause}
    record(person, projections.SCREEN_BEGUN, body, clock, NO_STAMP, random)


def screen_now(
    person: Person, kind: str, clock: Clock, language: str = "en", cause: str = "", random: RandomBytes = system_random
) -> ScreenRecord:
    """Send the answers: judge them and store the decision. Raises StillUnanswered while a question is open."""
    with transaction.atomic():
        records = Records.of(person, clock)
        left = _left_to_answer(person, kind, records)
        if left:
            raise StillUnanswered(left)
        return _store_screen(person, ScreenRecord.Kind(kind), records, clock, language, cause, random)


def raise_alarm(
    person: Person, clock: Clock, cause: str, language: str = "en", random: RandomBytes = system_random
) -> ScreenRecord | None:
    """Store a screen in the middle of the questions if a rule of EMERGENCY or SAME_DAY fired that does not hold yet."""
    records = Records.of(person, clock)
    known = {held.id for held in records.holds if held.cleared_on is None}
    fired = {r.id for r in screen_sheet(records.sheet).rules if r.tier in HELD_TIERS and r.action in HELD_ACTIONS}
    if fired <= known:
        return None
    return _store_screen(person, ScreenRecord.Kind.ALARM, records, clock, language, cause, random)


def answer_prompt(
    person: Person, prompt: str, answer: str, clock: Clock, random: RandomBytes = system_random
) -> Receipt:
    """Keep what was said to a follow-up prompt (J9.2) or a visit card (J9.1)."""
    return record(person, projections.PROMPT_ANSWERED, {"prompt": prompt, "answer": answer}, clock, NO_STAMP, random)


def _left_to_answer(person: Person, kind: str, records: Records) -> tuple[str, ...]:
    this_round = open_round(person)
    if this_round is not None:
        items = short_items(records.sheet) if kind == ScreenRecord.Kind.SHORT else needed_items(records.sheet)
        return tuple(item for item in items if item not in this_round.answered and _is_asked_again(item))
    return screen_sheet(records.sheet).missing


def _is_asked_again(item: str) -> bool:
    """A round asks every safety question anew (J9.3 step 4); the day of birth and the sex do not change."""
    return item not in ("A01", "A02")


def _store_screen(
    person: Person, kind: ScreenRecord.Kind, records: Records, clock: Clock, language: str, cause: str,
    random: RandomBytes,
) -> ScreenRecord:  # fmt: skip
    result = screen_sheet(records.sheet)
    state: HoldState = judge(records, result, clock, has_faults(person))
    return ScreenRecord.objects.create(
        id=new_id(clock.now(), random), person=person, kind=kind, cause=cause[:40], at=clock.now(), as_of=records.as_of,
        event_seq=last_seq(person), tier=state.tier, action=state.action, complete=result.complete,
        rules=[rule.model_dump(mode="json") for rule in result.rules], result=result.model_dump(mode="json"),
        sheet=records.sheet.model_dump(mode="json", exclude_none=True), spec_version=SPEC_VERSION,
        content_version=library().version, language=language,
    )  # fmt: skip
