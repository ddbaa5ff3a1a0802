"""Reading the log."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Max, QuerySet

from hingeback.web.eventlog.models import Event, EventBody, ProjectionFault
from hingeback.web.eventlog.projections import Recorded
from hingeback.web.people.models import Person


def has_faults(person: Person) -> bool:
    """True while some event has not reached its read model."""
    return ProjectionFault.objects.filter(person_id=person.id).exists()


def last_seq(person: Person) -> int:
    """The place of the person's latest event; 0 before the first."""
    return Event.objects.filter(person_id=person.id).aggregate(last=Max("seq"))["last"] or 0


def events_since(person: Person, types: Iterable[str], since: datetime) -> list[Recorded]:
    """Events of these types that the server received at or after `since`, in order."""
    return [_recorded(event) for event in _told(person, types).filter(received_at__gte=since).order_by("seq")]


def events_after(person: Person, types: Iterable[str], seq: int) -> list[Recorded]:
    """Events of these types that came after this place in the log, in order."""
    return [_recorded(event) for event in _told(person, types).filter(seq__gt=seq).order_by("seq")]


def latest_event(person: Person, event_type: str) -> Recorded | None:
    event = _told(person, (event_type,)).order_by("-seq").first()
    return _recorded(event) if event is not None else None


def _told(person: Person, types: Iterable[str]) -> "QuerySet[Event]":
    """Events whose body is there: an erased one tells nothing."""
    rows = Event.objects.filter(person_id=person.id, type__in=list(types), body__isnull=False)
    return rows.select_related("body")


def _recorded(event: Event) -> Recorded:
    return Recorded(
        event.seq, event.id, event.person_id, event.type, event.v, event.at, event.received_at, event.body.content
    )


def all_events(person: Person) -> list[dict[str, Any]]:
    """Everything the person reported, for the export."""
    bodies = dict(EventBody.objects.filter(person_id=person.id).values_list("event_id", "content"))
    heads = Event.objects.filter(person_id=person.id).order_by("seq").values()
    return [{**head, "body": bodies.get(head["seq"])} for head in heads]
