"""A round of safety questions: what was answered since it began. Nothing of an earlier round is taken over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hingeback.web.care import projections
from hingeback.web.care.models import ScreenRecord
from hingeback.web.eventlog.projections import Recorded
from hingeback.web.eventlog.queries import events_after, latest_event
from hingeback.web.people.models import Person


@dataclass(frozen=True, slots=True)
class Round:
    kind: str
    cause: str
    began_at: datetime
    answered: frozenset[str]


def open_round(person: Person, screens: Sequence[ScreenRecord] | None = None) -> Round | None:
    """The round that was begun and not sent yet, or None. `screens`: all of them, where the page has them."""
    begun = latest_event(person, projections.SCREEN_BEGUN)
    if begun is None or _sent_since(person, begun, screens):
        return None
    answered = _answered_since(person, begun.seq)
    return Round(begun.body["kind"], begun.body.get("cause", ""), begun.received_at, answered)


def _sent_since(person: Person, begun: Recorded, screens: Sequence[ScreenRecord] | None) -> bool:
    """A short screen does not close a full round; an alarm closes none."""
    kinds = {str(begun.body["kind"]), ScreenRecord.Kind.FULL.value, ScreenRecord.Kind.RESCREEN.value}
    if screens is not None:
        return any(screen.kind in kinds and screen.event_seq >= begun.seq for screen in screens)
    return ScreenRecord.objects.filter(person=person, kind__in=kinds, event_seq__gte=begun.seq).exists()


def _answered_since(person: Person, seq: int) -> frozenset[str]:
    answered: set[str] = set()
    for event in events_after(person, (projections.ANSWER_GIVEN, projections.ANSWER_TAKEN_BACK), seq):
        cleared = event.type == projections.ANSWER_TAKEN_BACK or event.body.get("value") == "null"
        answered.discard(event.body["item"]) if cleared else answered.add(event.body["item"])
    return frozenset(answered)
