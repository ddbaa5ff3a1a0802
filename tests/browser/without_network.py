"""Somebody whose days have come along on the device, and the network that goes and comes."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.cast import calm_answers

from hingeback.web.care.services import give_answers, hold_state, screen_now
from hingeback.web.clock import SystemClock
from hingeback.web.people.models import Person
from hingeback.web.plan.models import PlanRecord
from hingeback.web.plan.services import make_plan

CLOCK = SystemClock()
KEPT = "async () => (await Promise.all((await caches.keys()).filter(n => n.startsWith('hingeback-person-')).map(async n => (await (await caches.open(n)).keys()).map(r => new URL(r.url).pathname)))).flat()"  # noqa: E501
DATABASES = "async () => (await indexedDB.databases()).map(d => d.name)"
DUMP = """async () => {
  const told = [];
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((done) => { const r = indexedDB.open(name); r.onsuccess = () => done(r.result); });
    for (const store of db.objectStoreNames) {
      const all = db.transaction(store).objectStore(store).getAll();
      told.push(await new Promise((done) => { all.onsuccess = () => done(all.result); }));
    }
    db.close();
  }
  return JSON.stringify(told);
}"""
Along = Callable[..., tuple[Page, Person, PlanRecord]]


@pytest.fixture
def along(open_page: Callable[..., Page], at_home: Callable[..., Any], live_server: Any) -> Along:
    """Somebody whose days have come along on the device: a page, the person, and the plan."""

    def ready(name: str = "Ana", page: Page | None = None, **browser: Any) -> tuple[Page, Person, PlanRecord]:
        page = page or open_page(**{"bypass_csp": False, "timezone_id": "UTC", **browser})
        person = at_home(page, name)
        give_answers(person, calm_answers(CLOCK.now().date()) | {"A05": "home"}, CLOCK)
        screen_now(person, "full", CLOCK)
        record = make_plan(person, CLOCK)
        page.goto(live_server.url + "/today/")
        page.wait_for_function("() => navigator.serviceWorker.controller !== null")
        kept(page)
        return page, person, record

    return ready


def kept(page: Page) -> None:
    until(page, lambda: len(page.evaluate(KEPT)) == 2)


def until(page: Page, is_so: Callable[[], bool], most_s: int = 20) -> None:
    for _try in range(most_s * 5):
        if is_so():
            return
        page.wait_for_timeout(200)
    raise AssertionError("It did not come about.")


def holds_at_the_server(page: Page, person: Person) -> None:
    until(page, lambda: bool(hold_state(person, CLOCK).holds))


def go_off(page: Page) -> None:
    page.context.set_offline(True)


def go_on(page: Page) -> None:
    page.context.set_offline(False)


def opens_off(page: Page, live_server: Any, path: str = "/today/") -> None:
    go_off(page)
    page.goto(live_server.url + path)
    expect(page.locator("[data-view] h1")).to_be_visible()


def rates(page: Page, name: str, number: int) -> None:
    chooses(page, name, str(number))


def chooses(page: Page, name: str, value: str) -> None:
    """The radio under a slider, a chip or a segment."""
    page.locator(f'input[name="{name}"][value="{value}"]').evaluate("radio => radio.click()")


def says(page: Page, word: str) -> None:
    page.locator("[data-view]").get_by_role("radio", name=word, exact=True).evaluate("radio => radio.click()")


def begins(page: Page, pre: int = 2) -> None:
    page.locator('[data-do="start"]').click()
    rates(page, "pre", pre)
    page.get_by_role("button", name="Start", exact=True).click()


def all_is_sent(page: Page) -> None:
    expect(page.locator("[data-state]")).to_be_hidden(timeout=20_000)


def todays_rows(record: PlanRecord) -> list[str]:
    day = CLOCK.now().date().isoformat()
    return [i["exercise"] for d in record.document["days"] if d["date"] == day for i in d["items"] if i["exercise"]]
