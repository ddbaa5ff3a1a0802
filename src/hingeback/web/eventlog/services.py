"""Adding events, and rebuilding what is read from them."""

import json
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max

from hingeback.web.clock import Clock
from hingeback.web.eventlog.models import Event, EventBody, ProjectionFault
from hingeback.web.eventlog.projections import (
    ManyProjector,
    Recorded,
    many_projector_of,
    projectors_of,
    read_models,
    reads_version,
)
from hingeback.web.eventlog.shape import refusal_of
from hingeback.web.ids import RandomBytes, new_id, system_random
from hingeback.web.people.models import Person

log = logging.getLogger(__name__)

SERVER = "server"
#: UUID version of ids within the id of a form: a form that is told again later is still the same.
IDS_OF_FORMS = 5


class Answer(StrEnum):
    """What the log says to an event, in the words of the sync protocol."""

    NEW = "new"
    DUPLICATE = "duplicate"
    CONFLICT = "conflict"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Draft:
    """An event before it is stored. Forms leave `device` and `n` out: the server then counts them itself.

    `at` is the time on the device with its zone (ISO). `id` is made where the event is made, so that sending
    twice stores once.
    """

    id: UUID
    type: str
    body: dict[str, Any]
    at: str = ""
    v: int = 1
    device: str = SERVER
    n: int | None = None
    mono_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a page or a device knows of its event; all of it may be left out. `id` makes sending twice harmless."""

    id: UUID | None = None
    at: str = ""
    device: str = SERVER
    n: int | None = None
    actor_id: UUID | None = None


NO_STAMP = Stamp()


class UnknownVersion(Exception):
    """A newer app told this in a form that this server does not read yet. The fact is kept until it does."""


class Refused(ValueError):
    """A fact that the log does not take; the text says which and why."""


@dataclass(frozen=True, slots=True)
class Receipt:
    answer: Answer
    seq: int | None = None
    code: str = ""
    received_at: datetime | None = None

    @property
    def stored(self) -> bool:
        """True if the fact is safe: now, or from an earlier sending."""
        return self.answer in (Answer.NEW, Answer.DUPLICATE)


def append(person: Person, draft: Draft, clock: Clock, actor_id: UUID | None = None) -> Receipt:
    """Store one event and let the read models take it in. The same event twice is stored once."""
    code = refusal_of(draft.type, draft.body, draft.device, draft.at)
    if code:
        return Receipt(Answer.REJECTED, code=code)
    with transaction.atomic():
        one_writer(person.tenant_id)
        earlier = Event.objects.filter(tenant_id=person.tenant_id, id=draft.id).select_related("body").first()
        if earlier is not None:
            return _met_again(earlier, person, draft)
        if draft.n is not None and _number_taken(person.tenant_id, draft.device, draft.n):
            return Receipt(Answer.CONFLICT, code="number-taken")
        recorded = _store(person, draft, clock.now(), actor_id)
        _project(recorded)
    return Receipt(Answer.NEW, recorded.seq, received_at=recorded.received_at)


def record(
    person: Person, event_type: str, body: dict[str, Any], clock: Clock, stamp: Stamp = NO_STAMP,
    random: RandomBytes = system_random,
) -> Receipt:  # fmt: skip
    """`append` for the services of the apps: the id is made here unless the page made it."""
    event_id = stamp.id or new_id(clock.now(), random)
    draft = Draft(event_id, event_type, body, stamp.at, device=stamp.device, n=stamp.n)
    return append(person, draft, clock, stamp.actor_id)


def record_all(
    person: Person, facts: Sequence[tuple[str, dict[str, Any]]], clock: Clock, random: RandomBytes = system_random
) -> None:
    """Several facts of one moment, in their order, all or none; each `(type, body)`. Raises Refused for a bad one.

    They are numbered and stored together, so that a page of twenty answers does not ask the log sixty times.
    """
    for event_type, body in facts:
        code = refusal_of(event_type, body, SERVER, "")
        if code:
            raise Refused(f"{event_type}: {code}")
    with transaction.atomic():
        one_writer(person.tenant_id)
        now, first = clock.now(), _next_number(person.tenant_id, SERVER)
        drafts = [Draft(new_id(now, random), kind, body, n=first + i) for i, (kind, body) in enumerate(facts)]
        events = Event.objects.bulk_create([_event(person, draft, draft.n or 0, now, None) for draft in drafts])
        bodies = [
            EventBody(event=event, person_id=person.id, content=draft.body)
            for event, draft in zip(events, drafts, strict=True)
        ]
        _project_all([_recorded(kept.event) for kept in EventBody.objects.bulk_create(bodies)])


def rebuild(person: Person) -> None:
    """Empty every read model of this person and fill it again from the log."""
    with transaction.atomic():
        one_writer(person.tenant_id)
        for model in reversed(read_models()):
            model._default_manager.filter(person_id=person.id).delete()
        ProjectionFault.objects.filter(person_id=person.id).delete()
        for event in (
            Event.objects.filter(person_id=person.id, body__isnull=False).select_related("body").order_by("seq")
        ):
            _project(_recorded(event))


def mend(persons: Iterable[Person]) -> None:
    """Read again what could not be read: after an update the server may know the form in which it was told."""
    for person in persons:
        if ProjectionFault.objects.filter(person_id=person.id).exists():
            rebuild(person)


def one_writer(tenant_id: UUID) -> None:
    """One writer of a tenant at a time, to the end of the transaction: so no later `seq` commits first.

    SQLite has one writer anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [tenant_id.int & ((1 << 63) - 1)])


def _met_again(earlier: Event, person: Person, draft: Draft) -> Receipt:
    """An id that is known: the same fact once more, another one, or one whose content was erased."""
    if _same_content(earlier, person, draft):
        return Receipt(Answer.DUPLICATE, earlier.seq, received_at=earlier.received_at)
    erased = earlier.person_id == person.id and getattr(earlier, "body", None) is None
    return Receipt(Answer.CONFLICT, code="erased" if erased else "other-content")


def _same_content(event: Event, person: Person, draft: Draft) -> bool:
    body = getattr(event, "body", None)
    if body is None or event.person_id != person.id:
        return False
    same_time = event.at == draft.at or SERVER in (draft.device, event.device) or draft.id.version == IDS_OF_FORMS
    return same_time and (event.type, event.v, _canonical(body.content)) == (
        draft.type,
        draft.v,
        _canonical(draft.body),
    )


def _canonical(body: dict[str, Any]) -> str:
    """As text, since Python takes 1 and true for the same."""
    return json.dumps(body, sort_keys=True)


def _number_taken(tenant_id: UUID, device: str, n: int) -> bool:
    return Event.objects.filter(tenant_id=tenant_id, device=device, n=n).exists()


def _next_number(tenant_id: UUID, device: str) -> int:
    last = Event.objects.filter(tenant_id=tenant_id, device=device).aggregate(last=Max("n"))["last"]
    return 0 if last is None else int(last) + 1


def _store(person: Person, draft: Draft, received_at: datetime, actor_id: UUID | None) -> Recorded:
    n = draft.n if draft.n is not None else _next_number(person.tenant_id, draft.device)
    event = _event(person, draft, n, received_at, actor_id)
    event.save(force_insert=True)
    event.body = EventBody.objects.create(event=event, person_id=person.id, content=draft.body)
    return _recorded(event)


def _event(person: Person, draft: Draft, n: int, received_at: datetime, actor_id: UUID | None) -> Event:
    return Event(
        tenant_id=person.tenant_id, person_id=person.id, id=draft.id, device=draft.device, n=n, type=draft.type,
        v=draft.v, at=draft.at or received_at.isoformat(), mono_ms=draft.mono_ms, received_at=received_at,
        actor_id=actor_id,
    )  # fmt: skip


def _recorded(event: Event) -> Recorded:
    return Recorded(
        event.seq, event.id, event.person_id, event.type, event.v, event.at, event.received_at, event.body.content
    )


def _project_all(recorded: Sequence[Recorded]) -> None:
    """In their order; neighbours of one type together where the read model can. If that fails, one by one."""
    for event_type, neighbours in groupby(recorded, key=lambda event: event.type):
        events, take_many = list(neighbours), many_projector_of(event_type)
        if take_many is None or len(events) == 1 or not _takes(take_many, events):
            for event in events:
                _project(event)


def _takes(take_many: ManyProjector, events: Sequence[Recorded]) -> bool:
    try:
        with transaction.atomic():
            take_many(events)
    except Exception:  # each event is tried by itself next, and then the fault is kept
        return False
    return True


def _project(recorded: Recorded) -> None:
    """A read model that fails never refuses the fact: the fault is kept, and nothing is decided until it is mended."""
    try:
        with transaction.atomic():
            if not reads_version(recorded.type, recorded.v):
                raise UnknownVersion(f"{recorded.type} v{recorded.v}")
            for projector in projectors_of(recorded.type):
                projector(recorded)
    except Exception as error:  # whatever went wrong, the fact itself must be kept
        log.error("A read model could not take in event %s (%s): %s", recorded.seq, recorded.type, type(error).__name__)
        ProjectionFault.objects.create(
            event_id=recorded.seq, person_id=recorded.person_id, error=type(error).__name__[:80]
        )
