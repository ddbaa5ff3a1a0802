"""Reading sessions and what was decided on them."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import QuerySet

from hingeback.engine.contracts.history import History
from hingeback.web.care.queries import today
from hingeback.web.clock import Clock
from hingeback.web.people.models import Person
from hingeback.web.session.models import SessionDecision, SessionRecord

MORNING_ASKED_FOR_DAYS = 2


def history(person: Person) -> History:
    """What the planner needs to know of all sessions so far: the fold of the stored decisions."""
    latest = SessionDecision.objects.filter(person=person).order_by("-n").first()
    return History.model_validate(latest.document["history_after"]) if latest is not None else History()


def sessions(person: Person, since: date | None = None) -> "QuerySet[SessionRecord]":
    """Sessions, the latest first."""
    rows = SessionRecord.objects.filter(person=person).order_by("-date", "-started_at")
    return rows.filter(date__gte=since) if since is not None else rows


def last_active(person: Person) -> date | None:
    """The day of the latest session, for B4 and F4."""
    return sessions(person).values_list("date", flat=True).first()


def latest_decisions(person: Person, session_ids: Sequence[object]) -> dict[object, SessionDecision]:
    """The decision in force for each of these sessions."""
    rows = SessionDecision.objects.filter(person=person, session_id__in=list(session_ids)).order_by("n")
    return {row.session_id: row for row in rows}


def waits_for_morning(person: Person, clock: Clock) -> SessionRecord | None:
    """The latest session whose next morning has come and was not told yet."""
    day = today(person, clock)
    rows = sessions(person, since=day - timedelta(days=MORNING_ASKED_FOR_DAYS)).filter(
        date__lt=day, next_nrs=None, pre_nrs__isnull=False, eased=False
    )
    return rows.first()
