"""Read models of the answers: the latest value of each item, and what was said to prompts."""

import json
from collections.abc import Sequence
from typing import Any

from hingeback.web.care.models import Answer, PromptAnswer
from hingeback.web.clock import local_day
from hingeback.web.eventlog.projections import Recorded, declare, register, register_read_models
from hingeback.web.people.models import Person

ANSWER_GIVEN = "answer.given"
ANSWER_CONFIRMED = "answer.confirmed"
ANSWER_TAKEN_BACK = "answer.taken_back"
SCREEN_BEGUN = "screen.begun"
SCREEN_SENT = "screen.sent"
CLEARANCE_REPORTED = "clearance.reported"
PROMPT_ANSWERED = "prompt.answered"


def listen() -> None:
    register(ANSWER_GIVEN, take_answer, take_answers)
    register(ANSWER_TAKEN_BACK, take_back)
    register(PROMPT_ANSWERED, take_prompt_answer)
    for read_from_the_log in (ANSWER_CONFIRMED, SCREEN_BEGUN, SCREEN_SENT, CLEARANCE_REPORTED):
        declare(read_from_the_log)
    register_read_models((Answer, PromptAnswer))


def value_of(body: dict[str, Any]) -> Any:
    """The answer inside an event. It travels as JSON text, since a body holds no fractions."""
    return json.loads(body["value"])


def take_answer(event: Recorded) -> None:
    take_answers([event])


def take_answers(events: Sequence[Recorded]) -> None:
    """Answers of one person. Of two to the same item the later one counts."""
    latest = {event.body["item"]: event for event in events}
    _set([(event, value_of(event.body)) for event in latest.values()])


def take_back(event: Recorded) -> None:
    """A mis-tap: the item is unanswered again."""
    _set([(event, None)])


def _set(told: Sequence[tuple[Recorded, Any]]) -> None:
    person = Person.objects.select_related("tenant").get(pk=told[0][0].person_id)
    answers = [
        Answer(
            person=person, item=event.body["item"], value=value, event_seq=event.seq, given_at=event.received_at,
            given_on=local_day(event.received_at, str(event.body.get("zone") or person.tenant.time_zone)),
        )
        for event, value in told
    ]  # fmt: skip
    Answer.objects.bulk_create(
        answers, update_conflicts=True, unique_fields=("person", "item"),
        update_fields=("value", "event_seq", "given_at", "given_on"),
    )  # fmt: skip


def take_prompt_answer(event: Recorded) -> None:
    PromptAnswer.objects.update_or_create(
        event_seq=event.seq,
        defaults={
            "person_id": event.person_id, "prompt": event.body["prompt"], "answer": event.body["answer"],
            "answered_at": event.received_at,
        },
    )  # fmt: skip
