"""The lessons in a real browser: axe finds nothing, nothing spills out, a question by keyboard, and under a hold."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import axe_findings
from tests.cast import WorldClock, calm_answers

from hingeback.web.care.services import give_answers, screen_now
from hingeback.web.people.models import Person
from hingeback.web.plan import services as plan

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SPILLS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
WIDTHS = (320, 390, 1280)
LESSONS = ("H01", "H02", "H05", "H09", "H10", "H21")


@pytest.fixture
def clock(settings: Any) -> WorldClock:
    settings.CLOCK = WorldClock(datetime(2026, 11, 2, 9, tzinfo=UTC))
    return settings.CLOCK  # type: ignore[no-any-return]


def moves_in(page: Page, at_home: Callable[..., Any], clock: WorldClock) -> Person:
    person: Person = at_home(page)
    give_answers(person, calm_answers(clock.day), clock)
    screen_now(person, "full", clock)
    plan.plan_if_due(person, clock)
    return person


def looked_at(page: Page, address: str) -> None:
    page.goto(address)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate(SPILLS) <= 0, (address, width)
    assert axe_findings(page) == [], address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_shelf_and_every_lesson(
    open_page: Callable[..., Page], at_home: Callable[..., Any], live_server: Any, clock: WorldClock, scheme: str
) -> None:
    page = open_page(color_scheme=scheme)
    moves_in(page, at_home, clock)
    looked_at(page, f"{live_server.url}/learn/")
    for lesson in LESSONS:
        looked_at(page, f"{live_server.url}/learn/{lesson}/")


def test_a_question_is_answered_by_keyboard_and_tried_again(
    open_page: Callable[..., Page], at_home: Callable[..., Any], live_server: Any, clock: WorldClock
) -> None:
    page = open_page()
    moves_in(page, at_home, clock)
    page.goto(f"{live_server.url}/learn/H05/")
    page.locator("input[name=answer]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Let us look at that again").wait_for()
    assert axe_findings(page) == []
    page.get_by_label("Short walks through the house, with rests between.").check(force=True)
    page.get_by_role("button", name="Answer again").click()
    page.get_by_text("This lesson counts as read.").wait_for()
    assert axe_findings(page) == []
    page.get_by_role("link", name="All lessons").click()
    page.get_by_text("Read on 2 November").wait_for()


def test_under_a_hold_the_way_leads_back_to_what_to_do(
    open_page: Callable[..., Page], at_home: Callable[..., Any], live_server: Any, clock: WorldClock
) -> None:
    page = open_page()
    person = moves_in(page, at_home, clock)
    new = {"answer": "yes", "started_days": 1, "worsening": True, "checked": False}
    give_answers(person, {"S01": new}, clock)
    for address in ("/learn/", "/learn/H02/", "/learn/H05/"):
        looked_at(page, live_server.url + address)
        assert page.locator("nav.tabs").count() == 0
    page.goto(f"{live_server.url}/learn/")
    page.get_by_role("link", name="Back to what to do now").click()
    assert page.url.endswith("/safety/")
