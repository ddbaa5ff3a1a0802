"""The pages around a session: axe finds nothing, nothing spills out, the timer runs, and no script is needed."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import axe_findings
from tests.browser.test_intake_by_taps import as_answers
from tests.browser.test_whole_way import clock, turns  # noqa: F401
from tests.cast import WorldClock

from hingeback.web.care.services import give_answers, screen_now
from hingeback.web.ids import new_id
from hingeback.web.people.models import Person
from hingeback.web.plan.models import PlanRecord
from hingeback.web.plan.queries import planned_items
from hingeback.web.plan.services import plan_if_due
from hingeback.web.session import services as session
from hingeback.web.session.models import PerformedSet, SessionRecord

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SPILLS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
WIDTHS = (320, 768, 1280)


@pytest.fixture
def at_work(
    open_page: Callable[..., Page],
    at_home: Callable[..., Any],
    live_server: Any,
    clock: WorldClock,  # noqa: F811
) -> Callable[..., tuple[Page, Person, str]]:
    """Somebody with a week and an open session: a page, the person, and the address of the session."""

    def begun(**browser: Any) -> tuple[Page, Person, str]:
        page = open_page(**browser)
        person = at_home(page)
        give_answers(person, as_answers(), clock)
        screen_now(person, "full", clock)
        record: PlanRecord = plan_if_due(person, clock)
        session_id = new_id(clock.now())
        for fact in (session.pain("pre", 2), session.start(record.n)):
            session.tell(person, session_id, fact, clock)
        return page, person, f"{live_server.url}/session/{session_id}/"

    return begun


def looked_at(page: Page, address: str) -> None:
    page.goto(address)
    assert axe_findings(page) == [], address
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate(SPILLS) <= 0, (address, width)


def place_of(person: Person, clock: WorldClock, length: str) -> int:  # noqa: F811
    """The first place of the day whose timer runs so: holds, minutes or guide."""
    items = [item for item in planned_items(person, clock.day) if item.exercise]
    kinds = ["minutes" if not i.reps else "holds" if i.hold_s else "guide" for i in items]
    return kinds.index(length) + 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_of_a_session(
    at_work: Callable[..., Any],
    live_server: Any,
    clock: WorldClock,  # noqa: F811
    scheme: str,
) -> None:
    page, person, base = at_work(color_scheme=scheme)
    record = SessionRecord.objects.get()
    for path in ("1/", f"{place_of(person, clock, 'holds')}/?rest=1", "1/hurts/", "1/hurts/?then=leg", "how-was-it/",
                 "1/hurts/?then=stop", "1/hurts/?then=smaller", "1/hurts/?then=ok"):  # fmt: skip
        looked_at(page, base + path)
    looked_at(page, live_server.url + "/today/")
    page.goto(base + "how-was-it/")
    page.get_by_role("button", name="Done").click()
    expect(page.locator(".error-summary")).to_be_visible()
    assert axe_findings(page) == []
    first = planned_items(person, clock.day)[0]
    for fact in (session.performed_set(str(first.exercise), 1, reps=first.reps), session.pain("peak", 7),
                 session.pain("post", 3), session.check_in(4)):  # fmt: skip
        session.tell(person, record.id, fact, clock)
    looked_at(page, base + "changes/")
    looked_at(page, live_server.url + "/today/")
    clock.forward(days=1)
    looked_at(page, base + "morning/")
    clock.forward(days=6)
    looked_at(page, live_server.url + "/today/")


def test_high_pain_and_the_first_page(
    at_work: Callable[..., Any],
    live_server: Any,
    clock: WorldClock,  # noqa: F811
) -> None:
    page, person, base = at_work()
    session.tell(person, SessionRecord.objects.get().id, session.pain("pre", 9), clock)
    looked_at(page, base + "easy/")
    clock.forward(days=1)
    looked_at(page, live_server.url + "/today/begin/")


def test_holds_run_by_themselves_and_keep_the_set(
    at_work: Callable[..., Any],
    clock: WorldClock,  # noqa: F811
) -> None:
    """The clock of the browser is moved on, so nobody waits."""
    page, person, base = at_work()
    page.clock.install()
    page.goto(f"{base}{place_of(person, clock, 'holds')}/")
    page.get_by_role("button", name="Timer", exact=True).click()
    expect(page.locator("[data-rep]")).to_contain_text("Rep 1 of")
    page.clock.run_for(1500)
    expect(page.get_by_role("button", name="Timer", exact=True)).to_have_attribute("aria-pressed", "true")

    turns(page, lambda: page.clock.run_for(300_000))

    assert PerformedSet.objects.count() == 1
    expect(page.get_by_text("Let your shoulders drop")).to_be_visible()
    page.get_by_role("button", name="Go on now").click()
    expect(page.locator("[data-rep]")).to_contain_text("Rep 1 of")


def test_sound_is_switched_by_its_button_and_its_key(at_work: Callable[..., Any]) -> None:
    page, _person, base = at_work()
    page.goto(base + "1/")
    button = page.get_by_role("button", name="Sound")
    expect(button).to_have_attribute("aria-pressed", "true")

    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("m")

    expect(button).to_have_attribute("aria-pressed", "true")


def test_keys_lead_to_that_hurts_and_to_the_stop_signs(at_work: Callable[..., Any]) -> None:
    page, _person, base = at_work()
    page.goto(base + "1/")
    with page.expect_navigation():
        page.keyboard.press("h")
    assert page.url.endswith("/1/hurts/")
    page.goto(base + "1/")
    with page.expect_navigation():
        page.keyboard.press("s")
    assert "/stop-signs/?session=" in page.url


def test_without_scripts_a_set_is_kept_and_the_next_one_comes(at_work: Callable[..., Any]) -> None:
    page, _person, base = at_work(java_script_enabled=False)
    page.goto(base)
    with page.expect_navigation():
        page.locator("[data-done]").click()

    assert PerformedSet.objects.count() == 1
    assert page.locator("[data-sound]").is_hidden()


def test_the_policy_refuses_nothing(at_work: Callable[..., Any]) -> None:
    page, _person, base = at_work(bypass_csp=False)
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type in ("error", "warning") else None)
    for path in ("1/", "1/hurts/", "how-was-it/"):
        page.goto(base + path)
    assert told == []
