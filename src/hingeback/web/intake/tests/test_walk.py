"""The whole way through HTTP, without JavaScript."""

import re
from collections.abc import Callable

import pytest
from django.test.utils import CaptureQueriesContext

from hingeback.web.care.models import Answer, ScreenRecord
from hingeback.web.eventlog.models import Event
from hingeback.web.intake.flow import flow
from hingeback.web.intake.sitting import sitting_of
from hingeback.web.intake.tests.walking import NO, Walker, address_of, text_of, told, yes
from hingeback.web.plan.models import PlanRecord

MOST_QUERIES = 12


def test_a_clean_person_reaches_make_my_week(walker: Walker) -> None:
    page = walker.finish(told())

    assert address_of(page) == "/safety/"
    assert "You are clear to start" in text_of(page)
    assert "Make my week" in text_of(page)
    assert ScreenRecord.objects.get().tier == "CLEAR"


def test_make_my_week_leads_to_a_week(walker: Walker) -> None:
    walker.finish(told(), since="A06")

    page = walker.post("/safety/make-my-week/", follow=False)

    assert page.status_code == 302
    assert PlanRecord.objects.filter(person=walker.person).count() == 1


def test_the_first_page_says_what_is_coming(walker: Walker) -> None:
    page = text_of(walker.get("/intake/"))

    for title in ("You", "Your pain", "How it behaves", "Health and safety", "Your days and wishes"):
        assert title in page


def test_every_answer_is_an_event(walker: Walker) -> None:
    walker.answer("A01", told())

    body = Event.objects.get(type="answer.given").body.content
    assert (body["item"], body["value"]) == ("A01", '"1986-08-14"')


def test_a_page_says_where_one_is_and_why_it_asks(walker: Walker) -> None:
    walker.has_answered(told(), before="A10")
    page = text_of(walker.get("/intake/"))

    assert "Where does it hurt?" in page
    assert "Your pain" in page
    assert "Question 5 of about" in page
    assert "min left" in page
    assert "Why we ask" in page
    assert "shapes both the safety questions and the exercises" in page


def test_nothing_is_chosen_beforehand(walker: Walker) -> None:
    for screen in flow().screens:
        page = walker.get(f"/intake/{screen.id}/")
        if address_of(page) == f"/intake/{screen.id}/":
            question = page.content.decode().split("<footer")[0]
            assert not re.search(r"<input[^>]* checked", question), screen.id


def test_stopping_and_coming_back_goes_on_where_it_stopped(walker: Walker) -> None:
    walker.has_answered(told(), before="A15")
    walker.at(days=3)

    assert address_of(walker.get("/intake/")) == "/intake/A15/"


def test_an_optional_screen_that_was_not_seen_comes_before_what_is_open(walker: Walker) -> None:
    walker.has_answered(told(), before="A18")

    assert address_of(walker.get("/intake/")) == "/intake/A18/"


def test_an_optional_screen_may_stay_empty(walker: Walker) -> None:
    walker.has_answered(told(), before="A18")
    walker.answer("A18", {})
    assert address_of(walker.get("/intake/")) == "/intake/A19/"
    rest = {item: value for item, value in told().items() if item not in ("A18", "A54", "A66", "A68")}
    walker.finish(rest, since="A06")

    assert ScreenRecord.objects.get().complete
    assert Answer.objects.get(item="A18").value is None


LEFT_LEG = {"leg_side": "left", "leg_extent": "below_knee", "tingling": True, "numb": False, "weakness": False}


@pytest.mark.parametrize(
    ("changes", "asked", "not_asked"),
    [
        ({}, "S05", "A16"),
        ({"A10": ["low_back_C", "calf_shin_L"], "A17": LEFT_LEG, "A16": 4}, "A16", "S50"),
        ({"A11": "neck_C", "A10": ["neck_C"]}, "S60", "A16"),
        ({"A12": {"years": 2}, "A93": 30}, "A92", "S50"),
        ({"A50": {"type": "discectomy", "date_or_days": 900}}, "S51", "A92"),
        ({"A52": ["copd_asthma"]}, "A105", "S51"),
    ],
)
def test_questions_appear_when_they_apply(
    walker: Walker, changes: dict[str, object], asked: str, not_asked: str
) -> None:
    walker.has_answered(told(**changes))

    sitting = sitting_of(walker.person, walker.settings.CLOCK)
    items = {item.id for screen in sitting.asked for item in screen.items}
    assert asked in items
    assert not_asked not in items


def test_a_pregnant_person_is_asked_for_signs(somebody: Callable[..., Walker]) -> None:
    walker = somebody()
    page = walker.finish(
        told(sex="female", A04={"pregnant": "yes", "weeks": 20, "complications": []}, S50=NO), since="S48"
    )

    assert "S50" in walker.seen
    assert "Your midwife or doctor should know" in text_of(page)


def test_low_mood_asks_about_dark_thoughts(walker: Walker) -> None:
    page = walker.finish(told(A86={"nervous": 0, "worry": 0, "interest": 2, "down": 2}, M02="no"), since="A86")

    assert "M02" in walker.seen
    assert "TelefonSeelsorge" in text_of(page)


def test_under_16_only_what_keeps_a_child_safe_is_asked(walker: Walker) -> None:
    page = walker.finish(told(A01="2012-03-01", S17=NO))

    assert "A67" not in walker.seen
    assert "S01" in walker.seen
    assert "younger than this programme is made for" in text_of(page)
    assert "Make my week" not in text_of(page)


def test_the_review_lists_every_answer_and_lets_it_be_changed(walker: Walker) -> None:
    walker.has_answered(told(), before="A06")
    page = text_of(walker.walk(told()))
    assert "Painful places" in page
    assert "Low back, middle" in page
    assert "/intake/A10/?then=review" in page

    page = walker.answer("A10", {"A10": ["low_back_C", "buttock_L"]}, then="review")

    assert address_of(page) == "/intake/A103/" or "Buttock, left" in text_of(page) or address_of(page) == "/intake/A94/"


def test_sending_with_something_open_leads_there(walker: Walker) -> None:
    walker.has_answered(told(), before="A15")

    page = walker.post("/intake/send/")

    assert address_of(page) == "/intake/A15/"
    assert not ScreenRecord.objects.exists()


def test_a_page_needs_few_queries(
    walker: Walker, django_assert_max_num_queries: Callable[..., CaptureQueriesContext]
) -> None:
    walker.has_answered(told(), before="A06")
    walker.walk(told())
    for address in ("/intake/A10/", "/intake/S01/", "/intake/A86/", "/intake/review/"):
        with django_assert_max_num_queries(MOST_QUERIES):
            walker.client.get(address)
    walker.post("/intake/send/")
    for address in ("/safety/", "/safety/letter/", "/stop-signs/", "/intake/review/", "/safety/check/"):
        with django_assert_max_num_queries(MOST_QUERIES):
            walker.client.get(address)


def test_a_safety_answer_opens_its_further_questions(walker: Walker) -> None:
    walker.has_answered(told(), before="S30")

    page = walker.post("/intake/S30/", {"S30": "yes", "S31": "no", "S53": "no"})
    assert page.status_code == 400
    assert "Please answer this one too." in text_of(page)
    assert 'name="left_open" value="S30"' in text_of(page)

    page = walker.post("/intake/S30/", {"S30": "yes", "S31": "no", "S53": "no", "left_open": "S30"})
    assert Answer.objects.get(item="S30").value == {"answer": "yes"}
    assert "Be seen today" in text_of(page)


def test_weakness_is_asked_once_whether_it_gets_worse(walker: Walker) -> None:
    weak = yes(degree="mild", side="one", progressive=False, worsening=False, started_days=30, checked=True)
    walker.finish(told(S06=weak, A17={**told()["A17"], "weakness": True}), since="S05")

    assert Answer.objects.get(item="S06").value == weak


def test_between_the_legs_is_asked_about_at_once(walker: Walker) -> None:
    answers = told(A10=["low_back_C", "pelvis_saddle_C"])
    walker.has_answered(answers, before="A10")

    assert address_of(walker.answer("A10", answers)) == "/intake/S01/"
    assert address_of(walker.answer("S01", answers)) == "/intake/A11/"
