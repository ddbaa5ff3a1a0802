"""What follows from facts that a device told: the same as if the page had been used, once for each fact that is new."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import translation

from hingeback.web.care import projections as care
from hingeback.web.care.services import StillUnanswered, raise_alarm, screen_now
from hingeback.web.clock import Clock
from hingeback.web.people.models import Person
from hingeback.web.plan.services import ease_as_told
from hingeback.web.safety.stopping import keep_meaning
from hingeback.web.session import projections as session
from hingeback.web.session.queries import session_of
from hingeback.web.session.shapes import SHAPES
from hingeback.web.sync.tellable import NEWEST
from hingeback.web.today.settling import screen_words, settle

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Fact:
    type: str
    v: int
    body: dict[str, Any]


def follow_up(person: Person, facts: Sequence[Fact], clock: Clock) -> None:
    """Safety first, in the order in which it was told; then each session that is over is judged once."""
    known = [fact for fact in facts if fact.v <= NEWEST]
    for fact in known:
        _try(partial(_heed, person, fact, clock))
    touched = dict.fromkeys(UUID(fact.body["session"]) for fact in known if fact.type in SHAPES)
    for session_id in touched:
        _try(partial(_judge, person, session_id, clock))


def _try(work: Callable[[], None]) -> None:
    """The facts are kept whatever happens to what follows from them."""
    try:
        with transaction.atomic():
            work()
    except Exception as error:
        log.exception("What follows from a fact could not be worked out: %s", type(error).__name__)


def _heed(person: Person, fact: Fact, clock: Clock) -> None:
    body = fact.body
    if fact.type == session.STOP_SIGN_TAPPED:
        keep_meaning(person, body["sign"], clock)
    elif fact.type == session.REMARK_WRITTEN:
        screen_words(person, body["text"], clock)
    elif fact.type == session.CHECK_IN_GIVEN and str(body.get("note", "")).strip():
        screen_words(person, body["note"].strip(), clock)
    elif fact.type == care.ANSWER_GIVEN and body.get("confirmed", True):
        raise_alarm(person, clock, cause=body["item"])
    elif fact.type == care.SCREEN_SENT:
        _send_screen(person, body["kind"], clock)
    elif fact.type == session.SESSION_STARTED and body.get("eased"):
        ease_as_told(person, date.fromisoformat(body["date"]), clock)


def _send_screen(person: Person, kind: str, clock: Clock) -> None:
    """A round that is not complete stays open: the questions that are left come first on the next page."""
    try:
        screen_now(person, kind, clock, translation.get_language() or "en", cause="device")
    except StillUnanswered as left:
        log.info("A screen of a device was not complete: %d questions are left.", len(left.items))


def _judge(person: Person, session_id: UUID, clock: Clock) -> None:
    """As the check-in does. What was stopped by a sign is not judged, and what goes on is judged at its end."""
    here = session_of(person, session_id)
    if here is not None and here.ended_at is not None and not here.stopped_by:
        settle(person, here, clock)
