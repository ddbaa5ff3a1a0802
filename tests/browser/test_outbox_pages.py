"""Without network nothing that was told is lost; with a lost answer nothing is counted twice."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Request, Route, expect
from tests.browser.conftest import axe_findings
from tests.browser.test_today_pages import SPILLS, at_work  # noqa: F401
from tests.browser.test_whole_way import clock, turns  # noqa: F401

from hingeback.web.eventlog.models import Event
from hingeback.web.session.models import PerformedSet, SessionDecision, SessionRecord

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
UNSENT = "[data-unsent]"
KEPT = ".kept-here"


def told_by_devices() -> int:
    return Event.objects.exclude(device="server").count()


def says_how_it_was(page: Page, note: str = "") -> None:
    for name, value in (("peak", 3), ("post", 2), ("effort", 4), ("leg", "no")):
        chooses(page, name, value)
    page.locator("[name=note]").fill(note)


def chooses(page: Page, name: str, value: int | str) -> None:
    """The radio behind a slider or a segment."""
    page.locator(f"[name={name}][value='{value}']").evaluate("(radio) => (radio.checked = true)")


def arrives_but_the_answer_is_lost(page: Page, part: str) -> None:
    """The server takes the form, and the phone never hears of it. Until then nothing else gets through either."""

    def lost(route: Route, request: Request) -> None:
        if request.method == "POST" and part in request.url:
            route.fetch()
        route.abort("connectionfailed")

    page.route(re.compile(r"/session/|/api/"), lost)


def test_sets_without_network_are_kept_and_arrive_once(at_work: Callable[..., Any]) -> None:  # noqa: F811
    page, _person, base = at_work()
    page.goto(base + "1/")
    page.context.set_offline(True)
    page.locator("[data-done]").click()
    expect(page.locator(KEPT)).to_have_text("No network. It is safe on this phone.")
    expect(page.locator(UNSENT)).to_contain_text("No network. 1 answer is safe on this phone.")
    assert axe_findings(page) == []
    assert page.evaluate(SPILLS) <= 0
    assert PerformedSet.objects.count() == 0

    with page.expect_navigation():
        page.context.set_offline(False)
    expect(page.locator(UNSENT)).to_be_hidden()
    expect(page.get_by_text("Kept", exact=True)).to_be_visible()
    assert PerformedSet.objects.count() == told_by_devices() == 1


def test_a_check_in_without_network_is_decided_when_it_arrives(at_work: Callable[..., Any]) -> None:  # noqa: F811
    page, _person, base = at_work()
    page.goto(base + "1/")
    page.locator("[data-done]").click()
    expect(page.locator(".order")).to_contain_text("2 of")
    page.goto(base + "how-was-it/")
    says_how_it_was(page, note="Good")
    page.context.set_offline(True)
    page.get_by_role("button", name="Done").click()
    expect(page.locator(UNSENT)).to_contain_text("4 answers are safe on this phone.")
    assert not SessionDecision.objects.exists()

    with page.expect_navigation(url=re.compile(r"/changes/$")):
        page.context.set_offline(False)
    here = SessionRecord.objects.get()
    assert (here.peak_nrs, here.post_nrs, here.effort_rpe, here.note) == (3, 2, 4, "Good")
    assert SessionDecision.objects.count() == 1
    assert left_on_the_phone(page) == ["acknowledged"] * 3  # the note left the phone


@pytest.mark.parametrize(
    ("path", "act"),
    [
        ("1/", lambda page: does(page)),
        ("1/", lambda page: says_a_word(page)),
        ("1/", lambda page: leaves_out(page, "no_time")),
        ("1/", lambda page: leaves_out(page, "worried")),
        ("1/hurts/", lambda page: hurts(page, 4, "no")),
        ("1/hurts/", lambda page: hurts(page, 9, "no")),
        ("1/hurts/", lambda page: hurts(page, 5, "not_sure")),
    ],
)
def test_a_lost_answer_counts_once(
    at_work: Callable[..., Any],  # noqa: F811
    path: str,
    act: Callable[[Page], None],
) -> None:
    """The page tells it again as its own facts: the server knows each of them, and none stands in the tray."""
    page, _person, base = at_work()
    page.goto(base + path)
    before = Event.objects.count()
    act(page)
    expect(page.locator(KEPT)).to_be_visible()
    kept = left_on_the_phone(page)
    assert kept and set(kept) == {"waiting"}
    after = Event.objects.count()
    assert after - before == len(kept), "the server took what the phone thinks is lost"

    page.unroute_all()
    with page.expect_navigation():
        page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(page.locator(UNSENT)).to_be_hidden()
    assert Event.objects.count() == after
    assert left_on_the_phone(page) == ["acknowledged"] * len(kept)


def arrived_already(page: Page) -> None:
    """A form that is not sent by script: it arrives, and the phone knows nothing of it."""
    page.evaluate(
        """async () => {
             const form = document.querySelector('form[data-outbox]');
             await fetch(form.action, {method: 'POST', body: new FormData(form), redirect: 'manual'});
           }"""
    )


def does(page: Page) -> None:
    arrives_but_the_answer_is_lost(page, "/1/")
    page.locator("[data-done]").click()


def says_a_word(page: Page) -> None:
    arrives_but_the_answer_is_lost(page, "/1/")
    page.locator(".words-row form button").first.click()


def leaves_out(page: Page, reason: str) -> None:
    arrives_but_the_answer_is_lost(page, "/1/")
    page.locator(".leave-out summary").click()
    page.locator(f".leave-out [value={reason}]").click()


def hurts(page: Page, now: int, leg: str) -> None:
    chooses(page, "now", now)
    chooses(page, "leg", leg)
    arrived_already(page)
    arrives_but_the_answer_is_lost(page, "nothing more")
    page.locator("button[data-next]").click()


def left_on_the_phone(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        """async () => {
             const [{name}] = (await indexedDB.databases()).filter(({name}) => name.startsWith('hingeback-outbox-'));
             const db = await new Promise((done) => {
               const open = indexedDB.open(name);
               open.onsuccess = () => done(open.result);
             });
             const rows = await new Promise((done) => {
               const all = db.transaction('events').objectStore('events').getAll();
               all.onsuccess = () => done(all.result);
             });
             db.close();
             return rows.map((row) => row.state);
           }"""
    )
    return found


def test_signing_out_asks_before_anything_is_lost(
    at_work: Callable[..., Any],  # noqa: F811
    live_server: Any,
) -> None:
    page, _person, base = at_work()
    keeps_one_set(page, base)
    page.goto(live_server.url + "/settings/")
    expect(page.locator(UNSENT)).to_contain_text("1 answer is safe on this phone and not sent yet.")
    page.get_by_role("button", name="Sign out", exact=True).click()
    sheet = page.locator("#unsent-sheet")
    expect(sheet).to_contain_text("1 answer is not sent yet.")
    assert axe_findings(page) == []
    page.get_by_role("button", name="Stay signed in").click()
    expect(sheet).to_be_hidden()

    page.unroute_all()
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.wait_for_url(re.compile(r":\d+/(who/)?$"))
    assert PerformedSet.objects.count() == 1
    assert outboxes(page) == []


def test_signing_out_and_losing_them_is_a_choice(
    at_work: Callable[..., Any],  # noqa: F811
    live_server: Any,
) -> None:
    page, _person, base = at_work()
    keeps_one_set(page, base)
    page.goto(live_server.url + "/settings/")
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.get_by_role("button", name="Sign out and lose them").click()
    page.wait_for_url(re.compile(r":\d+/(who/)?$"))
    assert PerformedSet.objects.count() == 0
    assert outboxes(page) == []


def test_another_person_neither_sees_nor_sends_it(
    at_work: Callable[..., Any],  # noqa: F811
    at_home: Callable[..., Any],
    live_server: Any,
) -> None:
    page, ana, base = at_work()
    keeps_one_set(page, base)
    page.goto("about:blank")
    page.unroute_all()
    at_home(page, "Ben")
    page.goto(live_server.url + "/settings/")
    page.wait_for_timeout(500)
    expect(page.locator(UNSENT)).to_be_hidden()
    assert told_by_devices() == 0
    assert any(str(ana.id) in name for name in outboxes(page)), "hers wait for her"


def outboxes(page: Page) -> list[str]:
    names: list[str] = page.evaluate("async () => (await indexedDB.databases()).map(({name}) => name)")
    return [name for name in names if name.startswith("hingeback-outbox-")]


def keeps_one_set(page: Page, base: str) -> None:
    """One set is kept, and sync stays out of reach while pages can be opened."""
    page.goto(base + "1/")
    page.route(re.compile(r"/api/"), lambda route: route.abort("connectionfailed"))
    page.context.set_offline(True)
    page.locator("[data-done]").click()
    expect(page.locator(KEPT)).to_be_visible()
    page.context.set_offline(False)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_what_was_not_sent(
    at_work: Callable[..., Any],  # noqa: F811
    live_server: Any,
    scheme: str,
) -> None:
    page, _person, base = at_work(color_scheme=scheme)
    page.goto(live_server.url + "/not-sent/")
    expect(page.get_by_text("Everything has arrived")).to_be_visible()
    keeps_one_set(page, base)
    refuse_one(page)
    page.goto(live_server.url + "/not-sent/")
    expect(page.locator("[data-waiting] li")).to_contain_text("A set")
    expect(page.locator("[data-refused] li")).to_contain_text("Hingeback could not make sense of it.")
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate(SPILLS) <= 0
    assert axe_findings(page) == []
    page.get_by_role("button", name="Send now").click()
    expect(page.get_by_text("No network. Everything stays safe here.")).to_be_visible()

    page.unroute_all()
    page.get_by_role("button", name="Send now").click()
    expect(page.locator("[data-waiting]")).to_be_hidden()
    page.get_by_role("button", name="Let it go").click()
    page.get_by_role("button", name="Tap again to delete it for good").click()
    expect(page.get_by_text("Everything has arrived")).to_be_visible()


def refuse_one(page: Page) -> None:
    """What an older app told, and the server did not take."""
    page.evaluate(
        """async () => {
             const [{name}] = (await indexedDB.databases()).filter(({name}) => name.startsWith('hingeback-outbox-'));
             const db = await new Promise((done) => {
               const open = indexedDB.open(name);
               open.onsuccess = () => done(open.result);
             });
             const writing = db.transaction('events', 'readwrite');
             writing.objectStore('events').add({id: '01934f00-0000-7000-8000-00000000f00d', device: 'd', n: 99,
               type: 'check_in.given', v: 1, at: '2026-11-22T09:00:00+00:00', monoMs: 1, body: {}, state: 'refused',
               code: 'body-unfit'});
             await new Promise((done) => (writing.oncomplete = done));
             db.close();
           }"""
    )
