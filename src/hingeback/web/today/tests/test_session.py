"""A session through its pages: begun, done set by set, told, decided; and the days to come changed by it."""

from typing import Any

import pytest
from tests.cast import Member, WorldClock

from hingeback.web.eventlog.models import Event
from hingeback.web.session.models import ExerciseNote, PerformedSet, SessionDecision, SessionRecord
from hingeback.web.today.tests.walking import (
    begins,
    counted_again,
    does_a_session,
    does_every_set,
    goes_on,
    has_a_week,
    hidden_in,
    planned,
    says_how_it_was,
    tells_the_morning,
)

pytestmark = pytest.mark.django_db


def test_a_whole_session_is_kept_and_decided(ana: Member, clock: WorldClock) -> None:
    has_a_week(ana)

    session = does_a_session(ana)

    assert (session.pre_nrs, session.peak_nrs, session.post_nrs, session.effort_rpe) == (2, 2, 2, 4)
    sets = sum(item.sets or 1 for item in planned(ana, clock.day))
    assert PerformedSet.objects.filter(session=session).count() == sets
    decision = SessionDecision.objects.get()
    assert (decision.colour, decision.final) == ("GREEN", False)
    assert all((e["reps_planned"] or 0) == (e["reps_done"] or 0) for e in decision.document["entries"])


def test_the_next_session_is_changed_by_the_last(ana: Member, clock: WorldClock) -> None:
    """Too easy on the first day; after the morning it comes with more."""
    row = counted_again(has_a_week(ana))
    days = [clock.day + (n + 1) * (clock.day.resolution) for n in range(6)]
    before = {day: [i for i in planned(ana, day) if i.exercise == row] for day in days}
    session = does_a_session(ana, **{f"word-{row}": "too_easy"})
    clock.forward(days=1)

    told = tells_the_morning(ana, session)

    assert told.headers["Location"] == f"/session/{session.id}/changes/"
    after = {day: [i for i in planned(ana, day) if i.exercise == row] for day in days}
    assert after != before
    page = ana.opens(f"/session/{session.id}/changes/").content.decode()
    assert "What changes" in page
    assert "F2-8" in page and "F1-3" in page


def test_a_red_session_is_smaller_next_time(ana: Member, clock: WorldClock) -> None:
    row = counted_again(has_a_week(ana))
    coming = [clock.day + n * clock.day.resolution for n in range(1, 7)]
    before = [i.model_dump(exclude={"why"}) for day in coming for i in planned(ana, day) if i.exercise == row]

    session = does_a_session(ana, peak=7, **{f"word-{row}": "named"})

    after = [i.model_dump(exclude={"why"}) for day in coming for i in planned(ana, day) if i.exercise == row]
    assert after != before
    page = ana.opens(f"/session/{session.id}/changes/").content.decode()
    assert "too much" in page and "F2-6" in page


def test_whoever_leaves_and_comes_back_goes_on_where_they_were(ana: Member) -> None:
    has_a_week(ana)
    session = begins(ana)
    where = goes_on(ana, session)
    ana.sends(where, hidden_in(ana.opens(where), "set"))
    here = goes_on(ana, session)

    page = ana.opens("/today/").content.decode()

    assert "Your session is open" in page
    assert goes_on(ana, session) == here
    assert ana.opens("/today/begin/").headers["Location"] == f"/session/{session.id}/"


def test_a_form_sent_twice_is_kept_once(ana: Member) -> None:
    has_a_week(ana)
    page = ana.opens("/today/begin/")
    for _ in range(2):
        ana.sends("/today/begin/", {**hidden_in(page), "pre": "2"})
    session = SessionRecord.objects.get()
    where = goes_on(ana, session)
    form = hidden_in(ana.opens(where), "set")
    for _ in range(2):
        ana.sends(where, form)
    does_every_set(ana, session)
    form = hidden_in(ana.opens(f"/session/{session.id}/how-was-it/"))
    told = {**form, "peak": "3", "post": "2", "effort": "4", "leg": "no"}
    for _ in range(2):
        ana.sends(f"/session/{session.id}/how-was-it/", told)

    assert SessionRecord.objects.count() == 1
    assert SessionDecision.objects.count() == 1
    events = Event.objects.filter(person_id=ana.person.id, type="check_in.given")
    assert events.count() == 1


def test_a_set_can_be_corrected(ana: Member) -> None:
    has_a_week(ana)
    session = begins(ana)
    where = goes_on(ana, session)
    form = hidden_in(ana.opens(where), "set")
    ana.sends(where, {**form, "reps": "3", "minutes": "3"})

    ana.sends(where, {**hidden_in(ana.opens(where)), "act": "set", "set_n": form["set_n"], "reps": "5", "minutes": "5"})

    kept = PerformedSet.objects.get()
    assert kept.reps == 5 or kept.duration_s == 300


def test_less_than_planned_is_kept_as_less(ana: Member) -> None:
    has_a_week(ana)
    session = begins(ana)
    where = goes_on(ana, session)
    ana.sends(where, {**hidden_in(ana.opens(where), "set"), "reps": "1", "minutes": "1"})
    does_every_set(ana, session)
    says_how_it_was(ana, session)

    entry = SessionDecision.objects.get().document["entries"][0]
    assert entry["reps_done"] < entry["reps_planned"]


def test_an_exercise_left_out_is_logged_with_its_reason_and_is_no_entry(ana: Member) -> None:
    has_a_week(ana)
    session = begins(ana)
    where = goes_on(ana, session)
    row = planned(ana, session.date)[0].exercise
    ana.sends(where, {**hidden_in(ana.opens(where), "skip"), "reason": "worried"})

    assert goes_on(ana, session) != where
    assert PerformedSet.objects.get().skipped
    assert ExerciseNote.objects.get().note == "worried"
    body = Event.objects.filter(type="set.performed").latest("seq").body.content
    assert (body["exercise"], body["reason"]) == (row, "worried")


def test_a_word_can_be_taken_back(ana: Member) -> None:
    has_a_week(ana)
    session = begins(ana)
    where = goes_on(ana, session)
    for off in ("", "1"):
        ana.sends(where, {"act": "word", "word": "too_easy", "off": off})

    assert not ExerciseNote.objects.exists()


def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(ana: Member) -> None:
    has_a_week(ana)
    session = begins(ana)
    does_every_set(ana, session)

    page = says_how_it_was(ana, session, effort="", leg="not_sure", note="A bit stiff, better later")

    text = page.content.decode()
    assert page.status_code == 400
    assert "f-effort" in text and "f-settled" in text
    assert "A bit stiff, better later" in text
    session.refresh_from_db()
    assert session.ended_at is None


@pytest.mark.parametrize("leg", ["down", "numb", "not_sure"])
def test_what_went_down_the_leg_or_is_newly_numb_asks_the_safety_questions(ana: Member, leg: str) -> None:
    """F1: new numbness is spread, wherever it is."""
    has_a_week(ana)
    session = begins(ana)
    does_every_set(ana, session)
    assert says_how_it_was(ana, session, leg=leg).status_code == 400
    assert says_how_it_was(ana, session, leg=leg, settled="yes").status_code == 302

    session.refresh_from_db()
    assert session.spread is True
    assert SessionDecision.objects.get().document["colour"]["colour"] == "RED"
    assert "A few safety questions first" in ana.opens("/today/").content.decode()


@pytest.mark.parametrize("pre", ["", "11", "-1", "x", "2.5"])
def test_pain_before_is_a_number_from_0_to_10(ana: Member, pre: str) -> None:
    has_a_week(ana)
    page = ana.opens("/today/begin/")

    sent = ana.sends("/today/begin/", {**hidden_in(page), "pre": pre})

    assert sent.status_code == 400
    assert not SessionRecord.objects.exists()


def test_a_session_of_somebody_else_is_not_there(ana: Member, dov: Member) -> None:
    has_a_week(ana)
    session = begins(ana)
    dov.may_exercise()

    for path in ("", "1/", "1/hurts/", "easy/", "how-was-it/", "changes/", "morning/", "third-day/"):
        assert dov.opens(f"/session/{session.id}/{path}").status_code == 404
        assert dov.sends(f"/session/{session.id}/{path}", {"act": "set", "set_n": "1"}).status_code == 404
    assert not PerformedSet.objects.exists()


def test_nobody_starts_a_session_with_somebody_elses_id(ana: Member, dov: Member) -> None:
    has_a_week(ana)
    session = begins(ana, pre=2)
    has_a_week(dov)

    sent = dov.sends("/today/begin/", {"session": str(session.id), "pre": "9"})

    assert sent.status_code == 404
    session.refresh_from_db()
    assert session.pre_nrs == 2


def test_under_a_hold_no_page_of_a_session_opens(ana: Member) -> None:
    has_a_week(ana)
    session = begins(ana)
    ana.answers(S01={"answer": "yes", "started_days": 1, "worsening": True, "checked": False})

    for path in ("/today/", "/today/begin/", *(f"/session/{session.id}/{p}" for p in ("", "1/", "how-was-it/"))):
        assert ana.opens(path).headers["Location"] == "/safety/"
        assert ana.sends(path, {"act": "set", "set_n": "1"}).headers["Location"] == "/safety/"
    assert not PerformedSet.objects.exists()


def test_pages_of_a_session_need_few_queries(ana: Member, django_assert_max_num_queries: Any) -> None:
    has_a_week(ana)
    session = begins(ana)
    where = goes_on(ana, session)
    pages = ["/today/", where, f"/session/{session.id}/1/hurts/", f"/session/{session.id}/how-was-it/"]
    for path in pages:
        with django_assert_max_num_queries(12):
            assert ana.opens(path).status_code == 200
    does_every_set(ana, session)
    says_how_it_was(ana, session)
    for path in ("/today/", f"/session/{session.id}/changes/"):
        with django_assert_max_num_queries(12):
            assert ana.opens(path).status_code == 200
