"""Five years of use in a few seconds: one real week through the services, copied forward, then a real present."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django.db import models
from tests.cast import Member, WorldClock

from hingeback.web.care.models import ScreenRecord
from hingeback.web.eventlog.models import Event, EventBody
from hingeback.web.people.models import Person
from hingeback.web.plan.models import PlanRecord
from hingeback.web.plan.queries import planned_items
from hingeback.web.plan.services import plan_if_due
from hingeback.web.session import services as told
from hingeback.web.session.decisions import decide
from hingeback.web.session.models import ExerciseNote, PerformedSet, SessionDecision, SessionRecord

WEEKS = 260
SESSIONS_A_WEEK = 4


def live_five_years(member: Member, clock: WorldClock) -> None:
    """From five years ago until now: a plan each week, four sessions a week, a safety check each week."""
    now = clock.at
    clock.at = now - timedelta(weeks=WEEKS)
    member.may_exercise()
    plan_if_due(member.person, clock)
    one_session(member.person, clock)
    _copy_forward(member.person)
    clock.at = now
    member.sends_screen("re-screen")
    plan_if_due(member.person, clock)
    one_session(member.person, clock)


def one_session(person: Person, clock: WorldClock) -> UUID:
    """Today's session as planned, told in full, and judged."""
    session, day = uuid4(), clock.day
    items = planned_items(person, day)
    facts = [told.start(), told.pain("pre", 3)]
    for item in items:
        if item.exercise:
            sets = range(1, (item.sets or 1) + 1)
            facts += [told.performed_set(item.exercise, n, reps=item.reps, reps_planned=item.reps) for n in sets]
    for fact in [*facts, told.pain("peak", 3), told.pain("post", 3), told.check_in(4)]:
        told.tell(person, session, fact, clock)
    decide(person, SessionRecord.objects.get(id=session), clock, items)
    return session


def _copy_forward(person: Person) -> None:
    plan = PlanRecord.objects.get(person=person)
    screen = ScreenRecord.objects.get(person=person)
    session = SessionRecord.objects.get(person=person)
    decision = SessionDecision.objects.get(person=person)
    weeks = range(1, WEEKS)
    _add(PlanRecord, (_shifted(plan, timedelta(weeks=w), n=w + 1, week=w + 1) for w in weeks))
    _add(ScreenRecord, (_shifted(screen, timedelta(weeks=w), kind="short" if w % 26 else "full") for w in weeks))
    days = [timedelta(weeks=w, days=2 * d) for w in range(WEEKS) for d in range(SESSIONS_A_WEEK) if w or d][:-1]
    _copy_sessions(session, decision, days)
    _copy_events(person, days)


def _copy_sessions(session: SessionRecord, decision: SessionDecision, days: Sequence[timedelta]) -> None:
    ids = [uuid4() for _ in days]
    _add(SessionRecord, (_shifted(session, by, id=new) for new, by in zip(ids, days, strict=True)))
    for child in (PerformedSet, ExerciseNote):
        rows = list(child.objects.filter(session=session))
        _add(child, (_shifted(row, timedelta(), id=None, session_id=new) for new in ids for row in rows))
    decisions = (
        _shifted(decision, by, n=n, session_id=new)
        for n, (new, by) in enumerate(zip(ids, days, strict=True), start=decision.n + 1)
    )
    _add(SessionDecision, decisions)


def _copy_events(person: Person, days: Sequence[timedelta]) -> None:
    events = list(Event.objects.filter(person_id=person.id, type__startswith="session").select_related("body"))
    last = Event.objects.order_by("-n").values_list("n", flat=True).first() or 0
    copies, bodies = [], []
    for by in days:
        for event in events:
            last += 1
            copies.append(_shifted(event, by, seq=None, id=uuid4(), device="five-years", n=last))
            bodies.append(event.body.content)
    made = Event.objects.bulk_create(copies, batch_size=500)
    EventBody.objects.bulk_create(
        [EventBody(event=e, person_id=person.id, content=b) for e, b in zip(made, bodies, strict=True)], batch_size=500
    )


def _add(model: type[models.Model], rows: Iterable[models.Model]) -> None:
    model._default_manager.bulk_create(list(rows), batch_size=200)


Row = TypeVar("Row", bound=models.Model)


def _shifted(row: Row, by: timedelta, **other: Any) -> Row:
    """A copy with a fresh id whose days and times lie `by` later."""
    values: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        values[field.attname] = value + by if isinstance(value, date) else value
    if isinstance(values.get("id"), UUID):
        values["id"] = uuid4()
    return type(row)(**{**values, **other})
