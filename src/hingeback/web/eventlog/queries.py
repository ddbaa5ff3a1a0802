"""Reading the log."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from hingeback.web.eventlog.models import Event, EventBody, ProjectionFault
from hingeback.web.eventlog.projections import Recorded, newest_version
from hingeback.web.people.models import Person


def has_faults(person: Person) -> bool:
    """True while some event has not reached its read model."""
    return ProjectionFault.objects.filter(person_id=person.id).exists()


def last_seq(person: Person) -> int:
    """The place of the person's latest event; 0 before the first."""
    return Event.objects.filter(person_id=person.id).aggregate(last=Max("seq"))["last"] or 0


def events_since(person: Person, types: Iterable[str], since: datetime) -> list[Recorded]:
    """Events of these types that the server received at or after `since`, in order."""
    return _recorded(_told(person, types).filter(received_at__gte=since).order_by("seq"))


def events_after(person: Person, types: Iterable[str], seq: int) -> list[Recorded]:
    """Events of these types that came after this place in the log, in order."""
    return _recorded(_told(person, types).filter(seq__gt=seq).order_by("seq"))


def latest_event(person: Person, event_type: str) -> Recorded | None:
    return next(iter(_recorded(_told(person, (event_type,)).order_by("-seq")[:1])), None)


def place_of(person: Person, event_id: UUID) -> tuple[int, datetime] | None:
    """Where in the log this event of the person stands, and when it came; None where it is not known."""
    rows = Event.objects.filter(tenant_id=person.tenant_id, person_id=person.id, id=event_id)
    return rows.values_list("seq", "received_at").first()


def _told(person: Person, types: Iterable[str]) -> "QuerySet[Event]":
    """Events whose body is there (an erased one tells nothing), in a form that is read here."""
    by_version: dict[int, list[str]] = {}
    for event_type in types:
        by_version.setdefault(newest_version(event_type), []).append(event_type)
    readable = Q(pk__in=())
    for newest, of_version in by_version.items():
        readable |= Q(type__in=of_version, v__lte=newest)
    return Event.objects.filter(readable, person_id=person.id, body__isnull=False)


def _recorded(events: "QuerySet[Event]") -> list[Recorded]:
    """Read as plain values: every page asks for the last day, and objects would take three times as long."""
    fields = ("seq", "id", "person_id", "type", "v", "at", "received_at", "body__content")
    return [Recorded(*values) for values in events.values_list(*fields)]


def all_events(person: Person) -> list[dict[str, Any]]:
    """Everything the person reported, for the export."""
    bodies = dict(EventBody.objects.filter(person_id=person.id).values_list("event_id", "content"))
    heads = Event.objects.filter(person_id=person.id).order_by("seq").values()
    return [{**head, "body": bodies.get(head["seq"])} for head in heads]
