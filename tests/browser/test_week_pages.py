"""The pages of the week: axe finds nothing, nothing spills out, and keys alone change the days and keep the week."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import axe_findings
from tests.browser.test_intake_by_taps import as_answers
from tests.browser.test_whole_way import clock  # noqa: F401
from tests.cast import WorldClock

from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.planning import swap_options
from hingeback.web.care.judging import library
from hingeback.web.care.services import give_answers, screen_now
from hingeback.web.people.models import Person
from hingeback.web.plan.models import PlanRecord
from hingeback.web.plan.queries import Week, week_of
from hingeback.web.plan.services import plan_if_due

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SPILLS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
#: Names with room for no more than four or so letters a line.
BROKEN = """() => [...document.querySelectorAll('.item h2, .item h3')]
    .filter((name) => name.getBoundingClientRect().width < 4 * parseFloat(getComputedStyle(name).fontSize))
    .map((name) => name.innerText)"""
WIDTHS = (320, 768, 1280)
MOST_TABS = 80


@pytest.fixture
def with_a_week(
    open_page: Callable[..., Page],
    at_home: Callable[..., Any],
    clock: WorldClock,  # noqa: F811
) -> Callable[..., tuple[Page, Person, Week]]:
    """Somebody whose week is made: a page, the person, and the week."""

    def made(**browser: Any) -> tuple[Page, Person, Week]:
        page = open_page(**browser)
        person = at_home(page)
        give_answers(person, as_answers(), clock)
        screen_now(person, "full", clock)
        return page, person, week_of(plan_if_due(person, clock))

    return made


def looked_at(page: Page, address: str = "") -> None:
    if address:
        assert page.goto(address).status == 200, address  # type: ignore[union-attr]
    assert axe_findings(page) == [], page.url
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate(SPILLS) <= 0, (page.url, width)


def swappable(week: Week) -> str:
    """An exercise of the first day that another one can take the place of."""
    given = PlanningInput.model_validate(week.record.input)
    rows = [str(item.exercise) for item in week.days[0].items if item.exercise]
    return next(row for row in rows if swap_options(given, library(), row, week.plan))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_of_the_week(with_a_week: Callable[..., Any], live_server: Any, scheme: str) -> None:
    page, _person, week = with_a_week(color_scheme=scheme)
    base, row = live_server.url, swappable(week)
    for path in ("/week/", f"/week/?open={row}", f"/week/?day={week.days[1].date}", f"/week/exercise/{row}/",
                 "/week/why-not/", "/week/why-not/?exercise=bird_dog", "/week/why-not/?find=walk"):  # fmt: skip
        looked_at(page, base + path)
    looked_at(page, f"{base}/week/swap/{row}/")
    page.locator(".swap-choice").first.click()
    page.get_by_role("button", name="See what changes").click()
    expect(page.get_by_role("heading", name="What would change")).to_be_visible()
    looked_at(page)
    looked_at(page, base + "/week/change/")
    page.locator('[name="A65.minutes"][value="15"]').locator("xpath=..").click()
    page.get_by_role("button", name="See what changes").click()
    expect(page.get_by_role("heading", name="What would change")).to_be_visible()
    looked_at(page)
    page.get_by_role("button", name="Keep this week").click()
    expect(page.get_by_role("heading", name="What changed")).to_be_visible()
    looked_at(page)


def test_no_name_is_broken_into_letters_where_text_is_largest(
    with_a_week: Callable[..., Any], live_server: Any
) -> None:
    page, _person, _week = with_a_week(viewport={"width": 320, "height": 640})
    for path in ("/week/", "/today/"):
        page.goto(live_server.url + path)
        page.evaluate("document.documentElement.dataset.text = 'larger'")
        assert page.evaluate(BROKEN) == []
        assert page.evaluate(SPILLS) <= 0


def test_days_are_changed_and_the_week_kept_by_keyboard_alone(
    with_a_week: Callable[..., Any], live_server: Any
) -> None:
    page, person, week = with_a_week()
    page.goto(live_server.url + "/week/")
    presses(page, "Change days, minutes or equipment", "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Change my week")
    goes_to(page, "Full days a week")
    page.keyboard.press("Control+A")
    page.keyboard.type("2")
    presses(page, "See what changes", "Enter")
    expect(page.get_by_role("heading", name="What would change")).to_be_visible()
    assert PlanRecord.objects.filter(person=person).count() == 1
    presses(page, "Keep this week", "Enter")

    expect(page.get_by_role("heading", name="What changed")).to_be_visible()
    record = PlanRecord.objects.filter(person=person).latest("n")
    assert record.n > week.record.n
    assert record.input["sheet"]["answers"]["A65"]["days"] == 2
    expect(page.get_by_text("0 of 2", exact=True)).to_be_visible()


def goes_to(page: Page, name: str) -> None:
    """Tab on until what has this name has the focus; each stop on the way can be seen."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        found = page.evaluate(
            """() => { const here = document.activeElement;
            return [here.getAttribute('aria-label') || here.labels?.[0]?.innerText || here.innerText || '',
                    getComputedStyle(here).outlineStyle !== 'none' || here.matches('input')] }"""
        )
        assert found[1], f"No focus ring: {found[0]}"
        if name in found[0]:
            return
    raise AssertionError(f"Never reached by Tab: {name}")


def presses(page: Page, name: str, key: str) -> None:
    goes_to(page, name)
    with page.expect_navigation():
        page.keyboard.press(key)
