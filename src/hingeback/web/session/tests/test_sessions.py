"""What was done becomes a decision, stored once, that changes what comes next (F1, F2)."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from tests.cast import Member, WorldClock

from hingeback.engine.library import load_library
from hingeback.web.eventlog.services import Stamp, rebuild
from hingeback.web.ids import new_id
from hingeback.web.session import services
from hingeback.web.session.decisions import decide
from hingeback.web.session.entries import NotToldEnough
from hingeback.web.session.models import ExerciseNote, PerformedSet, SessionDecision, SessionRecord
from hingeback.web.session.queries import history, last_active, waits_for_morning

pytestmark = pytest.mark.django_db
ROW = "bird_dog"


def row_id() -> str:
    rows = load_library().exercises
    return ROW if ROW in rows else next(e.id for e in load_library().launch_rows() if e.dose.reps)


def does_a_session(
    member: Member, pre: int = 2, peak: int = 3, post: int = 2, morning: int | None = 2, **check_in: object
) -> SessionRecord:
    session_id: UUID = new_id(member.clock.now())
    facts = [
        services.start(plan_n=1),
        services.pain("pre", pre),
        services.performed_set(row_id(), 1, reps=8, reps_planned=8, rpe=4),
        services.pain("peak", peak),
        services.pain("post", post),
        services.check_in(4, **check_in),  # type: ignore[arg-type]
    ]
    for fact in facts:
        assert services.tell(member.person, session_id, fact, member.clock).stored
    record = SessionRecord.objects.get(id=session_id)
    decide(member.person, record, member.clock)
    member.clock.forward(days=1)
    if morning is not None:
        services.tell(member.person, session_id, services.next_morning(morning), member.clock)
        record.refresh_from_db()
        decide(member.person, record, member.clock)
    return record


def test_a_session_is_provisional_until_the_morning_is_told(ana: Member) -> None:
    ana.may_exercise()

    does_a_session(ana)

    first, second = SessionDecision.objects.order_by("n")
    assert (first.colour, first.final) == ("GREEN", False)
    assert (second.colour, second.final) == ("GREEN", True)
    assert history(ana.person).green_sessions == 1


def test_two_calm_sessions_make_the_exercise_grow(ana: Member) -> None:
    ana.may_exercise()

    does_a_session(ana)
    does_a_session(ana)

    decision = SessionDecision.objects.order_by("-n")[0].document["decisions"][0]
    assert decision["decision"] == "PROGRESS"
    assert decision["rule"].startswith("F2-")
    assert history(ana.person).of(row_id()).exposures == 2


def test_a_red_session_makes_it_smaller(ana: Member) -> None:
    ana.may_exercise()

    does_a_session(ana, pre=2, peak=7)

    latest = SessionDecision.objects.order_by("-n")[0]
    assert latest.colour == "RED"
    assert latest.document["decisions"][0]["decision"] == "REGRESS"


def test_a_morning_told_late_is_folded_in_where_it_belongs(ana: Member) -> None:
    """The second session was decided before the first one's morning was told: both count once."""
    ana.may_exercise()
    first = does_a_session(ana, morning=None)
    does_a_session(ana)

    services.tell(ana.person, first.id, services.next_morning(2), ana.clock)
    first.refresh_from_db()
    decide(ana.person, first, ana.clock)

    assert history(ana.person).green_sessions == 2
    assert history(ana.person).of(row_id()).exposures == 2


def test_two_mornings_told_late_are_both_kept(ana: Member) -> None:
    """The second session was judged while the first one was open; then both mornings come, in order."""
    ana.may_exercise()
    late = [does_a_session(ana, morning=None) for _ in range(2)]

    for record in late:
        services.tell(ana.person, record.id, services.next_morning(2), ana.clock)
        record.refresh_from_db()
        decide(ana.person, record, ana.clock)

    after = history(ana.person)
    assert after.green_sessions == 2
    assert [e.provisional for e in after.of(row_id()).recent] == [False, False]


def test_no_colour_without_pain_before_and_during(ana: Member, clock: WorldClock) -> None:
    ana.may_exercise()
    session_id = new_id(clock.now())
    services.tell(ana.person, session_id, services.check_in(4), clock)

    with pytest.raises(NotToldEnough):
        decide(ana.person, SessionRecord.objects.get(), clock)


def test_the_peak_is_the_highest_that_was_told(ana: Member, clock: WorldClock) -> None:
    session_id = new_id(clock.now())
    for nrs in (3, 6, 4):
        services.tell(ana.person, session_id, services.pain("peak", nrs), clock)

    assert SessionRecord.objects.get().peak_nrs == 6


def test_the_same_tap_sent_twice_counts_once(ana: Member, clock: WorldClock) -> None:
    session_id, stamp = new_id(clock.now()), Stamp(id=new_id(clock.now()))
    for _ in range(2):
        services.tell(ana.person, session_id, services.performed_set(row_id(), 1, reps=8), clock, stamp)

    assert PerformedSet.objects.count() == 1


def test_dov_cannot_write_into_anas_session(ana: Member, dov: Member, clock: WorldClock) -> None:
    session_id = new_id(clock.now())
    services.tell(ana.person, session_id, services.pain("pre", 2), clock)

    with pytest.raises(services.NotYours):
        services.tell(dov.person, session_id, services.pain("pre", 9), clock)
    assert SessionRecord.objects.get().pre_nrs == 2


def test_the_morning_is_asked_for_on_the_next_day(ana: Member, clock: WorldClock) -> None:
    ana.may_exercise()
    does_a_session(ana, morning=None)

    waiting = waits_for_morning(ana.person, clock)

    assert waiting is not None and waiting.date == clock.day - timedelta(days=1)
    assert last_active(ana.person) == waiting.date


def test_sessions_can_be_built_again_from_the_log(ana: Member, clock: WorldClock) -> None:
    ana.may_exercise()
    record = does_a_session(ana, spread=True, doms=True, note="a bit stiff")
    services.tell(ana.person, record.id, services.note(row_id(), "worried"), clock)
    services.tell(ana.person, record.id, services.stop_sign("faint"), clock)
    tables = (SessionRecord, PerformedSet, ExerciseNote)
    drop = ("id", "session_id")
    before = [[{k: v for k, v in row.items() if k not in drop} for row in t.objects.values()] for t in tables]

    rebuild(ana.person)

    after = [[{k: v for k, v in row.items() if k not in drop} for row in t.objects.values()] for t in tables]
    assert before == after


def test_a_session_decision_is_never_changed(ana: Member) -> None:
    ana.may_exercise()
    does_a_session(ana)

    for statement in ("UPDATE session_sessiondecision SET colour = 'GREEN'", "DELETE FROM session_sessiondecision"):
        with pytest.raises(DatabaseError, match="never"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_facts_told_together_read_as_if_told_one_by_one(ana: Member, clock: WorldClock) -> None:
    facts = [services.pain("pre", 2), services.performed_set(row_id(), 1, reps=8), services.pain("peak", 4)]
    together, one_by_one = new_id(clock.now()), new_id(clock.now())

    services.tell_all(ana.person, together, facts, clock)
    for fact in facts:
        services.tell(ana.person, one_by_one, fact, clock)

    first, second = (SessionRecord.objects.get(id=session_id) for session_id in (together, one_by_one))
    assert (
        (first.pre_nrs, first.peak_nrs, first.date)
        == (second.pre_nrs, second.peak_nrs, second.date)
        == (2, 4, clock.day)
    )
    assert [s.reps for s in PerformedSet.objects.order_by("event_seq")] == [8, 8]


def test_a_set_told_again_is_corrected(ana: Member, clock: WorldClock) -> None:
    session_id = new_id(clock.now())
    for reps in (6, 8):
        services.tell(ana.person, session_id, services.performed_set(row_id(), 1, reps=reps), clock)

    assert PerformedSet.objects.get().reps == 8


def test_dov_cannot_write_many_facts_into_anas_session(ana: Member, dov: Member, clock: WorldClock) -> None:
    session_id = new_id(clock.now())
    services.tell(ana.person, session_id, services.pain("pre", 2), clock)

    with pytest.raises(services.NotYours):
        services.tell_all(dov.person, session_id, [services.pain("pre", 9)], clock)
