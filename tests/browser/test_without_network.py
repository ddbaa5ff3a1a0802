"""The days of the plan on a device without network: read, done, sent once; and a hold closes all of it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import axe_findings
from tests.cast import calm_answers
from tests.tenancy.test_no_exercise_under_a_hold import NEW_SADDLE

from hingeback.engine.library import load_library
from hingeback.web.care.services import give_answers, hold_state, screen_now
from hingeback.web.clock import SystemClock
from hingeback.web.people.models import Person
from hingeback.web.plan.models import PlanRecord
from hingeback.web.plan.services import make_plan
from hingeback.web.session.models import PerformedSet, SessionRecord

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
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


def test_seven_days_are_read_without_network(along: Along, live_server: Any) -> None:
    page, _person, record = along()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    opens_off(page, live_server)

    expect(page.get_by_text("No network. Your days are on this device.")).to_be_visible()
    rows = load_library().exercises
    for row in dict.fromkeys(todays_rows(record)):
        expect(page.get_by_role("heading", name=rows[row].name).first).to_be_visible()
    days = page.locator(".coming details.plate")
    assert days.count() == 6
    names = {rows[i["exercise"]].name for i in record.document["days"][3]["items"] if i["exercise"]}
    days.nth(2).locator("summary").first.click()
    for name in names:
        expect(days.nth(2).get_by_text(name, exact=True).first).to_be_visible()
    assert errors == []


def test_a_session_without_network_arrives_once_when_it_is_back(along: Along, live_server: Any) -> None:
    page, person, record = along()
    opens_off(page, live_server)
    begins(page)
    first = todays_rows(record)[0]
    page.locator("[data-done]").click()
    expect(page.locator("[data-state]")).to_contain_text("No network.")
    expect(page.locator("[data-state]")).to_contain_text("answers are safe on this device")
    page.reload()
    expect(page.get_by_role("heading", name="Your session is open")).to_be_visible()
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="A bit worried").click()
    page.get_by_role("button", name="End here and say how it was").click()
    for name, number in (("peak", 3), ("post", 2), ("effort", 4)):
        rates(page, name, number)
    chooses(page, "leg", "no")
    page.locator('[name="note"]').fill("In the train.")
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_role("heading", name="Kept")).to_be_visible()
    assert SessionRecord.objects.count() == 0

    go_on(page)
    all_is_sent(page)

    session = SessionRecord.objects.get(person=person)
    assert (session.pre_nrs, session.peak_nrs, session.post_nrs, session.plan_n) == (2, 3, 2, record.n)
    assert session.note == "In the train." and session.ended_at is not None
    assert [(s.exercise, s.set_n) for s in PerformedSet.objects.filter(skipped=False)] == [(first, 1)]
    page.goto(live_server.url + "/today/")
    expect(page.get_by_role("heading", name="Done for today")).to_be_visible()


def test_a_session_begun_without_network_goes_on_when_it_is_back(along: Along, live_server: Any) -> None:
    page, person, _record = along()
    opens_off(page, live_server)
    begins(page)
    page.locator("[data-done]").click()
    go_on(page)
    all_is_sent(page)

    page.locator("[data-done]").click()

    expect(page.locator("[data-state]")).to_be_hidden(timeout=20_000)
    assert SessionRecord.objects.filter(person=person).count() == 1
    page.goto(live_server.url + "/today/")
    expect(page.get_by_role("heading", name="Your session is open")).to_be_visible()
    expect(page.get_by_text("kept").first).to_be_visible()


def test_a_stop_sign_closes_everything_until_the_server_decides(along: Along, live_server: Any) -> None:
    page, person, record = along()
    opens_off(page, live_server)
    begins(page)
    page.get_by_role("button", name="Stop signs").last.click()
    page.get_by_role("button", name="New numbness between the legs").click()

    expect(page.get_by_role("heading", name="Please call 112 now")).to_be_visible()
    expect(page.locator('a[href="tel:112"]')).to_be_visible()
    assert page.evaluate(KEPT) == ["/offline/card.json"]
    for _again in range(2):
        page.goto(live_server.url + "/today/")
        expect(page.get_by_role("heading", name="Please call 112 now")).to_be_visible()
    names = [load_library().exercises[row].name for row in todays_rows(record)]
    assert all(name not in page.content() for name in names)

    go_on(page)
    holds_at_the_server(page, person)

    assert SessionRecord.objects.get(person=person).stopped_by == "saddle_numbness"
    page.goto(live_server.url + "/today/")
    expect(page).to_have_url(live_server.url + "/safety/")
    opens_off(page, live_server, "/week/")
    expect(page.locator(".safety-head h1")).to_be_visible()


@pytest.mark.parametrize("path", ["/stop-signs/", "/help-fast/"])
def test_the_stop_signs_stand_at_their_own_address_without_network(
    along: Along, live_server: Any, path: str
) -> None:  # fmt: skip
    page, _person, _record = along()
    opens_off(page, live_server, path)
    page.get_by_role("button", name="New numbness between the legs").click()
    expect(page.get_by_role("heading", name="Please call 112 now")).to_be_visible()


def test_that_hurts_of_a_page_leads_to_its_question_without_network(along: Along, live_server: Any) -> None:
    page, _person, _record = along()
    opens_off(page, live_server)
    begins(page)
    expect(page.locator("[data-done]")).to_be_visible()
    page.goto(live_server.url + "/session/01934f00-dead-7000-8000-000000000000/1/hurts/")
    expect(page.get_by_role("heading", name="Paused. How much is it?")).to_be_visible()


def test_a_hold_that_is_not_sent_yet_closes_the_pages_with_network_too(along: Along, live_server: Any) -> None:
    page, _person, record = along()
    page.context.route("**/api/v1/sync*", lambda route: route.abort())
    opens_off(page, live_server, "/stop-signs/")
    page.get_by_role("button", name="New numbness between the legs").click()
    expect(page.get_by_role("heading", name="Please call 112 now")).to_be_visible()
    go_on(page)
    names = [load_library().exercises[row].name for row in todays_rows(record)]
    for path in ("/today/", "/week/"):
        page.goto(live_server.url + path)
        expect(page).to_have_url(live_server.url + "/offline/")
        expect(page.get_by_role("heading", name="Please call 112 now")).to_be_visible()
        assert all(name not in page.content() for name in names)


def test_a_second_tab_goes_on_with_the_session_of_the_first(along: Along, live_server: Any) -> None:
    page, person, _record = along()
    other = page.context.new_page()
    other.set_default_timeout(15_000)
    opens_off(page, live_server)
    opens_off(other, live_server)
    begins(page)
    expect(page.locator("[data-done]")).to_be_visible()
    begins(other)
    expect(other.locator("[data-done]")).to_be_visible()
    go_on(page)
    all_is_sent(page)
    assert SessionRecord.objects.filter(person=person).count() == 1


def test_a_short_screen_older_than_seven_days_comes_first(along: Along, live_server: Any) -> None:
    page, _person, _record = along()
    page.context.clock.install(time=CLOCK.now() + timedelta(days=7, minutes=5))
    opens_off(page, live_server)
    expect(page.get_by_role("heading", name="Any new illness")).to_be_visible()
    says(page, "No")
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("Question 1 of")).to_be_visible()
    while page.get_by_text("Safety check · Question").count():
        place = page.locator("p.second").first.inner_text()
        says(page, "No")
        page.get_by_role("button", name="Next").click()
        expect(page.get_by_text(place)).to_have_count(0)

    expect(page.get_by_role("heading", name="This week's plan is over")).to_be_visible()
    page.get_by_role("button", name="Start the easy session").click()
    expect(page.get_by_role("heading", name="How much pain now?")).to_be_visible()


def test_not_sure_in_the_short_screen_closes_the_device(along: Along, live_server: Any) -> None:
    page, person, _record = along()
    page.context.clock.install(time=CLOCK.now() + timedelta(days=7, minutes=5))
    opens_off(page, live_server)
    says(page, "No")
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("Question 1 of")).to_be_visible()
    says(page, "Not sure")
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", name="Is that right?")).to_be_visible()
    expect(page.locator('a[href="tel:112"]')).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Is that right?")).to_be_visible()
    page.get_by_role("button", name="No, I tapped wrongly").click()
    expect(page.get_by_text("Question 1 of")).to_be_visible()
    says(page, "Not sure")
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("button", name="No, I tapped wrongly")).to_have_count(0)
    page.get_by_role("button", name="Yes, that is right").click()

    expect(page.locator(".safety-head h1")).to_contain_text("112")
    go_on(page)
    holds_at_the_server(page, person)
    assert (
        not hold_state(person, CLOCK).screened or hold_state(person, CLOCK).missing or hold_state(person, CLOCK).holds
    )


def test_high_pain_before_the_session_leads_to_the_easy_one(along: Along, live_server: Any) -> None:
    page, person, _record = along()
    opens_off(page, live_server)
    begins(page, pre=8)
    expect(page.get_by_role("heading", name="Something easy today")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Something easy today")).to_be_visible()
    says(page, "No")
    page.get_by_role("button", name="On to the easy session").click()
    page.locator("[data-done]").click()
    go_on(page)
    all_is_sent(page)

    assert SessionRecord.objects.get(person=person).eased is True


def test_pain_that_rises_a_lot_stops_the_exercise(along: Along, live_server: Any) -> None:
    page, person, _record = along()
    opens_off(page, live_server)
    begins(page, pre=2)
    page.get_by_role("button", name="That hurts").click()
    rates(page, "now", 8)
    chooses(page, "leg", "no")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("heading", name="Stop this one and rest")).to_be_visible()
    page.get_by_role("button", name="End here and say how it was").click()
    go_on(page)
    all_is_sent(page)

    assert SessionRecord.objects.get(person=person).peak_nrs == 8
    assert PerformedSet.objects.get().skipped is True


def test_signs_down_the_leg_ask_the_short_questions_at_once(along: Along, live_server: Any) -> None:
    page, _person, _record = along()
    opens_off(page, live_server)
    begins(page)
    page.get_by_role("button", name="That hurts").click()
    rates(page, "now", 3)
    chooses(page, "leg", "yes")
    page.get_by_role("button", name="Keep it").click()
    page.get_by_role("button", name="On to the short check").click()
    expect(page.get_by_role("heading", name="Any new illness")).to_be_visible()
    page.goto(live_server.url + "/week/")
    expect(page.get_by_role("heading", name="Any new illness")).to_be_visible()


def test_a_hold_learnt_in_one_tab_closes_the_others_at_once(along: Along, live_server: Any) -> None:
    page, _person, _record = along()
    player = page.context.new_page()
    player.goto(live_server.url + "/week/")
    offline = page.context.new_page()
    offline.goto(live_server.url + "/offline/")
    expect(offline.locator('[data-do="start"]')).to_be_visible()

    page.goto(live_server.url + "/stop-signs/")
    page.get_by_role("button", name="New numbness between the legs").click()

    expect(player).to_have_url(live_server.url + "/safety/", timeout=10_000)
    expect(offline.locator(".safety-head h1")).to_be_visible()
    assert page.evaluate(KEPT) == ["/offline/card.json"]


def test_a_hold_learnt_on_another_device_closes_an_open_page_when_it_is_looked_at(
    along: Along, live_server: Any
) -> None:
    page, person, _record = along()
    give_answers(person, {"S01": NEW_SADDLE}, CLOCK)

    page.evaluate("() => window.dispatchEvent(new Event('focus'))")

    expect(page).to_have_url(live_server.url + "/safety/")
    assert page.evaluate(KEPT) == ["/offline/card.json"]


def test_signing_out_takes_everything_from_the_device(along: Along, live_server: Any) -> None:
    page, _person, _record = along()
    opens_off(page, live_server)
    begins(page)
    go_on(page)
    all_is_sent(page)
    page.goto(live_server.url + "/settings/")
    with page.expect_navigation():
        page.get_by_role("button", name="Sign out", exact=True).click()

    assert page.evaluate(KEPT) == []
    assert page.evaluate(DATABASES) == []
    opens_off(page, live_server)
    expect(page.get_by_role("heading", name="Nothing is kept on this device")).to_be_visible()


def test_a_hold_that_the_server_does_not_know_outlives_a_sign_out(along: Along, live_server: Any) -> None:
    page, _person, _record = along()
    opens_off(page, live_server)
    page.get_by_role("link", name="Stop signs").last.click()
    page.get_by_role("button", name="New numbness between the legs").click()
    expect(page.locator(".safety-head h1")).to_be_visible()
    page.route("**/api/v1/sync", lambda route: route.fulfill(status=503, body="{}"))
    go_on(page)
    page.goto(live_server.url + "/settings/")
    page.get_by_role("button", name="Sign out", exact=True).click()
    with page.expect_navigation():
        page.get_by_role("button", name="Sign out and lose them").click()

    kept_here = page.evaluate(DATABASES)
    assert len([name for name in kept_here if name.startswith(("hingeback-device-", "hingeback-outbox-"))]) == 2
    assert "stop_sign.tapped" in page.evaluate(DUMP)
    assert page.evaluate(KEPT) == []


def test_a_page_that_the_browser_kept_whole_is_looked_at_before_it_is_shown(along: Along, live_server: Any) -> None:
    page, person, _record = along()
    give_answers(person, {"S01": NEW_SADDLE}, CLOCK)

    page.evaluate("() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")

    expect(page).to_have_url(live_server.url + "/safety/")


def test_what_is_kept_is_ids_codes_and_numbers(along: Along, live_server: Any) -> None:
    """No free text, no answer to a question in words, no name, once it is safe on the server."""
    page, _person, _record = along()
    opens_off(page, live_server)
    begins(page)
    page.get_by_role("button", name="End here and say how it was").click()
    for name in ("peak", "post", "effort"):
        rates(page, name, 2)
    chooses(page, "leg", "no")
    page.locator('[name="note"]').fill("Zarafina was here.")
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_role("heading", name="Kept")).to_be_visible()
    assert "Zarafina" in page.evaluate(DUMP)
    go_on(page)
    all_is_sent(page)

    dump = page.evaluate(DUMP)

    assert "pain.reported" in dump
    assert "Zarafina" not in dump and "Ana" not in dump


def test_a_new_version_waits_for_the_end_of_the_session(
    along: Along, live_server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, _person, _record = along()
    opens_off(page, live_server)
    begins(page)
    go_on(page)
    all_is_sent(page)
    monkeypatch.setattr("hingeback.web.offline.views.edition", lambda: "of-tomorrow")
    page.goto(live_server.url + "/session/" + str(SessionRecord.objects.get().id) + "/")
    page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")
    plate = page.get_by_text("A new version is ready")
    page.wait_for_timeout(2000)
    expect(plate).to_be_hidden()

    page.goto(live_server.url + "/progress/")
    expect(plate).to_be_visible()
    with page.expect_navigation():
        page.get_by_role("button", name="Use it now").click()

    expect(plate).to_be_hidden()
    shells = page.evaluate("async () => (await caches.keys()).filter(n => n.startsWith('hingeback-shell-'))")
    assert len(shells) == 1 and shells[0].endswith("of-tomorrow")
    assert len(page.evaluate(KEPT)) == 2


def test_an_entry_that_was_cut_off_is_not_taken_for_sent(along: Along, live_server: Any) -> None:
    page, _person, _record = along()
    page.goto(live_server.url + "/settings/")
    go_off(page)
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("The network went away before your last entry")).to_be_visible()
    expect(page.locator('[data-do="start"]')).to_be_visible()


def test_a_session_that_a_page_began_goes_on_without_network(along: Along, live_server: Any) -> None:
    page, person, _record = along()
    page.goto(live_server.url + "/today/begin/")
    rates(page, "pre", 2)
    go_off(page)
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.locator(".kept-here")).to_be_visible()

    page.goto(live_server.url + "/today/")
    page.get_by_role("button", name="Go on").click()
    page.locator("[data-done]").click()
    expect(page.locator("[data-state]")).to_contain_text("answers are safe")
    go_on(page)
    all_is_sent(page)

    session = SessionRecord.objects.get(person=person)
    assert (session.pre_nrs, PerformedSet.objects.filter(session=session).count()) == (2, 1)


def test_another_person_sees_nothing_of_the_first(along: Along, live_server: Any) -> None:
    page, ana, _record = along()
    page, ben, _other = along("Ben", page)

    caches = page.evaluate("async () => (await caches.keys()).filter(n => n.startsWith('hingeback-person-'))")
    assert caches == [f"hingeback-person-{ben.id}"]
    opens_off(page, live_server)
    text = page.evaluate("async () => await (await fetch('/offline/week.json')).text()")
    assert str(ana.id) not in text and str(ben.id) in text


def test_every_view_without_network_is_found_good_by_axe(along: Along, live_server: Any) -> None:
    page, _person, _record = along(bypass_csp=True)
    opens_off(page, live_server)
    looked_at(page)
    page.get_by_role("button", name="Bad day").click()
    looked_at(page)
    page.get_by_role("button", name="Back").click()
    page.locator('[data-do="start"]').click()
    looked_at(page)
    rates(page, "pre", 2)
    page.get_by_role("button", name="Start", exact=True).click()
    looked_at(page)
    page.get_by_role("button", name="That hurts").click()
    looked_at(page)
    page.get_by_role("button", name="Back").click()
    page.get_by_role("button", name="End here and say how it was").click()
    looked_at(page)
    page.get_by_role("button", name="Back").click()
    page.get_by_role("link", name="Stop signs").last.click()
    looked_at(page)
    page.get_by_role("button", name="Chest pain or pressure").click()
    looked_at(page)


def looked_at(page: Page) -> None:
    expect(page.locator("[data-view] h1")).to_be_visible()
    assert axe_findings(page) == []
    for width in (320, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        spills = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert spills <= 0, width
    page.set_viewport_size({"width": 390, "height": 844})
