"""Passkeys with Chromium's own virtual device, at localhost: made, used to sign in and to confirm, taken away."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import axe_findings

from hingeback.web.people.models import Passkey

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DEVICE = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


class Phone:
    """Chromium's virtual device: it says yes, or the person does not prove themselves to it."""

    def __init__(self, page: Page) -> None:
        self._devtools = page.context.new_cdp_session(page)
        self._devtools.send("WebAuthn.enable")
        self._id = self._devtools.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})["authenticatorId"]

    def is_refused(self, refused: bool = True) -> None:
        self._devtools.send("WebAuthn.setUserVerified", {"authenticatorId": self._id, "isUserVerified": not refused})

    @property
    def keys(self) -> int:
        return len(self._devtools.send("WebAuthn.getCredentials", {"authenticatorId": self._id})["credentials"])


@pytest.fixture
def at_localhost(open_page: Callable[..., Page], at_home: Callable[..., Any], live_server: Any) -> Any:
    """Ana on a page of `http://localhost:<port>`, where a passkey can work, with a device."""

    def opened(host: str = "localhost", **browser: Any) -> tuple[Page, str, Phone]:
        page, base = open_page(bypass_csp=False, **browser), f"http://{host}:{live_server.thread.port}"
        at_home(page)
        cookies = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
        page.context.clear_cookies()
        page.context.add_cookies([{"name": name, "value": value, "url": base} for name, value in cookies.items()])
        return page, base, Phone(page)

    return opened


def makes_one(page: Page, base: str) -> None:
    page.goto(base + "/passkeys/")
    page.get_by_label("A name for it").fill("my phone")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", name="my phone")).to_be_visible()


def test_a_passkey_is_made_signs_in_confirms_and_is_taken_away(at_localhost: Any) -> None:
    page, base, phone = at_localhost()
    makes_one(page, base)
    assert phone.keys == 1 and Passkey.objects.get().rp_id == "localhost"

    page.goto(base + "/settings/")
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.goto(base + "/who/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(lambda address: "/who/" not in address)
    assert page.goto(base + "/settings/").status == 200  # type: ignore[union-attr]
    expect(page.get_by_text("You alone, with a passkey.")).to_be_visible()

    page.goto(base + "/export/")
    with page.expect_download():
        page.get_by_role("button", name="Save the file").click()

    page.goto(base + "/passkeys/")
    page.get_by_role("link", name="Change my phone").click()
    page.get_by_role("button", name="Take this passkey away").click()
    expect(page.get_by_role("heading", name="You have no passkey yet")).to_be_visible()
    assert not Passkey.objects.exists()


def test_a_device_that_is_not_convinced_is_told_kindly_and_nothing_is_kept(at_localhost: Any) -> None:
    page, base, phone = at_localhost()
    phone.is_refused()
    page.goto(base + "/passkeys/")
    page.get_by_label("A name for it").fill("my phone")
    page.get_by_role("button", name="Add a passkey").click()

    expect(page.get_by_role("alert")).to_contain_text("Please try again")
    assert page.get_by_label("A name for it").input_value() == "my phone"
    assert not Passkey.objects.exists()
    phone.is_refused(False)
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", name="my phone")).to_be_visible()


def test_a_device_with_a_passkey_says_so_and_another_wants_the_first_as_proof(at_localhost: Any) -> None:
    page, base, phone = at_localhost()
    makes_one(page, base)
    page.get_by_label("A name for it").fill("again")
    page.get_by_role("button", name="Add a passkey").click()

    expect(page.get_by_role("alert")).to_contain_text("has a passkey of yours already")
    assert phone.keys == 1 and Passkey.objects.count() == 1


def test_the_address_in_numbers_leads_to_the_one_with_a_name(at_localhost: Any) -> None:
    page, base, _phone = at_localhost("127.0.0.1")
    page.goto(base + "/passkeys/")
    expect(page.get_by_text("this address is made of numbers")).to_be_visible()
    page.get_by_role("button", name="Go there").click()
    page.get_by_role("link", name="Open it there").click()
    page.wait_for_url("http://localhost:*/**")
    expect(page.get_by_role("link", name="Go on as myself")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_signing_in_have_no_findings(at_localhost: Any, scheme: str) -> None:
    page, base, _phone = at_localhost(color_scheme=scheme)
    makes_one(page, base)
    passkey = Passkey.objects.get()
    paths = ["/settings/", "/passkeys/", f"/passkeys/{passkey.id}/", "/export/", "/delete-me/", "/who/",
             f"/who/{passkey.person.account.id}/", "/who/name/", "/join/"]  # fmt: skip
    for path in paths:
        page.goto(base + path)
        assert findings(page) == [], path
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, (path, width)


def findings(page: Page) -> list[str]:
    """The script of axe is a stranger to the policy of the page, so it comes by evaluation."""
    from tests.browser.conftest import AXE

    page.evaluate(AXE.read_text(encoding="utf-8"))
    return axe_findings(page)
