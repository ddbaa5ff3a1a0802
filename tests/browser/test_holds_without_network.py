"""What stops and closes on a device without network: stop signs, holds, questions, and signing out."""

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import expect
from tests.browser.without_network import (
    CLOCK,
    DATABASES,
    DUMP,
    KEPT,
    Along,
    all_is_sent,
    begins,
    chooses,
    go_off,
    go_on,
    holds_at_the_server,
    opens_off,
    rates,
    says,
    todays_rows,
    until,
)
from tests.tenancy.test_no_exercise_under_a_hold import NEW_SADDLE

from hingeback.engine.library import load_library
from hingeback.web.care.services import give_answers, hold_state
from hingeback.web.session.models import SessionRecord

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


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


def test_a_stop_sign_of_a_page_whose_network_goes_closes_this_device(along: Along, live_server: Any) -> None:
    page, person, _record = along()
    page.goto(live_server.url + "/stop-signs/")
    go_off(page)
    page.get_by_role("button", name="New numbness between the legs").click()
    expect(page.get_by_role("heading", name="Please call 112 now")).to_be_visible()
    assert page.evaluate(KEPT) == ["/offline/card.json"]
    page.goto(live_server.url + "/today/")
    expect(page.get_by_role("heading", name="Please call 112 now")).to_be_visible()

    go_on(page)
    holds_at_the_server(page, person)


def test_a_hold_is_no_error_in_the_console(along: Along, live_server: Any) -> None:
    page, person, _record = along()
    give_answers(person, {"S01": NEW_SADDLE}, CLOCK)
    errors: list[str] = []
    page.context.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    with page.expect_response("**/offline/week.json") as answer:
        page.goto(live_server.url + "/safety/")

    assert answer.value.status == 204
    until(page, lambda: page.evaluate(KEPT) == ["/offline/card.json"])
    assert errors == []
