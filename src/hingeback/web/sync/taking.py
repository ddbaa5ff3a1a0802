"""Taking in a batch: every event by itself, what follows from them at the end; all is kept together or not at all."""

import logging
from typing import Any

from django.db import transaction

from hingeback.web.clock import Clock
from hingeback.web.eventlog.services import SERVER, Answer, Draft, Receipt, append, one_writer
from hingeback.web.people.models import Person
from hingeback.web.sync.following import Fact, follow_up
from hingeback.web.sync.reading import Batch, as_id, is_count
from hingeback.web.sync.tellable import refusal

log = logging.getLogger(__name__)
HIGHEST_V = 32_767


def take(person: Person, batch: Batch, clock: Clock) -> list[dict[str, Any]]:
    """The answers, in the order of the events. One that could not be stored for now has no answer: it stays there."""
    with transaction.atomic():
        one_writer(person.tenant_id)
        facts: list[Fact] = []
        answers = [_take_one(person, batch.device, told, clock, facts) for told in batch.events]
        follow_up(person, facts, clock)
    return [answer for answer in answers if answer is not None]


def _take_one(person: Person, device: str, told: Any, clock: Clock, facts: list[Fact]) -> dict[str, Any] | None:
    event_id = told.get("id") if isinstance(told, dict) else None
    try:
        receipt = _receipt(person, device, told, clock)
    except Exception as error:  # whatever went wrong with this one, the others are taken
        log.error("An event could not be stored: %s", type(error).__name__)
        return None
    if receipt.answer == Answer.NEW:
        facts.append(Fact(told["type"], told["v"], told["body"]))
    return {"id": event_id, "answer": str(receipt.answer)} | _details(receipt)


def _details(receipt: Receipt) -> dict[str, Any]:
    if receipt.seq is None or receipt.received_at is None:
        return {"code": receipt.code}
    return {"seq": receipt.seq, "receipt": receipt_words(receipt.seq, receipt.received_at.timestamp())}


def receipt_words(seq: int, received_at_s: float) -> str:
    """What a device shows later to ask whether the event is still here, in this very place."""
    return f"{seq}.{round(received_at_s * 1000)}"


def _receipt(person: Person, device: str, told: Any, clock: Clock) -> Receipt:
    code = _head_problem(device, told) or refusal(person, told["type"], told["v"], told.get("body"))
    if code:
        return Receipt(Answer.REJECTED, code=code)
    draft = Draft(
        id=_id(told), type=told["type"], body=told["body"], at=told["at"], v=told["v"], device=device, n=told["n"],
        mono_ms=told.get("mono_ms"),
    )  # fmt: skip
    return append(person, draft, clock, actor_id=person.account.id)


def _id(told: dict[str, Any]) -> Any:
    return as_id(told["id"])


def _head_problem(device: str, told: Any) -> str:
    """What is wrong with the head of an event; the rest is looked at by whoever owns it."""
    if not isinstance(told, dict):
        return "event-not-an-object"
    if device == SERVER:
        return "device-reserved"
    checks = {
        "id-unreadable": as_id(told.get("id")) is not None,
        "number-unreadable": is_count(told.get("n")),
        "version-unreadable": is_count(told.get("v"), HIGHEST_V) and told.get("v") != 0,
        "type-unreadable": isinstance(told.get("type"), str),
        "time-unreadable": isinstance(told.get("at"), str) and told.get("at") != "",
        "mono-unreadable": told.get("mono_ms") is None or is_count(told.get("mono_ms")),
    }
    return next((code for code, good in checks.items() if not good), "")
