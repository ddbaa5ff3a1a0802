"""The whole way with the keyboard alone: questions, week, session, how it was, the morning after."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.test_intake_by_keyboard import answers_everything, presses, tab_to
from tests.browser.test_whole_way import MOST_SETS, clock, latest_plan, turns  # noqa: F401
from tests.cast import WorldClock

from hingeback.web.session.models import PerformedSet, SessionDecision

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def rates(page: Page, name: str, digit: str) -> None:
    tab_to(page, lambda at: at["slider"] == f"f-{name}" and at["type"] == "range")
    page.keyboard.press(digit)


def chooses_no(page: Page, name: str) -> None:
    tab_to(page, lambda at: at["name"] == name)
    page.keyboard.press("Space")
    for _ in range(4):
        if page.locator(f'[name="{name}"][value="no"]').is_checked():
            return
        page.keyboard.press("ArrowDown")


def test_the_whole_way_with_the_keyboard_alone(
    open_page: Callable[..., Page],
    at_home: Callable[..., Any],
    live_server: Any,
    clock: WorldClock,  # noqa: F811
) -> None:
    page = open_page(viewport={"width": 1280, "height": 900}, locale="en-US")
    person = at_home(page)
    answers_everything(page, live_server.url + "/intake/")
    presses(page, "Make my week")
    assert page.url == live_server.url + "/week/"
    before = latest_plan(person)
    presses(page, "Today")
    presses(page, "Start,")
    rates(page, "pre", "2")
    presses(page, "Start")

    for _ in range(MOST_SETS):
        if "how-was-it" in page.url:
            break
        turns(page, lambda: page.keyboard.press("d"))
    assert PerformedSet.objects.filter(skipped=False).count() > len(before.days[0].items)
    for name, digit in (("peak", "7"), ("post", "3"), ("effort", "4")):
        rates(page, name, digit)
    chooses_no(page, "leg")
    presses(page, "Done")

    expect(page.get_by_text("too much")).to_be_visible()
    assert SessionDecision.objects.latest("n").colour == "RED"
    assert latest_plan(person) != before
    clock.forward(days=1)
    page.goto(live_server.url + "/today/")
    presses(page, "Answer")
    rates(page, "nrs", "2")
    chooses_no(page, "leg")
    presses(page, "Done")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you. That settles it")
    presses(page, "On to today")
