"""The whole intake with the keyboard alone."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.test_intake_by_taps import MOST_SCREENS, as_answers, screen_of

from hingeback.web.intake.filling import fill
from hingeback.web.intake.flow import flow

WORDS = "document.activeElement.innerText.trim()"
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST_TABS = 150

FOCUSED = """() => { const e = document.activeElement; return {
    name: e.name || '', value: e.value || '', type: e.type || e.tagName.toLowerCase(), code: e.dataset.code || '',
    slider: (e.closest('[data-slider]') || {id: ''}).id, seen: e.getBoundingClientRect().height > 0 } }"""


def focused(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(FOCUSED)
    return found


def tab_to(page: Page, fits: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """Tab on until the focus is where it should be."""
    for _ in range(MOST_TABS):
        here = focused(page)
        if fits(here):
            return here
        page.keyboard.press("Tab")
    raise AssertionError(f"The focus never came there; it is on {focused(page)} of {page.url}")


def give(page: Page, name: str, values: list[str]) -> None:
    if not page.locator(f'[name="{name}"]').count():
        return
    slider = f"f-{name.lower().replace('.', '')}"
    if page.locator(f"#{slider}[data-slider]").count():
        tab_to(page, lambda at: at["slider"] == slider and at["type"] == "range")
        page.keyboard.press(values[0][0])
        return
    if page.locator(f'[data-body-chart] [name="{name}"]').count():
        tab_to(page, lambda at: bool(at["code"]))
        page.keyboard.press("Space")
        return
    field = page.locator(f'[name="{name}"]').first
    kind = field.get_attribute("type") or "text"
    if not field.is_visible() or field.evaluate("e => e.tagName") == "SELECT":
        return
    if kind == "checkbox":
        for value in values:
            tab_to(page, lambda at, value=value: at["name"] == name and at["value"] == value)
            page.keyboard.press("Space")
        return
    tab_to(page, lambda at: at["name"] == name)
    if kind == "radio":
        choose(page, name, values[0])
    elif kind == "date":
        year, month, day = values[0].split("-")
        page.keyboard.type(month + day + year)
    else:
        page.keyboard.type(values[0])


def choose(page: Page, name: str, value: str) -> None:
    """Space takes the first one, arrows go on."""
    page.keyboard.press("Space")
    for _ in range(20):
        if page.locator(f'[name="{name}"][value="{value}"]').is_checked():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{name} was never {value}")


def go_next(page: Page) -> None:
    tab_to(page, lambda at: at["type"] == "submit" and page.evaluate("'next' in document.activeElement.dataset"))
    page.keyboard.press("Enter")


def to_word(page: Page, word: str) -> None:
    tab_to(page, lambda _: str(page.evaluate(WORDS)).startswith(word))


def presses(page: Page, word: str) -> None:
    """Tab to what is called so, and press Enter."""
    to_word(page, word)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def answers_everything(page: Page, address: str) -> None:
    """The intake to its end with the keyboard alone, and the screen that says: clear to start."""
    answers = as_answers()
    page.goto(address)
    presses(page, "Start")
    for _ in range(MOST_SCREENS):
        screen = flow().screen(screen_of(page))
        if screen is None:
            break
        for item in screen.items:
            for name, values in fill(item, answers[item.id]).items() if item.id in answers else ():
                give(page, name, values)
        with page.expect_navigation():
            page.keyboard.press("Enter") if focused(page)["type"] not in ("textarea", "g") else go_next(page)
        assert page.locator(".error-summary").count() == 0, (screen.id, page.locator(".error-summary").inner_text())
    assert page.url.endswith("/intake/review/")
    presses(page, "Send")
    expect(page.get_by_role("heading", level=1)).to_have_text("You are clear to start")


def test_number_keys_choose_options(
    open_page: Callable[..., Page], at_home: Callable[..., Any], live_server: Any
) -> None:
    page = open_page(viewport={"width": 1280, "height": 900})
    at_home(page)
    page.goto(live_server.url + "/intake/A02/")

    page.keyboard.press("2")

    assert page.locator('[name="A02"][value="male"]').is_checked()
