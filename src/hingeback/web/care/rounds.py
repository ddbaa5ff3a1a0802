"""A round of safety questions: what was answered since it began. Nothing of an earlier round is taken over."""

from dataclasses import dataclass
from datetime import datetime

from hingeback.web.care import projections
from hingeback.web.care.models import ScreenRecord
from hingeback.web.eventlog.models import Event
from hingeback.web.people.models import Person


@dataclass(frozen=True, slots=True)
class Round:
    kind: str
    cause: str
    began_at: datetime
    answered: frozenset[str]


def open_round(person: Person) -> Round | None:
    """The round that was begun and not sent yet, or None."""
    begun = _last_begun(person)
    if begun is None or _sent_since(person, begun):
        return None
    body = begun.body.content
    return Round(body["kind"], body.get("cause", ""), begun.received_at, _answered_since(person, begun.seq))


def _last_begun(person: Person) -> Event | None:
    rows = Event.objects.filter(person_id=person.id, type=projections.SCREEN_BEGUN, body__isnull=False)
    return rows.select_related("body").order_by("-seq").first()


def _sent_since(person: Person, begun: Event) -> bool:
    """A short screen does not close a full round; an alarm closes none."""
    kinds = {str(begun.body.content["kind"]), ScreenRecord.Kind.FULL.value, ScreenRecord.Kind.RESCREEN.value}
    return ScreenRecord.objects.filter(person=person, kind__in=kinds, event_seq__gte=begun.seq).exists()


def _answered_since(person: Person, seq: int) -> frozenset[str]:
    types = (projections.ANSWER_GIVEN, projections.ANSWER_TAKEN_BACK)
    events = Event.objects.filter(person_id=person.id, type__in=types, seq__gt=seq, body__isnull=False)
    answered: set[str] = set()
    for event in events.select_related("body").order_by("seq"):
        content = event.body.content
        cleared = event.type == projections.ANSWER_TAKEN_BACK or content.get("value") == "null"
        answered.discard(content["item"]) if cleared else answered.add(content["item"])
    return frozenset(answered)
