"""The whole way, on a phone with a finger: from the first question to a day that the last session changed."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import axe_findings
from tests.browser.test_intake_by_taps import PHONE, answers_everything, as_answers, tap_one
from tests.cast import WorldClock

from hingeback.engine.contracts.plan import Plan, PlanItem
from hingeback.web.clock import SystemClock
from hingeback.web.people.models import Person
from hingeback.web.plan.models import PlanRecord
from hingeback.web.session.models import SessionDecision, SessionRecord

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST_SETS = 60
FITS = "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"


@pytest.fixture
def clock(settings: Any) -> WorldClock:
    """Today; the test moves it on."""
    settings.CLOCK = WorldClock(SystemClock().now().replace(hour=9))
    return settings.CLOCK


def looked_at(page: Page) -> None:
    assert axe_findings(page) == [], page.url
    assert page.evaluate(FITS), page.url


def turns(page: Page, act: Callable[[], None]) -> None:
    """Wait until the page that answers stands, put in place or gone to."""
    page.evaluate("document.querySelector('main').dataset.before = '1'")
    act()
    page.wait_for_selector("main:not([data-before])")


def does_every_set(page: Page, word_for: str = "") -> None:
    """Set after set; one exercise is said to be too easy."""
    for _ in range(MOST_SETS):
        if "how-was-it" in page.url:
            return
        if word_for and page.get_by_role("heading", level=1).inner_text() == word_for:
            turns(page, page.get_by_role("button", name="Too easy").tap)
            expect(page.get_by_role("button", name="Too easy")).to_have_attribute("aria-pressed", "true")
            word_for = ""
        turns(page, page.locator("[data-done]").tap)
    raise AssertionError("The session never ended.")


def says_how_it_was(page: Page, peak: int = 3) -> None:
    for name, value in (("peak", peak), ("post", 2), ("effort", 4), ("leg", "no")):
        tap_one(page, name, str(value))
    with page.expect_navigation():
        page.get_by_role("button", name="Done").tap()


def latest_plan(person: Person) -> Plan:
    return Plan.model_validate(PlanRecord.objects.filter(person=person).latest("n").document)


def row_to_grow(person: Person) -> tuple[str, str]:
    """Id and name of an exercise with repetitions that is done today and comes again."""
    record = PlanRecord.objects.filter(person=person).latest("n")
    first, *later = Plan.model_validate(record.document).days
    again = {item.exercise for day in later for item in day.items if not item.uncounted}
    row = next(str(i.exercise) for i in first.items if (i.reps or 0) > 1 and not i.uncounted and i.exercise in again)
    return row, str(record.content[row]["name"])


def coming(plan: Plan, row: str) -> list[PlanItem]:
    return [item.model_copy(update={"why": ()}) for day in plan.days[1:] for item in day.items if item.exercise == row]


def test_from_the_first_question_to_a_day_that_the_last_session_changed(
    open_page: Callable[..., Page], at_home: Callable[..., Any], live_server: Any, clock: WorldClock
) -> None:
    page = open_page(**PHONE)
    person = at_home(page)
    answers_everything(page, live_server.url + "/intake/")
    with page.expect_navigation():
        page.get_by_role("button", name="Make my week").tap()
    assert page.url == live_server.url + "/week/"
    assert PlanRecord.objects.count() == 1
    before = latest_plan(person)
    row, name = row_to_grow(person)

    with page.expect_navigation():
        page.get_by_role("link", name="Today", exact=True).tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Today's session")
    looked_at(page)
    with page.expect_navigation():
        page.get_by_role("link", name="Start,").tap()
    looked_at(page)
    tap_one(page, "pre", "2")
    with page.expect_navigation():
        page.get_by_role("button", name="Start").tap()
    looked_at(page)
    does_every_set(page, word_for=name)
    looked_at(page)
    says_how_it_was(page)
    expect(page.get_by_role("heading", name="What changes")).to_be_visible()
    looked_at(page)
    assert latest_plan(person) == before

    clock.forward(days=1)
    page.goto(live_server.url + "/today/")
    looked_at(page)
    with page.expect_navigation():
        page.get_by_role("link", name="Answer").tap()
    for field, value in (("nrs", "2"), ("leg", "no")):
        tap_one(page, field, value)
    with page.expect_navigation():
        page.get_by_role("button", name="Done").tap()

    expect(page.locator(".change.grows h3")).to_contain_text(name)
    assert SessionDecision.objects.latest("n").colour == "GREEN"
    after = latest_plan(person)
    assert coming(after, row) != coming(before, row)
    day = next(day.date for day in after.days[1:] if any(item.exercise == row for item in day.items))
    clock.forward(days=(day - clock.day).days)
    page.goto(live_server.url + "/today/")
    grown = page.locator(".session-list > li", has_text=name).first
    assert grown.locator(".small").first.inner_text() != dose_before(page, live_server, before, row, person)


def dose_before(page: Page, live_server: Any, before: Plan, row: str, person: Person) -> str:
    """The dose as the first version of the week told it."""
    from hingeback.engine.library import load_library
    from hingeback.web.plan.dose_words import dose_words

    first = next(item for day in before.days[1:] for item in day.items if item.exercise == row)
    return dose_words(first, load_library().exercises[row])


def test_whoever_puts_the_phone_away_goes_on_where_they_stopped(
    open_page: Callable[..., Page], at_home: Callable[..., Any], live_server: Any, clock: WorldClock
) -> None:
    from hingeback.web.care.services import give_answers, screen_now
    from hingeback.web.plan.services import plan_if_due

    page = open_page(**PHONE)
    person = at_home(page)
    give_answers(person, as_answers(), clock)
    screen_now(person, "full", clock)
    plan_if_due(person, clock)
    page.goto(live_server.url + "/today/begin/")
    tap_one(page, "pre", "2")
    with page.expect_navigation():
        page.get_by_role("button", name="Start").tap()
    turns(page, page.locator("[data-done]").tap)
    here = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("link", name="Close").tap()

    expect(page.get_by_role("heading", level=1)).to_have_text("Your session is open")
    with page.expect_navigation():
        page.get_by_role("link", name="Go on").tap()
    assert page.get_by_role("heading", level=1).inner_text() == here
    assert SessionRecord.objects.count() == 1
