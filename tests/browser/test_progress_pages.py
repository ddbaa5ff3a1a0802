"""Progress, the visit and its letter in a real browser: axe finds nothing, nothing spills out, one sheet of paper."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import axe_findings
from tests.cast import WorldClock, calm_answers

from hingeback.web.care.services import give_answers, screen_now
from hingeback.web.people.models import Person
from hingeback.web.plan import services as plan
from hingeback.web.plan.following import decide_and_follow
from hingeback.web.plan.queries import planned_items
from hingeback.web.session import services as told
from hingeback.web.session.models import SessionRecord

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SPILLS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
WIDTHS = (320, 390, 768, 1280)
MUCH: dict[str, Any] = {
    "A12": {"years": 4}, "A15": {"now": 5, "avg7": 6, "worst7": 8}, "A82": 2, "A80": 8,
    "A86": {"nervous": 3, "worry": 3, "interest": 2, "down": 2}, "M02": "no", "RMDQ": 14,
    "A51": ["disc", "arthritis", "scoliosis"], "A52": ["diabetes", "copd_asthma", "psoriasis"],
    "A53": ["nsaid", "gabapentinoid"],
    "A64": [{"text": "carry my grandchild up the stairs without stopping", "rating": 2},
            {"text": "work in the garden for an afternoon", "rating": 3}, {"text": "sit through a film", "rating": 4}],
}  # fmt: skip


@pytest.fixture
def clock(settings: Any) -> WorldClock:
    settings.CLOCK = WorldClock(datetime(2026, 11, 2, 9, tzinfo=UTC))
    return settings.CLOCK  # type: ignore[no-any-return]


@pytest.fixture
def visit(
    open_page: Callable[..., Page], at_home: Callable[..., Any], live_server: Any, clock: WorldClock
) -> Callable[..., tuple[Page, Person]]:
    """Somebody with a week, on a page."""

    def visited(answers: dict[str, Any], **options: Any) -> tuple[Page, Person]:
        page = open_page(**options)
        person = at_home(page)
        give_answers(person, calm_answers(clock.day) | answers, clock)
        screen_now(person, "full", clock)
        plan.plan_if_due(person, clock)
        return page, person

    return visited


def does_a_session(person: Person, clock: WorldClock, pre: int, peak: int) -> None:
    session = uuid4()
    facts = [told.start(), told.pain("pre", pre)]
    for item in planned_items(person, clock.day):
        if item.exercise:
            facts.append(told.performed_set(item.exercise, 1, reps=item.reps, reps_planned=item.reps))
    for fact in [*facts, told.pain("peak", peak), told.pain("post", pre), told.check_in(4)]:
        told.tell(person, session, fact, clock)
    decide_and_follow(person, SessionRecord.objects.get(id=session), clock)


def looked_at(page: Page, address: str) -> None:
    page.goto(address)
    assert axe_findings(page) == [], address
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate(SPILLS) <= 0, (address, width)
        assert axe_findings(page) == [], (address, width)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_progress_from_nothing_to_many_days(
    visit: Callable[..., tuple[Page, Person]], live_server: Any, clock: WorldClock, scheme: str
) -> None:
    page, person = visit({"A12": {"weeks": 8}}, color_scheme=scheme)
    looked_at(page, f"{live_server.url}/progress/")
    does_a_session(person, clock, 4, 6)
    looked_at(page, f"{live_server.url}/progress/")
    for day in range(4):
        clock.forward(days=1)
        does_a_session(person, clock, 3 + day % 2, 5)
    for address in ("/progress/", "/progress/?range=2", "/progress/?range=all", "/progress/changes/"):
        looked_at(page, live_server.url + address)
    page.goto(f"{live_server.url}/progress/")
    for table in page.get_by_text("Show as a table").all():
        table.click()
    assert page.get_by_role("table").count() == 4
    assert axe_findings(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_visit_and_its_letter(
    visit: Callable[..., tuple[Page, Person]], live_server: Any, clock: WorldClock, scheme: str
) -> None:
    page, person = visit(MUCH, color_scheme=scheme)
    does_a_session(person, clock, 5, 6)
    for address in ("/physiotherapist/", "/physiotherapist/letter/"):
        looked_at(page, live_server.url + address)
    page.goto(f"{live_server.url}/physiotherapist/")
    page.get_by_role("button", name="Not now").click()
    page.get_by_text("You answered this, so we do not ask now.").wait_for()
    looked_at(page, f"{live_server.url}/physiotherapist/")


def test_the_longest_letter_prints_on_one_sheet(
    visit: Callable[..., tuple[Page, Person]], live_server: Any, clock: WorldClock
) -> None:
    page, person = visit(MUCH)
    for _ in range(6):
        does_a_session(person, clock, 5, 6)
        clock.forward(days=7)
        screen_now(person, "re-screen", clock)
        plan.plan_if_due(person, clock)
    page.goto(f"{live_server.url}/physiotherapist/letter/")
    assert page.locator(".physio-letter li").count() >= 5
    sheets = page.pdf(format="A4", prefer_css_page_size=True).count(b"/Type /Page\n")
    assert sheets == 1
