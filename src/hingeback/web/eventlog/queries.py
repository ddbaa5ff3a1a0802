"""Reading the log."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Max

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
    rows = Event.objects.filter(person_id=person.id, type__in=list(types), received_at__gte=since, body__isnull=False)
    return [
        Recorded(e.seq, e.id, e.person_id, e.type, e.v, e.at, e.received_at, e.body.content)
        for e in rows.select_related("body").order_by("seq")
    ]


def all_events(person: Person) -> list[dict[str, Any]]:
    """Everything the person reported, for the export."""
    bodies = dict(EventBody.objects.filter(person_id=person.id).values_list("event_id", "content"))
    heads = Event.objects.filter(person_id=person.id).order_by("seq").values()
    return [{**head, "body": bodies.get(head["seq"])} for head in heads]
