"""A page for each tier: what to do first, the answers behind it, and nowhere an exercise while it is withheld."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.tenancy.test_no_exercise_under_a_hold import exercises_in

from hingeback.web.intake.tests.walking import Walker, text_of, told, yes

LOW = {"nervous": 2, "worry": 2, "interest": 2, "down": 2}
MILD = yes(degree="mild", side="one", progressive=False, worsening=False, started_days=5)
WEAK_LEG = {**told()["A17"], "weakness": True}
CHILD = {"A01": "2012-01-01", "S17": {"answer": "no"}}
PAGES = ("/safety/", "/safety/letter/", "/safety/file/", "/safety/seen/", "/safety/changed/", "/safety/check/",
         "/intake/review/", "/stop-signs/", "/")  # fmt: skip
Screened = Callable[..., Walker]


def page(walker: Walker, address: str = "/safety/") -> str:
    return text_of(walker.get(address))


def test_call_now(screened: Screened) -> None:
    text = page(screened(S01=yes(), S02=yes(stress_only=False)))

    assert "<h1>Please call 112 now, before anything else</h1>" in text
    assert "badge emergency" in text and "Call now" in text
    assert 'href="tel:112"' in text
    assert "Do not drive." in text
    assert "I have back pain. I have numbness or an odd feeling between my legs. It began yesterday." in text
    assert "The answers that led here" in text
    assert "You said: <b>Yes, began yesterday, getting worse, not checked by a clinician</b>" in text
    assert "Rule CES-1." in text
    assert "Exercises are put away for now." in text
    assert "Make my week" not in text
    assert 'class="tabs' not in text
    assert text.index('href="tel:112"') < text.index("Until help comes") < text.index("The answers that led here")


@pytest.mark.parametrize(("country", "number"), [("GB", "999"), ("US", "911"), ("AU", "000"), ("", "112")])
def test_the_number_is_that_of_the_country(screened: Screened, country: str, number: str) -> None:
    assert f'href="tel:{number}"' in page(screened(country=country, S43a=yes()))


def test_be_seen_today(screened: Screened) -> None:
    text = page(screened(S30=yes()))

    assert "<h1>Please be seen today</h1>" in text
    assert "badge same-day" in text
    assert "Your answers can be a sign of an infection." in text
    assert 'href="tel:116117"' in text
    assert "Look here again on 23 November 2026" in text
    assert "Make my week" not in text


def test_one_visit_before_you_start(screened: Screened) -> None:
    text = page(screened(S06=MILD, A17=WEAK_LEG))

    assert "<h1>One visit before you start</h1>" in text
    assert "badge clinician-first" in text
    assert "Get the letter" in text
    assert "I have been seen" in text
    assert "The answer that led here" in text
    assert "Open until then: a gentle start" in text
    assert "Make my week" in text


def test_a_visit_first_with_exercise_withheld_offers_no_week(screened: Screened) -> None:
    text = page(screened(S49=yes()))

    assert "<h1>One visit before you start</h1>" in text
    assert "Exercises are put away for now." in text
    assert "Make my week" not in text


def test_one_thing_to_mention(screened: Screened) -> None:
    text = page(screened(S14=yes(started_days=900, worsening=False, checked=True)))

    assert "You can start, with one thing to mention" in text
    assert "badge routine-review" in text
    assert "Get the note" in text
    assert "Make my week" in text


def test_clear_to_start_keeps_a_safety_card(screened: Screened) -> None:
    text = page(screened())

    assert "<h1>You are clear to start</h1>" in text
    assert "Whatever the plan: get help fast if" in text
    assert "you have fever with the pain" in text


def test_ill_today_rests_first(screened: Screened) -> None:
    text = page(screened(S53=yes(worsening=False)))

    assert "Rest first, until you have been well for 2 days" in text
    assert "Make my week" not in text
    assert "I am well again" in text


@pytest.mark.parametrize("answer", ["thoughts", "plan"])
def test_dark_thoughts_show_help_lines_before_all_else(screened: Screened, answer: str) -> None:
    text = page(screened(A86=LOW, M02=answer))

    assert text.index("TelefonSeelsorge") < text.index("<h1>")
    assert "harmless" not in text
    assert "I have back pain" not in text


def test_where_no_crisis_line_is_known_it_says_whom_to_call(screened: Screened) -> None:
    assert "a crisis line in your country" in page(screened(country="", A86=LOW, M02="thoughts"))


def test_lessons_open_by_tier(screened: Screened) -> None:
    urgent = page(screened("Bo", S30=yes()))
    first = page(screened("Cy", S06=MILD, A17=WEAK_LEG))

    assert urgent.count("/learn/H0") == 1
    assert "/learn/H02/" in urgent
    assert first.count("/learn/H0") == 3


@pytest.mark.parametrize(
    "changes",
    [{"S01": yes()}, {"S30": yes()}, {"S49": yes()}, {"S53": yes(worsening=False)}, CHILD],
)
def test_no_exercise_on_any_of_these_pages_while_withheld(screened: Screened, changes: dict[str, Any]) -> None:
    walker = screened(**changes)
    for address in PAGES:
        assert exercises_in(walker.get(address)) == [], address
    assert exercises_in(walker.post("/safety/make-my-week/")) == []


def test_the_letter_says_what_was_asked_and_asks_back(screened: Screened) -> None:
    text = page(screened("Ana Example", S06=MILD, A17=WEAK_LEG), "/safety/letter/")

    assert "About Ana Example, 22 November 2026." in text
    assert "In their words: “I have back pain. My leg or foot is weak. It began 5 days ago.”" in text
    assert "Weak leg or foot" in text
    assert "May this person do a home programme" in text
    assert "Rule NEU-3." in text


def test_the_saved_page_stands_alone(screened: Screened) -> None:
    walker = screened(S01=yes())
    response = walker.client.get("/safety/file/")

    assert response.headers["Content-Disposition"].startswith("attachment")
    text = response.content.decode()
    assert "<script" not in text and 'href="/' not in text and 'src="' not in text
    assert "Please call 112 now" in text


def test_the_calendar_file_names_the_day_to_look_again(screened: Screened) -> None:
    walker = screened(S06=MILD, A17=WEAK_LEG)

    text = walker.client.get("/safety/look-again.ics").content.decode()

    assert "DTSTART;VALUE=DATE:20261129\r\n" in text
    assert "VERSION:2.0" in text
    assert screened("Bo").client.get("/safety/look-again.ics").status_code == 404


def test_whoever_is_not_done_is_led_to_the_questions(walker_without_answers: Walker) -> None:
    assert walker_without_answers.get("/safety/").request["PATH_INFO"] == "/intake/"


@pytest.fixture
def walker_without_answers(db: None, settings: Any, clock: Any) -> Walker:
    from hingeback.web.intake.tests.conftest import new_walker

    return new_walker(settings, clock)
