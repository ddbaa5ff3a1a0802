"""The days of the plan on a device without network: read, done, and sent once."""

import re
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import axe_findings
from tests.browser.without_network import (
    CLOCK,
    DUMP,
    KEPT,
    Along,
    all_is_sent,
    begins,
    chooses,
    go_off,
    go_on,
    opens_off,
    rates,
    says,
    todays_rows,
)

from hingeback.engine.library import load_library
from hingeback.web.session.models import PerformedSet, SessionRecord

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


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


def test_that_hurts_of_a_page_leads_to_its_question_without_network(along: Along, live_server: Any) -> None:
    page, _person, _record = along()
    opens_off(page, live_server)
    begins(page)
    expect(page.locator("[data-done]")).to_be_visible()
    page.goto(live_server.url + "/session/01934f00-dead-7000-8000-000000000000/1/hurts/")
    expect(page.get_by_role("heading", name="Paused. How much is it?")).to_be_visible()


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


def test_an_entry_that_was_cut_off_is_not_taken_for_sent(along: Along, live_server: Any) -> None:
    page, _person, _record = along()
    page.goto(live_server.url + "/settings/")
    go_off(page)
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("The network went away before your last entry")).to_be_visible()
    expect(page.locator('[data-do="start"]')).to_be_visible()


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


def test_another_person_sees_nothing_of_the_first(along: Along, live_server: Any) -> None:
    page, ana, _record = along()
    page, ben, _other = along("Ben", page)

    caches = page.evaluate("async () => (await caches.keys()).filter(n => n.startsWith('hingeback-person-'))")
    assert caches == [f"hingeback-person-{ben.id}"]
    opens_off(page, live_server)
    text = page.evaluate("async () => await (await fetch('/offline/week.json')).text()")
    assert str(ana.id) not in text and str(ben.id) in text


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


def begins_on_the_pages(page: Page, live_server: Any) -> None:
    page.goto(live_server.url + "/today/begin/")
    rates(page, "pre", 2)
    with page.expect_navigation():
        page.get_by_role("button", name="Start", exact=True).click()
    expect(page.locator(".order")).to_contain_text("1 of")


def test_after_the_last_set_of_a_page_the_session_goes_on_at_the_next_exercise(along: Along, live_server: Any) -> None:
    page, person, record = along(bypass_csp=True)
    begins_on_the_pages(page, live_server)
    sets = int(page.locator("[data-last-set]").get_attribute("data-last-set") or 1)
    go_off(page)
    for _set in range(sets):
        page.locator("[data-done]").click()
        expect(page.locator(".kept-here")).to_be_visible()
    on = page.get_by_role("link", name="Go on without network")
    expect(on).to_be_focused()
    assert axe_findings(page) == []
    on.click()

    expect(page.locator(".player-head h1")).to_be_visible()
    expect(page.locator(".order")).to_contain_text("2 of")
    page.locator("[data-done]").click()
    go_on(page)
    all_is_sent(page)

    session = SessionRecord.objects.get(person=person)
    first, second = todays_rows(record)[:2]
    done = PerformedSet.objects.filter(session=session).order_by("event_seq").values_list("exercise", "set_n")
    assert list(done) == [*((first, n + 1) for n in range(sets)), (second, 1)]


def test_a_set_that_arrived_a_moment_before_is_not_asked_again(along: Along, live_server: Any) -> None:
    """The copy of the days was made before it, and there was no time for a newer one."""
    page, person, record = along()
    begins_on_the_pages(page, live_server)
    page.evaluate("document.addEventListener('hingeback:page', () => (window.isNext = true))")
    page.locator("[data-done]").click()
    page.wait_for_function("() => window.isNext")
    go_off(page)
    page.goto(live_server.url + "/today/")
    expect(page.get_by_role("heading", name="Your session is open")).to_be_visible()
    expect(page.locator("[data-list=items] li").first.locator('[data-slot="done"]')).to_contain_text("1 of")
    go_on(page)
    all_is_sent(page)

    session = SessionRecord.objects.get(person=person)
    done = PerformedSet.objects.filter(session=session).values_list("exercise", "set_n")
    assert list(done) == [(todays_rows(record)[0], 1)]


def test_an_entry_that_was_cut_off_in_a_session_is_told_again_by_itself(along: Along, live_server: Any) -> None:
    page, person, _record = along()
    page.goto(live_server.url + "/today/begin/")
    rates(page, "pre", 2)
    page.evaluate("() => { HTMLFormElement.prototype.requestSubmit = () => { window.held = true; }; }")
    page.get_by_role("button", name="Start", exact=True).click()
    page.wait_for_function("() => window.held")
    go_off(page)
    page.goto(live_server.url + "/offline/?not-kept=1")
    expect(page.get_by_role("heading", name="Your session is open")).to_be_visible()
    expect(page.get_by_text("The network went away before your last entry")).to_be_hidden()
    go_on(page)
    all_is_sent(page)
    assert SessionRecord.objects.get(person=person).pre_nrs == 2


@pytest.mark.parametrize(("day", "easy"), [(0, 0), (5, 5), (6, 6)])
def test_with_today_there_are_always_seven_days_to_read(along: Along, live_server: Any, day: int, easy: int) -> None:
    """The plan ends, and the next week is decided where the network leads: until then the days are easy ones."""
    page, _person, _record = along(bypass_csp=True)
    ease = page.evaluate("async () => (await (await fetch('/offline/week.json')).json()).ease.map(({row}) => row)")
    page.context.clock.install(time=CLOCK.now() + timedelta(days=day))
    opens_off(page, live_server)

    days = page.locator(".coming details.plate")
    assert days.count() == 6
    assert days.filter(has_text="Easy session").count() == easy
    if easy == 0:
        return
    last = days.last
    last.locator("summary").first.click()
    expect(last.get_by_text("The next week is planned when there is a network again")).to_be_visible()
    for row in ease:
        expect(last.get_by_text(load_library().exercises[row].name, exact=True)).to_be_visible()
    last.get_by_text("How to do it").first.click()
    expect(last.locator(".steps").first).to_be_visible()
    looked_at(page)


def test_today_offers_no_second_start_while_entries_are_on_their_way(along: Along, live_server: Any) -> None:
    page, person, _record = along(bypass_csp=True)
    page.context.route("**/api/v1/sync*", lambda route: route.abort())
    opens_off(page, live_server)
    begins(page)
    page.locator("[data-done]").click()
    go_on(page)
    page.goto(live_server.url + "/today/")

    expect(page.get_by_text("entries of yours are on their way")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("Start"))).to_have_count(0)
    assert axe_findings(page) == []
    page.context.unroute_all()
    page.evaluate("window.dispatchEvent(new Event('online'))")

    expect(page.get_by_role("heading", name="Your session is open")).to_be_visible()
    expect(page.get_by_role("link", name="Go on", exact=True)).to_be_visible()
    assert SessionRecord.objects.filter(person=person).count() == 1
