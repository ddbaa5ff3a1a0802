"""Progress through its page: empty, one session, five years; the same counts as the week; nothing under a hold."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from tests.cast import Member, WorldClock
from tests.five_years import WEEKS, live_five_years
from tests.tenancy.test_no_exercise_under_a_hold import exercises_in

from hingeback.web.plan import services as plan
from hingeback.web.plan.week_sums import week_sums
from hingeback.web.session import services as told
from hingeback.web.session.lines import session_lines
from hingeback.web.session.queries import sets_done_by_day
from hingeback.web.today.tests.walking import does_a_session, tells_the_morning

pytestmark = pytest.mark.django_db
NEW_SADDLE = {"answer": "yes", "started_days": 1, "worsening": True, "checked": False}


def text_of(page: HttpResponse) -> str:
    return page.content.decode()


def with_a_week(member: Member, **other: Any) -> Member:
    member.may_exercise(**other)
    plan.plan_if_due(member.person, member.clock)
    return member


def test_before_the_first_session_the_page_says_what_it_will_show(ana: Member) -> None:
    page = text_of(with_a_week(ana).opens("/progress/"))
    assert "Your first session will show here" in page
    assert 'href="/today/"' in page


def test_after_one_session_there_are_numbers_and_no_line(ana: Member) -> None:
    with_a_week(ana)
    does_a_session(ana, pre=4, peak=5)
    page = ana.opens("/progress/")
    assert "The line begins with the second day" in text_of(page)
    assert "One number says little yet" in text_of(page)
    assert page.context["session_pain"].rows[0][1:4] == ("4", "5", "2")
    assert page.context["sessions"].title.startswith("1 of ")


def test_two_days_make_a_line_and_no_claim(ana: Member, clock: WorldClock) -> None:
    with_a_week(ana)
    first = does_a_session(ana, pre=4, peak=4)
    clock.forward(days=1)
    tells_the_morning(ana, first, nrs=5)
    does_a_session(ana, pre=2)
    page = ana.opens("/progress/")
    assert page.context["pain"] is not None
    assert not any("lower" in sentence for sentence in page.context["words"])
    assert page.context["session_pain"].rows[0][4] == "5"


def test_the_counts_are_those_of_the_week(ana: Member, clock: WorldClock) -> None:
    with_a_week(ana)
    does_a_session(ana)
    clock.forward(days=1)
    does_a_session(ana)
    plates = ana.opens("/week/").context["plates"]
    found = week_sums(ana.person, session_lines(ana.person))[-1]
    assert (found.done, found.planned) == (plates.done, plates.planned)
    assert (found.done_min, found.planned_min) == (plates.done_min, plates.planned_min)


def test_an_eased_day_counts_as_it_does_in_the_week(ana: Member) -> None:
    with_a_week(ana)
    plan.bad_day(ana.person, ana.clock)
    does_a_session(ana)
    plates = ana.opens("/week/").context["plates"]
    found = week_sums(ana.person, session_lines(ana.person))[-1]
    assert (found.done, found.planned, found.planned_min) == (plates.done, plates.planned, plates.planned_min)


def test_every_plot_has_its_table_with_units(ana: Member, clock: WorldClock) -> None:
    with_a_week(ana)
    for _ in range(2):
        does_a_session(ana)
        clock.forward(days=1)
    page = text_of(ana.opens("/progress/"))
    assert page.count("Show as a table") == 4 and page.count("<caption>") == 4
    for head in ("Pain 0–10, middle", "Before, 0–10", "You told us, sessions", "Planned, minutes"):
        assert head in page
    assert "Measured" not in page, "nothing was measured"


def test_a_range_shows_its_time_only(ana: Member, clock: WorldClock) -> None:
    with_a_week(ana)
    does_a_session(ana)
    clock.forward(days=20)
    ana.sends_screen("short")
    assert not ana.opens("/progress/?range=2").context["lines"]
    assert "No session in this time" in text_of(ana.opens("/progress/?range=2"))
    for key in ("12", "all", "nonsense"):
        assert len(ana.opens(f"/progress/?range={key}").context["lines"]) == 1
    assert "Nothing logged for 20 days" in text_of(ana.opens("/progress/"))


def test_the_page_names_no_exercise_and_the_list_of_changes_does(ana: Member, clock: WorldClock) -> None:
    with_a_week(ana)
    does_a_session(ana, peak=7)
    assert exercises_in(ana.opens("/progress/")) == []
    page = ana.opens("/progress/changes/")
    assert exercises_in(page) != []
    assert "too much" in text_of(page) and "Rule" in text_of(page)
    assert "your first week was made" in text_of(page)


def test_before_a_due_safety_check_no_change_is_shown(ana: Member, clock: WorldClock) -> None:
    with_a_week(ana)
    does_a_session(ana)
    clock.forward(days=8)
    assert ana.opens("/progress/changes/").headers["Location"] == "/today/"
    assert ana.opens("/progress/").status_code == 200


def test_a_hold_closes_progress(ana: Member) -> None:
    with_a_week(ana)
    does_a_session(ana)
    ana.answers(S01=NEW_SADDLE)
    for path in ("/progress/", "/progress/?range=all", "/progress/changes/"):
        assert ana.opens(path).headers["Location"] == "/safety/"


def test_dov_sees_nothing_of_ana(ana: Member, dov: Member) -> None:
    with_a_week(ana)
    does_a_session(ana)
    with_a_week(dov)
    assert "Your first session will show here" in text_of(dov.opens("/progress/"))
    assert "Changes will show here" in text_of(dov.opens("/progress/changes/"))


def test_the_visit_card_stands_on_the_page_until_it_is_answered(ana: Member) -> None:
    with_a_week(ana, A12={"weeks": 8})
    does_a_session(ana)
    page = ana.opens("/progress/")
    assert "physio-card" in text_of(page)
    rules = [reason.rule for reason in page.context["advice"].due]
    sent = ana.sends("/physiotherapist/reply/", {"reply": "not_now", "rule": rules, "next": "/progress/"})
    assert sent.headers["Location"] == "/progress/"
    assert "physio-card" not in text_of(ana.opens("/progress/"))


@pytest.mark.parametrize("before", ["x", "-1", "999999999999", ""])
def test_an_unreadable_page_of_changes_is_the_first(ana: Member, before: str) -> None:
    with_a_week(ana)
    does_a_session(ana)
    assert ana.opens(f"/progress/changes/?before={before}").context["first_page"]


def test_five_years_stay_within_twelve_queries_and_a_small_page(
    ana: Member, clock: WorldClock, django_assert_max_num_queries: Any
) -> None:
    live_five_years(ana, clock)
    for path in ("/progress/", "/progress/?range=2", "/progress/?range=all", "/progress/changes/", "/learn/",
                 "/physiotherapist/", "/physiotherapist/letter/"):  # fmt: skip
        ana.opens(path)
        with django_assert_max_num_queries(12, info=path):
            page = ana.opens(path)
        assert page.status_code == 200 and len(page.content) < 250_000, path
    every = ana.opens("/progress/?range=all")
    assert len(every.context["sums"]) >= WEEKS
    earlier = ana.opens("/progress/changes/").context["earlier"]
    assert len(ana.opens(f"/progress/changes/?before={earlier}").context["entries"]) >= 15


def test_weeks_of_a_range_are_those_that_touch_it(ana: Member, clock: WorldClock) -> None:
    live_five_years(ana, clock)
    since = clock.day - timedelta(weeks=12) + timedelta(days=1)
    starts = [found.starts for found in week_sums(ana.person, session_lines(ana.person, since), since)]
    assert all(start > since - timedelta(days=7) for start in starts)
    assert 12 <= len(starts) <= 13


def test_the_week_and_the_progress_count_the_same_sets(ana: Member) -> None:
    """Two sets of one exercise, one of another and one left out: what is counted is what was done."""
    with_a_week(ana)
    session = uuid4()
    facts = [told.start(), told.pain("pre", 2), told.performed_set("walk_easy", 1, duration_s=300)]
    facts += [told.performed_set("clamshell", n, reps=8, reps_planned=8) for n in (1, 2)]
    facts += [told.performed_set("clamshell", 3, skipped=True, reason="no_time"), told.pain("peak", 2)]
    for fact in (*facts, told.pain("post", 2), told.check_in(4)):
        told.tell(ana.person, session, fact, ana.clock)

    assert sets_done_by_day(ana.person, ana.clock.day) == {ana.clock.day: {"walk_easy": 1, "clamshell": 2}}
    assert session_lines(ana.person)[-1].sets_done == {"walk_easy": 1, "clamshell": 2}
