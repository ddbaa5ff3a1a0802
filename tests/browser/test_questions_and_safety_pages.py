"""Every question screen and every safety page: axe finds nothing, nothing spills out, the policy is kept."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import axe_findings
from tests.browser.test_intake_by_taps import as_answers

from hingeback.web.care.services import give_answers, screen_now
from hingeback.web.clock import SystemClock
from hingeback.web.intake.sitting import sitting_of
from hingeback.web.intake.tests.walking import yes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SPILLS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
WIDTHS = (320, 1280)
LOW = {"nervous": 2, "worry": 2, "interest": 2, "down": 2}
TIERS: dict[str, dict[str, Any]] = {
    "clear": {}, "call now": {"S01": yes(), "S14": yes()}, "today": {"S30": yes()}, "visit first": {"S49": yes()},
    "gentle": {"S06": yes(degree="mild", side="one", progressive=False)}, "mention": {"S14": yes(started_days=900)},
    "thoughts": {"A86": LOW, "M02": "thoughts"}, "under 16": {"A01": "2013-01-01", "S17": {"answer": "no"}},
}  # fmt: skip
IN_THE_DARK = ("call now", "gentle", "mention")
OTHER_PAGES = ("/safety/letter/", "/safety/seen/", "/safety/changed/", "/safety/check/", "/stop-signs/")


def looked_at(page: Page, address: str) -> None:
    page.goto(address)
    assert axe_findings(page) == [], address
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate(SPILLS) <= 0, (address, width)


def test_every_question_screen(open_page: Callable[..., Page], at_home: Callable[..., Any], live_server: Any) -> None:
    """Of a person to whom nearly everything applies, with everything opened."""
    person_answers = as_answers(
        sex="female", A04={"pregnant": "yes", "weeks": 12, "complications": []}, A12={"years": 1}, A93=30,
        A50={"type": "other", "date_or_days": "2020-01-01"}, A52=["copd_asthma", "cancer:breast"], A86=LOW,
        A11="neck_C", A10=["neck_C", "calf_shin_L", "calf_shin_R"],
        A17={"leg_side": "both", "leg_extent": "thigh", "tingling": True, "numb": True, "weakness": True},
        S05=yes(), S06=yes(), S31=yes(kinds=["line"]), S20=yes(),
    )  # fmt: skip
    page = open_page()
    person = at_home(page)
    give_answers(person, person_answers, SystemClock())
    for screen in sitting_of(person, SystemClock()).asked:
        looked_at(page, f"{live_server.url}/intake/{screen.id}/")
    looked_at(page, f"{live_server.url}/intake/review/")


def test_one_screen_of_each_kind_in_the_dark(
    open_page: Callable[..., Page], at_home: Callable[..., Any], live_server: Any
) -> None:
    page = open_page(color_scheme="dark")
    give_answers(at_home(page), as_answers(), SystemClock())
    for screen in ("A01", "A10", "A15", "A17", "A20", "S01", "A52", "A64"):
        looked_at(page, f"{live_server.url}/intake/{screen}/")


@pytest.mark.parametrize("tier", TIERS)
def test_every_safety_page(
    open_page: Callable[..., Page], at_home: Callable[..., Any], live_server: Any, tier: str
) -> None:
    for scheme in ("light", "dark") if tier in IN_THE_DARK else ("light",):
        page = open_page(color_scheme=scheme)
        person = at_home(page)
        give_answers(person, as_answers(**TIERS[tier]), SystemClock())
        screen_now(person, "full", SystemClock())
        looked_at(page, f"{live_server.url}/safety/")
        for address in OTHER_PAGES if tier == "call now" else ():
            looked_at(page, live_server.url + address)


@pytest.mark.parametrize("tier", ["call now", "today", "gentle"])
def test_a_safety_page_and_its_letter_print_on_one_sheet(
    open_page: Callable[..., Page], at_home: Callable[..., Any], live_server: Any, tier: str
) -> None:
    page = open_page()
    person = at_home(page)
    give_answers(person, as_answers(**TIERS[tier]), SystemClock())
    screen_now(person, "full", SystemClock())
    for address in ("/safety/", "/safety/letter/"):
        page.goto(live_server.url + address)
        sheets = page.pdf(format="A4", prefer_css_page_size=True).count(b"/Type /Page\n")
        assert sheets == 1, (address, sheets)


def test_the_pages_between(open_page: Callable[..., Page], at_home: Callable[..., Any], live_server: Any) -> None:
    """The start, an error, a question once more, and the confirm screen."""
    page = open_page()
    person = at_home(page)
    looked_at(page, live_server.url + "/intake/")
    page.goto(live_server.url + "/intake/A01/")
    page.get_by_role("button", name="Next").click()
    assert page.locator(".error-summary").is_visible()
    assert axe_findings(page) == []
    give_answers(person, {k: v for k, v in as_answers().items() if not k.startswith("S")}, SystemClock())
    page.goto(live_server.url + "/intake/S01/")
    for item in ("S02", "S03", "S04"):
        page.locator(f'[name="{item}"][value="no"]').check()
    page.locator('[name="S01"][value="not_sure"]').check()
    for name in ("S01.worsening", "S01.checked"):
        page.locator(f'[name="{name}"][value="no"]').check()
    page.get_by_role("button", name="Next").click()
    assert "once-more" in page.url
    looked_at(page, page.url)
    page.locator('[name="S01"][value="yes"]').check()
    page.get_by_role("button", name="Next").click()
    assert page.url.endswith("/confirm/")
    looked_at(page, page.url)


def test_the_policy_refuses_nothing(
    open_page: Callable[..., Page], at_home: Callable[..., Any], live_server: Any
) -> None:
    page = open_page(bypass_csp=False)
    person = at_home(page)
    give_answers(person, as_answers(S30=yes()), SystemClock())
    screen_now(person, "full", SystemClock())
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type in ("error", "warning") else None)
    for address in ("/intake/A10/", "/intake/A15/", "/safety/"):
        page.goto(live_server.url + address)
    assert told == []
