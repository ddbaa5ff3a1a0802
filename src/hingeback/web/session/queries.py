"""Reading sessions and what was decided on them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from hingeback.engine.contracts.history import History
from hingeback.web.care.hold_state import HoldState
from hingeback.web.care.queries import today
from hingeback.web.clock import Clock
from hingeback.web.people.models import Person
from hingeback.web.session.models import ExerciseNote
from hingeback.web.session.models import PerformedSet as PerformedSet
from hingeback.web.session.models import SessionDecision as SessionDecision
from hingeback.web.session.models import SessionRecord as SessionRecord

MORNING_ASKED_FOR_DAYS = 2
SORENESS_DAYS = 3
#: Any complete screen answers the short questions after leg spread.
SCREENS_AFTER_SPREAD = ("full", "re-screen", "short")
NEVER = datetime.min.replace(tzinfo=UTC)


def history(person: Person) -> History:
    """What the planner needs to know of all sessions so far: the fold of the stored decisions."""
    latest = SessionDecision.objects.filter(person=person).order_by("-n").first()
    return History.model_validate(latest.document["history_after"]) if latest is not None else History()


def sessions(person: Person, since: date | None = None) -> "QuerySet[SessionRecord]":
    """Sessions, the latest first."""
    rows = SessionRecord.objects.filter(person=person).order_by("-date", "-started_at")
    return rows.filter(date__gte=since) if since is not None else rows


def has_begun(person: Person, day: date) -> bool:
    """True once a session of this day was started."""
    return SessionRecord.objects.filter(person=person, date=day).exists()


def last_active(person: Person) -> date | None:
    """The day of the latest session, for B4 and F4."""
    return sessions(person).values_list("date", flat=True).first()


def last_spread(person: Person) -> date | None:
    """The day of the latest session that sent symptoms down the leg."""
    return sessions(person).filter(spread=True).values_list("date", flat=True).first()


def latest_decisions(person: Person, session_ids: Sequence[object]) -> dict[object, SessionDecision]:
    """The decision in force for each of these sessions."""
    rows = SessionDecision.objects.filter(person=person, session_id__in=list(session_ids)).order_by("n")
    return {row.session_id: row for row in rows}


def waits_for_morning(person: Person, clock: Clock) -> SessionRecord | None:
    """The latest session whose next morning has come and was not told yet."""
    day = today(person, clock)
    recent = sessions(person, since=day - timedelta(days=MORNING_ASKED_FOR_DAYS))
    return next((session for session in recent if morning_is_open(session, day)), None)


def morning_is_open(session: SessionRecord, day: date) -> bool:
    """True from the day after a session until it is told or too long ago. An easy or stopped session is not asked."""
    asked = timedelta(days=1) <= day - session.date <= timedelta(days=MORNING_ASKED_FOR_DAYS)
    told = session.next_nrs is not None or session.pre_nrs is None
    return asked and not told and not session.eased and not session.stopped_by


def third_day_is_open(session: SessionRecord, decision: SessionDecision | None, day: date) -> bool:
    """True on the third and fourth day after a session whose soreness was let pass (F1-8), until it is told."""
    let_pass = decision is not None and decision.document["colour"]["rule"] == "F1-8"
    return let_pass and third_day_may_come(session, day)


def third_day_may_come(session: SessionRecord, day: date) -> bool:
    """The days fit, and sore muscles were told of."""
    days = (day - session.date).days
    return session.doms and session.pain_72h_nrs is None and SORENESS_DAYS <= days <= SORENESS_DAYS + 1


def spread_waits(recent: Iterable[SessionRecord], state: HoldState) -> bool:
    """True from a report of symptoms further down the leg until a screen was sent (F1-10, B4)."""
    told = [s.spread_at for s in recent if s.spread_at is not None and not s.stopped_by]
    screens = [screen.at for screen in state.screens if screen.complete and screen.kind in SCREENS_AFTER_SPREAD]
    return bool(told) and max(screens, default=NEVER) <= max(told)


def session_of(person: Person, session_id: UUID) -> SessionRecord | None:
    """One session of this person; None for anybody else's and for none."""
    return SessionRecord.objects.filter(person=person, id=session_id).first()


def performed(session: SessionRecord) -> list[PerformedSet]:
    """Every set and skip of a session, in the order in which they were told."""
    return list(PerformedSet.objects.filter(session=session).order_by("event_seq"))


def words_said(session: SessionRecord) -> dict[tuple[str, str], int]:
    """(exercise, word) of a session, each with the number of the event that says it."""
    found = ExerciseNote.objects.filter(session=session).values_list("exercise", "note", "event_seq")
    return {(exercise, note): seq for exercise, note, seq in found}


def sets_done_by_day(person: Person, since: date) -> dict[date, Counter[str]]:
    """For each day with a finished session since then: each exercise that was done, with its number of sets."""
    done: dict[date, Counter[str]] = {}
    ended = sessions(person, since).filter(ended_at__isnull=False)
    found = ended.values_list("date", "sets__exercise", "sets__skipped")
    for day, exercise, skipped in found:
        rows = done.setdefault(day, Counter())
        if exercise and not skipped:
            rows[exercise] += 1
    return done


def has_done_any(person: Person, rows: Iterable[str]) -> bool:
    """True once at least one set of one of these exercises was done."""
    return PerformedSet.objects.filter(person=person, exercise__in=list(rows), skipped=False).exists()
