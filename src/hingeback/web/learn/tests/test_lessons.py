"""Lessons through their pages: what is open when, the question at the end, what counts as read."""

import json
import re
from typing import Any

import pytest
from django.http import HttpResponse
from tests.cast import Member, WorldClock
from tests.tenancy.test_no_exercise_under_a_hold import exercises_in

from hingeback.engine.library import load_library
from hingeback.web.eventlog.models import Event
from hingeback.web.eventlog.services import rebuild
from hingeback.web.learn.models import LessonRecord
from hingeback.web.learn.services import confirm_read
from hingeback.web.plan import services as plan
from hingeback.web.session import services as session
from hingeback.web.today.tests.walking import does_a_session

pytestmark = pytest.mark.django_db
WRITTEN = {"H01", "H02", "H05", "H09", "H10", "H21"}
NEW = {"started_days": 1, "worsening": True, "checked": False}
TIERS: dict[str, tuple[dict[str, Any], set[str]]] = {
    "EMERGENCY": ({"S01": {"answer": "yes", **NEW}}, {"H02"}),
    "SAME_DAY": ({"S30": {"answer": "yes", **NEW}}, {"H02"}),
    "CLINICIAN_FIRST": ({"S49": {"answer": "yes", **NEW}}, {"H01", "H02", "H05"}),
}


def text_of(page: HttpResponse) -> str:
    return page.content.decode()


def open_on(page: HttpResponse) -> set[str]:
    """The lessons that have a link."""
    return set(re.findall(r'href="/learn/(H\d\d)/"', text_of(page)))


def answer_of(lesson: str, right: bool) -> str:
    answers = load_library().lessons[lesson].answers
    return str(next(n for n, answer in enumerate(answers) if answer["right"] is right))


def with_a_week(member: Member, **other: Any) -> Member:
    member.may_exercise(**other)
    plan.plan_if_due(member.person, member.clock)
    return member


def test_before_the_first_week_the_lessons_of_the_start_are_open(ana: Member) -> None:
    ana.may_exercise()
    page = ana.opens("/learn/")
    assert open_on(page) == {"H01", "H02", "H05"}
    assert "Opens with your first week" in text_of(page)


def test_with_a_week_its_lessons_stand_first_and_all_that_are_open_are_written(ana: Member) -> None:
    page = with_a_week(ana).opens("/learn/")
    assert open_on(page) == WRITTEN - {"H10"} | {b.id for b in page.context["shelf"].this_week}
    assert page.context["shelf"].this_week
    assert page.context["shelf"].first.id == "H02"
    for lesson in open_on(page):
        assert ana.opens(f"/learn/{lesson}/").status_code == 200


def test_a_lesson_of_the_week_says_why_it_is_there(ana: Member) -> None:
    page = with_a_week(ana).opens("/learn/")
    assert all(book.reason for book in page.context["shelf"].this_week)
    assert page.context["shelf"].this_week[0].reason in text_of(page)


def test_lessons_without_text_are_not_there(ana: Member) -> None:
    with_a_week(ana)
    for lesson in set(load_library().lessons) - WRITTEN | {"H99", "x"}:
        assert ana.opens(f"/learn/{lesson}/").status_code == 404, lesson


def test_the_lesson_on_soreness_opens_after_the_first_strength_exercises(ana: Member) -> None:
    with_a_week(ana)
    shelf = ana.opens("/learn/").context["shelf"]
    if shelf.book("H10") is None:
        assert ana.opens("/learn/H10/").status_code == 403
    row = next(row.id for row in load_library().launch_rows() if row.ppillar == "P-STR")
    done = does_a_session(ana)
    session.tell(ana.person, done.id, session.performed_set(row, 1, reps=5), ana.clock)
    assert ana.opens("/learn/").context["shelf"].book("H10") is not None


@pytest.mark.parametrize("tier", TIERS)
def test_each_tier_leaves_its_lessons_open_and_no_exercise_with_them(ana: Member, tier: str) -> None:
    with_a_week(ana)
    answers, expected = TIERS[tier]
    ana.answers(**answers)
    ana.sends_screen("re-screen")
    page = ana.opens("/learn/")
    assert ana.hold.tier == tier
    assert open_on(page) == expected
    for lesson in WRITTEN:
        opened = ana.opens(f"/learn/{lesson}/")
        assert opened.status_code == (200 if lesson in expected else 403), lesson
        if ana.hold.action == "WITHHOLD":
            assert exercises_in(opened) == [], lesson
            assert "pictogram" not in text_of(opened)


def test_before_any_safety_question_is_answered_only_the_start_is_open(ana: Member) -> None:
    assert open_on(ana.opens("/learn/")) == {"H01", "H02", "H05"}
    assert ana.opens("/learn/H09/").status_code == 403


def test_a_right_answer_gets_its_feedback_and_counts_as_read(ana: Member) -> None:
    with_a_week(ana)
    sent = ana.sends("/learn/H05/", {"answer": answer_of("H05", True)})
    assert sent.headers["Location"] == "/learn/H05/#question"
    page = text_of(ana.opens("/learn/H05/"))
    assert "Small pieces keep you moving" in page and "counts as read" in page
    assert "Read on 22 November" in text_of(ana.opens("/learn/"))


def test_another_answer_gets_kind_feedback_and_a_new_try(ana: Member) -> None:
    with_a_week(ana)
    ana.sends("/learn/H05/", {"answer": answer_of("H05", False)})
    page = text_of(ana.opens("/learn/H05/"))
    assert "Let us look at that again" in page and "Answer again" in page
    assert "Read on" not in text_of(ana.opens("/learn/"))
    ana.sends("/learn/H05/", {"answer": answer_of("H05", True)})
    assert LessonRecord.objects.get(lesson="H05").tries == 2
    assert "Read on" in text_of(ana.opens("/learn/"))


@pytest.mark.parametrize("answer", ["", "9", "-1", "x", "³"])
def test_no_answer_is_asked_for_again(ana: Member, answer: str) -> None:
    ana.may_exercise()
    page = ana.sends("/learn/H05/", {"answer": answer})
    assert page.status_code == 400 and "Please choose one answer." in text_of(page)
    assert not LessonRecord.objects.exists()


@pytest.mark.parametrize("lesson", ["H02", "H09"])
def test_a_mandatory_lesson_counts_as_read_once_its_sentence_is_confirmed(ana: Member, lesson: str) -> None:
    with_a_week(ana)
    ana.sends(f"/learn/{lesson}/", {"answer": answer_of(lesson, True)})
    assert ana.opens(f"/learn/{lesson}/").context["book"].read_at is None
    ana.sends(f"/learn/{lesson}/", {"act": "confirm"})
    assert ana.opens(f"/learn/{lesson}/").context["book"].read_at is not None
    body = Event.objects.get(type="lesson.confirmed").body.content
    assert body["words"] == load_library().lessons[lesson].read_confirm


def test_the_first_lesson_stands_first_until_it_was_confirmed(ana: Member) -> None:
    with_a_week(ana)
    assert "Please read this one before the others" in text_of(ana.opens("/learn/"))
    ana.sends("/learn/H02/", {"act": "confirm"})
    assert ana.opens("/learn/").context["shelf"].first is None


def test_under_a_hold_help_fast_can_be_read_and_confirmed(ana: Member) -> None:
    with_a_week(ana)
    ana.answers(S01={"answer": "yes", **NEW})
    page = ana.opens("/learn/H02/")
    assert 'href="tel:112"' in text_of(page) and 'href="/today/"' not in text_of(page)
    assert ana.sends("/learn/H02/", {"act": "confirm"}).status_code == 302
    assert ana.sends("/learn/H09/", {"act": "confirm"}).status_code == 403
    assert list(LessonRecord.objects.values_list("lesson", flat=True)) == ["H02"]


def test_pain_elsewhere_gets_words_for_its_place(ana: Member) -> None:
    ana.may_exercise(A10=["neck_C"], A11="neck_C", **{s: {"answer": "no"} for s in map("S{}".format, range(60, 69))})
    page = text_of(ana.opens("/learn/H01/"))
    assert "Pain is common and mostly safe" in page
    assert "Nearly everyone has back pain" not in page


def test_a_form_sent_twice_is_kept_once(ana: Member) -> None:
    ana.may_exercise()
    event = re.search(r'name="event" value="([^"]+)"', text_of(ana.opens("/learn/H05/")))
    assert event
    for _ in range(2):
        ana.sends("/learn/H05/", {"answer": "0", "event": event.group(1)})
    assert Event.objects.filter(type="lesson.answered").count() == 1


def test_what_dov_reads_is_his_alone(ana: Member, dov: Member) -> None:
    ana.may_exercise()
    dov.may_exercise()
    dov.sends("/learn/H05/", {"answer": answer_of("H05", True)})
    assert ana.opens("/learn/H05/").context["book"].read_at is None


def test_the_read_model_can_be_rebuilt(ana: Member, clock: WorldClock) -> None:
    ana.may_exercise()
    for right in (False, True, False):
        ana.sends("/learn/H05/", {"answer": answer_of("H05", right)})
        clock.forward(hours=1)
    confirm_read(ana.person, load_library().lessons["H02"], clock)
    before = list(LessonRecord.objects.order_by("lesson").values("lesson", "tries", "understood_at", "confirmed_at"))
    rebuild(ana.person)
    after = list(LessonRecord.objects.order_by("lesson").values("lesson", "tries", "understood_at", "confirmed_at"))
    assert before == after


def test_lessons_are_in_the_export_and_go_with_the_person(ana: Member) -> None:
    ana.may_exercise()
    ana.sends("/learn/H02/", {"act": "confirm"})
    document = json.loads(ana.sends("/export/").content)
    assert [row["lesson"] for row in document["lessons"]] == ["H02"]
    ana.sends("/delete-me/", {"name": "Ana"})
    assert not LessonRecord.objects.exists()


def test_the_pages_take_twelve_queries_at_most(ana: Member, django_assert_max_num_queries: Any) -> None:
    with_a_week(ana)
    ana.sends("/learn/H05/", {"answer": "0"})
    for path in ("/learn/", "/learn/H05/", "/learn/H10/"):
        with django_assert_max_num_queries(12):
            ana.opens(path)
