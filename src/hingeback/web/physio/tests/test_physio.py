"""See a physiotherapist? Reasons, replies and their pauses, wishes, the letter; nothing while a hold speaks."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.template import Context, Template
from django.test import RequestFactory
from tests.cast import Member, WorldClock
from tests.tenancy.test_no_exercise_under_a_hold import exercises_in

from hingeback.engine.contracts.history import History, Wish
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.library import load_library
from hingeback.engine.planning.thin import thin_pillars
from hingeback.web.care.assessing import assess_under
from hingeback.web.care.services import answer_prompt
from hingeback.web.eventlog.models import Event
from hingeback.web.physio.advice import advice_for
from hingeback.web.physio.course import pain_is_falling
from hingeback.web.plan import services as plan
from hingeback.web.session import services as session
from hingeback.web.session.lines import SessionLine, session_lines
from hingeback.web.today.tests.walking import does_a_session

pytestmark = pytest.mark.django_db
SAD = {"A86": {"nervous": 3, "worry": 3, "interest": 2, "down": 2}, "M02": "no"}
NEW_SADDLE = {"answer": "yes", "started_days": 1, "worsening": True, "checked": False}
LONG = {"A12": {"weeks": 8}}
SHORT = {"A12": {"days": 10}, "A82": 8, "A80": 2, "A64": [], "RMDQ": 3}


def text_of(page: HttpResponse) -> str:
    return page.content.decode()


def rules_due(member: Member) -> set[str]:
    return {reason.rule for reason in advice_for(member.person, member.clock, member.hold).due}


def with_a_week(member: Member, **other: Any) -> Member:
    member.may_exercise(**other)
    plan.plan_if_due(member.person, member.clock)
    return member


def replies(member: Member, reply: str, **more: Any) -> HttpResponse:
    shown = [reason.rule for reason in advice_for(member.person, member.clock, member.hold).due]
    return member.sends("/physiotherapist/reply/", {"reply": reply, "rule": shown, **more})


def test_long_pain_is_a_reason_with_the_answer_behind_it(ana: Member) -> None:
    with_a_week(ana, **LONG)
    page = text_of(ana.opens("/physiotherapist/"))
    assert "I1-1" in rules_due(ana)
    assert "Your pain has lasted four weeks or more" in page
    assert "8 weeks" in page and "Rule I1-1" in page


def test_where_no_reason_holds_the_page_says_so_and_still_helps(ana: Member) -> None:
    with_a_week(ana, **SHORT)
    page = text_of(ana.opens("/physiotherapist/"))
    assert rules_due(ana) == set()
    assert "Nothing in your answers asks for a visit now" in page
    assert "What to take along" in page and "/physiotherapist/letter/" in page


@pytest.mark.parametrize(("reply", "quiet_days"), [("not_now", 14), ("booked", 14), ("done", 14)])
def test_a_reply_is_kept_and_pauses_the_card(ana: Member, clock: WorldClock, reply: str, quiet_days: int) -> None:
    with_a_week(ana, **LONG)
    replies(ana, reply)
    assert Event.objects.filter(type="prompt.answered").exists()
    assert "I1-1" not in rules_due(ana)
    clock.forward(days=quiet_days - 1)
    assert "I1-1" not in rules_due(ana)
    clock.forward(days=1)
    assert "I1-1" in rules_due(ana)


def test_no_thank_you_is_asked_again_in_week_six(ana: Member, clock: WorldClock) -> None:
    with_a_week(ana, **SHORT | LONG)
    replies(ana, "no_thanks")
    clock.forward(days=33)
    assert advice_for(ana.person, clock, ana.hold, week=5).due == ()
    clock.forward(days=7)
    assert advice_for(ana.person, clock, ana.hold, week=6).due


def test_a_new_reason_ends_no_thank_you(ana: Member) -> None:
    with_a_week(ana, **LONG)
    replies(ana, "no_thanks")
    assert rules_due(ana) == set()
    ana.sends("/physiotherapist/wishes/", {"avoid_surgery": "yes"})
    assert "I1-4" in rules_due(ana)


@pytest.mark.parametrize("wish", ["avoid_surgery", "less_medicine"])
def test_a_wish_is_a_reason(ana: Member, wish: str) -> None:
    with_a_week(ana, **SHORT)
    ana.sends("/physiotherapist/wishes/", {wish: "yes"})
    assert rules_due(ana) == {"I1-4"}
    ana.sends("/physiotherapist/wishes/", {wish: "no"})
    assert rules_due(ana) == set()


def test_feeling_sure_alone_takes_fear_away_as_a_reason(ana: Member) -> None:
    with_a_week(ana, **SHORT | {"A80": 8})
    assert "I1-8" in rules_due(ana)
    ana.sends("/physiotherapist/wishes/", {"afraid_alone": "no"})
    assert "I1-8" not in rules_due(ana)


def test_a_wish_sent_twice_is_kept_once(ana: Member) -> None:
    with_a_week(ana)
    for _ in range(2):
        ana.sends("/physiotherapist/wishes/", {"less_medicine": "yes"})
    assert Event.objects.filter(type="prompt.answered").count() == 1


def test_two_flares_in_six_weeks_are_a_reason(ana: Member, clock: WorldClock) -> None:
    with_a_week(ana, **SHORT)
    answer_prompt(ana.person, f"flare-{uuid4()}", "yes", clock)
    clock.forward(days=1)
    answer_prompt(ana.person, f"flare-{uuid4()}", "yes", clock)
    assert "I1-6" not in rules_due(ana), "two days of one flare"
    clock.forward(days=20)
    answer_prompt(ana.person, f"flare-{uuid4()}", "yes", clock)
    assert "I1-6" in rules_due(ana)
    clock.forward(days=42)
    assert "I1-6" not in rules_due(ana)


def test_low_mood_names_who_to_talk_with(ana: Member) -> None:
    with_a_week(ana, **SAD)
    page = text_of(ana.opens("/physiotherapist/"))
    assert "I1-12" in rules_due(ana)
    assert "Somebody to talk with" in page and "tel:" in page


def test_few_exercises_left_are_a_reason(ana: Member) -> None:
    """C5: fewer than two rows for a pillar."""
    ana.may_exercise()
    rows = [row.id for row in load_library().launch_rows() if row.ppillar == "P-CAR"]
    sheet, state = ana.hold.sheet, ana.hold
    assessment = assess_under(state)
    used = PlanningInput(sheet=sheet, assessment=assessment, state=assessment.initial_state, starts=sheet.as_of)
    few = used.model_copy(update={"history": History(wishes=tuple(Wish(leave_out=row) for row in rows))})
    assert thin_pillars(used, load_library()) == ()
    assert "P-CAR" in thin_pillars(few, load_library())


def line(day: int, pre: int, clock: WorldClock) -> SessionLine:
    on = clock.day + timedelta(days=day)
    return SessionLine(uuid4(), on, 1, pre, pre, pre, None, None, clock.at, "", False, {})


def test_pain_falls_only_over_enough_sessions_and_days(clock: WorldClock) -> None:
    assert pain_is_falling([line(day, nrs, clock) for day, nrs in enumerate((6, 6, 6, 5, 4, 4, 3, 3))])
    assert not pain_is_falling([line(day, nrs, clock) for day, nrs in ((0, 6), (9, 2))])
    assert not pain_is_falling([line(day, nrs, clock) for day, nrs in enumerate((6, 5, 4, 3, 2, 1))])
    assert not pain_is_falling([line(day * 2, 4, clock) for day in range(8)])


def test_under_a_hold_nothing_is_suggested_and_nothing_replied(ana: Member) -> None:
    with_a_week(ana, **LONG)
    does_a_session(ana)
    ana.answers(S01=NEW_SADDLE)
    page = ana.opens("/physiotherapist/")
    assert "I1-" not in text_of(page) and exercises_in(page) == []
    assert 'href="/today/"' not in text_of(page)
    assert ana.sends("/physiotherapist/reply/", {"reply": "done", "rule": "I1-1"}).headers["Location"] == "/safety/"
    assert ana.sends("/physiotherapist/wishes/", {"less_medicine": "yes"}).headers["Location"] == "/safety/"
    assert not Event.objects.filter(type="prompt.answered").exists()


def test_the_letter_tells_what_was_told_and_done(ana: Member) -> None:
    with_a_week(ana, **LONG)
    does_a_session(ana, pre=4, peak=5)
    page = text_of(ana.opens("/physiotherapist/letter/"))
    done = next(iter(session_lines(ana.person)[0].sets_done))
    assert load_library().exercises[done].name in page
    assert "1 of" in page and "8 weeks" in page and "It is no diagnosis" in page
    for profile in ("SCI", "STEN", "DISC", "CHRONIC", "NS_"):
        assert profile not in page


def test_the_letter_names_no_exercise_under_a_hold(ana: Member) -> None:
    with_a_week(ana, **LONG)
    does_a_session(ana)
    ana.answers(S01=NEW_SADDLE)
    page = ana.opens("/physiotherapist/letter/")
    assert page.status_code == 200 and "Exercise is paused for now" in text_of(page)
    assert exercises_in(page) == [] and "Why this visit" not in text_of(page)


@pytest.mark.parametrize("given", [{"reply": "maybe"}, {"reply": "done", "rule": "I1-7"}, {}])
def test_a_reply_to_nothing_is_not_kept(ana: Member, given: dict[str, Any]) -> None:
    with_a_week(ana, **SHORT)
    assert ana.sends("/physiotherapist/reply/", given).status_code == 302
    assert not Event.objects.filter(type="prompt.answered").exists()


def test_a_reply_leads_back_to_the_page_it_came_from_and_nowhere_else(ana: Member) -> None:
    with_a_week(ana, **LONG)
    assert replies(ana, "not_now", next="/today/").headers["Location"] == "/today/"
    ana.clock.forward(days=15)
    assert replies(ana, "not_now", next="https://example.org/").headers["Location"] == "/physiotherapist/"


def test_one_persons_replies_are_not_anothers(ana: Member, ben: Member) -> None:
    with_a_week(ana, **LONG)
    with_a_week(ben, **LONG)
    replies(ben, "not_now")
    assert "I1-1" in rules_due(ana)


def card(member: Member, words: str) -> str:
    request = RequestFactory().get("/today/")
    request.user, request.clock = member.person.account, member.clock  # type: ignore[attr-defined]
    request.hold = member.hold  # type: ignore[attr-defined]
    return Template("{% load physio %}" + words).render(Context({"request": request}))


def test_the_card_costs_two_queries_at_most(ana: Member, django_assert_max_num_queries: Any) -> None:
    with_a_week(ana, **LONG)
    does_a_session(ana)
    advice_for(ana.person, ana.clock, ana.hold)
    state = ana.hold
    with django_assert_max_num_queries(2):
        assert advice_for(ana.person, ana.clock, state, week=1).due
    assert "See a physiotherapist?" in card(ana, "{% physio_card 1 %}")


def test_no_card_under_a_hold_or_after_a_reply(ana: Member) -> None:
    with_a_week(ana, **LONG)
    replies(ana, "not_now")
    assert card(ana, "{% physio_card %}").strip() == ""
    ana.clock.forward(days=20)
    ana.answers(S01=NEW_SADDLE)
    assert card(ana, "{% physio_card %}").strip() == ""


def test_the_pages_take_twelve_queries_at_most(ana: Member, django_assert_max_num_queries: Any) -> None:
    with_a_week(ana, **LONG)
    does_a_session(ana)
    session.tell(ana.person, uuid4(), session.start(), ana.clock)
    for path in ("/physiotherapist/", "/physiotherapist/letter/"):
        with django_assert_max_num_queries(12):
            assert ana.opens(path).status_code == 200


def test_single_mood_answers_stay_off_the_letter(ana: Member) -> None:
    with_a_week(ana, **SAD)
    page = text_of(ana.opens("/physiotherapist/letter/"))
    assert "I1-12" in page and "Nearly every day" not in page
    assert "Nearly every day" in text_of(ana.opens("/physiotherapist/"))
