"""The whole intake on a phone, 390 px wide, with a finger; and what happens on the way."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import axe_findings

from hingeback.web.care.models import Answer
from hingeback.web.care.services import give_answers
from hingeback.web.clock import SystemClock
from hingeback.web.intake.filling import fill
from hingeback.web.intake.flow import flow
from hingeback.web.intake.tests.walking import told

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST_SCREENS = 80
PHONE = {"has_touch": True, "is_mobile": True}


def tap_answers(page: Page, screen: str, answers: dict[str, Any]) -> None:
    """Give the answers of one screen as a finger does."""
    found = flow().screen(screen)
    assert found is not None
    for item in found.items:
        for name, values in fill(item, answers.get(item.id)).items() if item.id in answers else ():
            for value in values:
                tap_one(page, name, value)


def tap_one(page: Page, name: str, value: str) -> None:
    region = page.locator(f'[role=tabpanel]:not([hidden]) [data-code="{value}"]')
    field = page.locator(f'[name="{name}"]')
    if not field.count():
        return
    if region.count():
        region.first.tap(position={"x": 4, "y": 8})
        return
    if field.first.get_attribute("type") not in ("radio", "checkbox"):
        if field.first.evaluate("e => e.tagName") == "SELECT":
            field.first.select_option(value)
        elif field.first.is_visible():
            field.first.fill(value)
        return
    choice = page.locator(f'[name="{name}"][value="{value}"]')
    label = choice.locator("xpath=..")
    if label.is_visible() and not choice.is_checked():
        label.tap()


def screen_of(page: Page) -> str:
    match = re.search(r"/intake/([A-Za-z]\w*)/$", page.url.split("?")[0])
    return match[1] if match else ""


def as_answers(**changes: Any) -> dict[str, Any]:
    answers = told(**changes)
    return answers | {"A01": str(answers["A01"])}


def answers_everything(page: Page, address: str) -> None:
    """The intake to its end with a finger, and the screen that says: clear to start. No screen is too wide."""
    answers = as_answers()
    page.goto(address)
    with page.expect_navigation():
        page.get_by_role("link", name="Start").tap()
    for _ in range(MOST_SCREENS):
        screen = screen_of(page)
        if screen in ("", "review"):
            break
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 390, f"{screen} is {width} px wide"
        tap_answers(page, screen, answers)
        with page.expect_navigation():
            page.get_by_role("button", name="Next").tap()
        assert page.locator(".error-summary").count() == 0, (screen, page.locator(".error-summary").inner_text())
    assert page.url.endswith("/intake/review/")
    with page.expect_navigation():
        page.get_by_role("button", name="Send").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("You are clear to start")


def test_a_tap_is_kept_before_next(
    open_page: Callable[..., Page], at_home: Callable[..., Any], live_server: Any
) -> None:
    page = open_page(**PHONE)
    person = at_home(page)
    give_answers(person, {"A01": "1986-01-01"}, SystemClock())
    page.goto(live_server.url + "/intake/A02/")
    with page.expect_response("**/keep/"):
        tap_one(page, "A02", "male")
    expect(page.locator(".saved")).to_have_text("Saved")

    page.reload()

    assert page.locator('[name="A02"][value="male"]').is_checked()
    assert not Answer.objects.filter(item="A02").exists()


def test_further_questions_and_the_number_open_with_the_answer(
    open_page: Callable[..., Page], at_home: Callable[..., Any], live_server: Any
) -> None:
    page = open_page(**PHONE)
    person = at_home(page)
    give_answers(person, {k: v for k, v in as_answers().items() if not k.startswith("S")}, SystemClock())
    page.goto(live_server.url + "/intake/S01/")
    call = page.locator(".calls a[href='tel:112']").first
    assert not call.is_visible()
    assert not page.locator('[name="S01.started_days"]').is_visible()

    tap_one(page, "S01", "yes")

    assert call.is_visible()
    assert page.locator('[name="S01.started_days"]').is_visible()
    assert axe_findings(page) == []
    tap_one(page, "S01", "no")
    assert not call.is_visible()


def test_without_javascript_the_same_form_works(
    open_page: Callable[..., Page], at_home: Callable[..., Any], live_server: Any
) -> None:
    page = open_page(java_script_enabled=False)
    at_home(page)
    page.goto(live_server.url + "/intake/go-on/")
    page.locator('[name="A01"]').fill("1986-01-01")
    page.get_by_role("button", name="Next").click()
    page.locator('[name="A02"][value="male"]').check(force=True)
    page.get_by_role("button", name="Next").click()
    assert screen_of(page) == "A05"
