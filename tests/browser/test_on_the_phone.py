"""The secure address in a real Chromium that trusts the household's certificate, as a phone does once told to."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Error, Page
from tests.browser.conftest import AXE, FLAGS, PROGRAMS, axe_findings
from tests.home_network import ADDRESS, NAME, HomeNetwork

pytestmark = pytest.mark.browser

PASSPHRASE = "four calm turtles"
ANDROID = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0 Mobile Safari/537.36"
)
#: The whole Chromium first: the one without windows has no camera.
WITH_CAMERA = ("chromium", "chromium-browser")
TO_THE_TEST = (f"--host-resolver-rules=MAP {NAME} {ADDRESS}", "--use-fake-device-for-media-stream")
PERMISSIONS = ["screen-wake-lock", "camera", "accelerometer", "gyroscope"]


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HomeNetwork]:
    running = HomeNetwork(tmp_path_factory.mktemp("home-network"))
    yield running.is_open()
    running.stops()


def home_of_browser(folder: Path, certificate: bytes | None) -> dict[str, str]:
    """A home folder whose browser trusts one more authority, entered as a person enters it."""
    certutil = shutil.which("certutil")
    if certutil is None:
        pytest.skip("certutil is missing: nothing here can tell a browser to trust a certificate.")
    file = folder / "hingeback.crt"
    file.write_bytes(certificate or b"")
    for place in (folder / ".pki" / "nssdb", folder / ".local" / "share" / "pki" / "nssdb"):
        place.mkdir(parents=True)
        subprocess.run([certutil, "-d", f"sql:{place}", "-N", "--empty-password"], check=True)
        if certificate:
            add = ["-A", "-t", "C,,", "-n", "Hingeback at home", "-i", str(file)]
            subprocess.run([certutil, "-d", f"sql:{place}", *add], check=True)
    return {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder / ".local" / "share")}


def started(kind: BrowserType, environment: dict[str, str]) -> Browser:
    program = next(filter(None, map(shutil.which, (*WITH_CAMERA, *PROGRAMS))), None)
    if program is None:
        pytest.skip("There is no Chromium on this computer.")
    browser: Browser = kind.launch(
        executable_path=program, args=[*FLAGS, *TO_THE_TEST], env=environment, handle_sigint=False
    )
    return browser


@pytest.fixture(scope="module")
def trusting(network: HomeNetwork, tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Browser]:
    """A second browser of the same playwright, with a home of its own."""
    environment = home_of_browser(tmp_path_factory.mktemp("trusting"), network.certificate)
    browser = started(chromium.browser_type, environment)
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def computer(network: HomeNetwork, chromium: Browser) -> Iterator[Page]:
    """Ana at the computer, signed in."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto(network.opening_link)
    page.goto(f"http://127.0.0.1:{network.home_port}/join/")
    page.fill("[name=name]", "Ana")
    page.select_option("[name=country]", "DE")
    page.fill("[name=passphrase]", PASSPHRASE)
    page.click("main button.primary")
    page.wait_for_url("**/intake/**")
    yield page
    context.close()


def phone_of(browser: Browser, **more: Any) -> BrowserContext:
    context = browser.new_context(viewport={"width": 390, "height": 844}, user_agent=ANDROID, **more)
    context.set_default_timeout(15_000)
    return context


@pytest.fixture
def phone(trusting: Browser) -> Iterator[Page]:
    context = phone_of(trusting)
    context.grant_permissions(PERMISSIONS)
    yield context.new_page()
    context.close()


def findings(page: Page) -> list[str]:
    """With the page's own policy in force, which lets no script in: axe comes by the wire of the test."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return axe_findings(page)


def code_from(computer: Page, network: HomeNetwork) -> str:
    computer.goto(f"http://127.0.0.1:{network.home_port}/phone/")
    computer.get_by_role("button", name="Make the code").click()
    return computer.locator(".address").first.inner_text()


def paired(phone: Page, computer: Page, network: HomeNetwork) -> Page:
    phone.goto(code_from(computer, network))
    phone.get_by_role("button", name="Pair this phone").click()
    phone.get_by_text("Ana", exact=True).click()
    phone.fill("[name=passphrase]", PASSPHRASE)
    phone.locator("main button.primary").click()
    phone.wait_for_url("**/intake/**")
    return phone


def test_a_browser_that_was_not_told_refuses_the_address(
    network: HomeNetwork, tmp_path: Path, chromium: Browser
) -> None:
    """The control: it is the trust in the certificate that opens the door, nothing else in this test."""
    browser = started(chromium.browser_type, home_of_browser(tmp_path, None))
    with pytest.raises(Error, match="ERR_CERT_AUTHORITY_INVALID"):
        phone_of(browser).new_page().goto(f"https://{NAME}:{network.port}/")
    browser.close()


def test_from_the_code_to_ones_own_pages(phone: Page, computer: Page, network: HomeNetwork) -> None:
    wrong: list[str] = []
    phone.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)

    phone.goto(f"https://{NAME}:{network.port}/")
    assert phone.get_by_text("not paired with your home").is_visible()
    paired(phone, computer, network)

    assert phone.url.startswith(f"https://{NAME}:{network.port}/")
    assert all(cookie["secure"] for cookie in phone.context.cookies())
    assert wrong == []


def test_what_the_phone_can_do_is_found_out_by_doing(phone: Page, computer: Page, network: HomeNetwork) -> None:
    paired(phone, computer, network)
    phone.goto(f"https://{NAME}:{network.port}/phone/")

    def word(ability: str) -> str:
        return phone.locator(f"[data-ability={ability}] .ability-word").get_attribute("data-state") or ""

    for ability in ("secure", "wake-lock", "worker"):
        phone.wait_for_selector(f"[data-ability={ability}] [data-state=works]")
    phone.wait_for_selector("[data-ability=camera] [data-state=tap]")
    if any(map(shutil.which, WITH_CAMERA)):
        phone.locator("[data-ability=camera] button").click()
        phone.wait_for_selector("[data-ability=camera] [data-state=works]")
    phone.wait_for_selector("[data-ability=motion] [data-state]")
    assert word("motion") in ("tap", "works", "not")
    assert word("storage") in ("tap", "works")
    assert findings(phone) == []


def test_a_motion_sensor_that_speaks_is_heard(phone: Page, computer: Page, network: HomeNetwork) -> None:
    """This computer has no sensor: Chromium plays one."""
    paired(phone, computer, network)
    wires = phone.context.new_cdp_session(phone)
    for kind in ("accelerometer", "linear-acceleration", "gyroscope"):
        wires.send(
            "Emulation.setSensorOverrideEnabled", {"enabled": True, "type": kind, "metadata": {"available": True}}
        )
        reading = {"xyz": {"x": 0.1, "y": 0.2, "z": 9.8}}
        wires.send("Emulation.setSensorOverrideReadings", {"type": kind, "reading": reading})
    phone.goto(f"https://{NAME}:{network.port}/phone/")
    phone.wait_for_selector("[data-ability=motion] [data-state]")
    button = phone.locator("[data-ability=motion] button")
    if button.is_visible():
        button.click()

    phone.wait_for_selector("[data-ability=motion] [data-state=works]")


def test_a_removed_phone_is_out_while_its_page_is_open(phone: Page, computer: Page, network: HomeNetwork) -> None:
    paired(phone, computer, network)
    computer.goto(f"http://127.0.0.1:{network.home_port}/phone/")
    computer.get_by_role("button", name=re.compile("Remove Android")).first.click()
    assert computer.get_by_text("That phone is signed out").is_visible()

    phone.goto(f"https://{NAME}:{network.port}/settings/")

    assert phone.get_by_text("not paired with your home").is_visible()


def test_the_app_can_be_installed(network: HomeNetwork, tmp_path: Path, chromium: Browser) -> None:
    """With the whole Chromium and a profile on disk: the one without windows does not look, a private one refuses."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("The whole Chromium is not on this computer.")
    environment = home_of_browser(tmp_path, network.certificate)
    context = chromium.browser_type.launch_persistent_context(
        str(tmp_path / "profile"), executable_path=program, env=environment, headless=True,
        args=[*FLAGS, *TO_THE_TEST, "--headless=new"],
    )  # fmt: skip
    page = context.new_page()
    page.goto(f"https://{NAME}:{network.port}/")
    wires = context.new_cdp_session(page)
    assert wires.send("Page.getAppManifest")["errors"] == []
    assert wires.send("Page.getInstallabilityErrors")["installabilityErrors"] == []

    page.route("**/manifest.webmanifest", lambda route: route.fulfill(json={"name": "no icons", "start_url": "/"}))
    page.goto(f"https://{NAME}:{network.port}/help-fast/")
    refused = wires.send("Page.getInstallabilityErrors")["installabilityErrors"]
    context.close()
    assert refused != [], "the control: without icons it could not be installed"


@pytest.mark.parametrize(("width", "theme"), [(320, "light"), (390, "dark"), (1280, "light"), (1280, "dark")])
def test_the_page_on_the_computer(computer: Page, network: HomeNetwork, width: int, theme: Any) -> None:
    computer.emulate_media(color_scheme=theme)
    computer.set_viewport_size({"width": width, "height": 844})
    for path in ("/phone/", "/settings/"):
        computer.goto(f"http://127.0.0.1:{network.home_port}{path}")
        assert findings(computer) == []
        assert computer.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    code_from(computer, network)
    assert findings(computer) == []
    assert computer.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_page_in_clear_runs_nothing_and_fits(network: HomeNetwork, chromium: Browser) -> None:
    context = chromium.new_context(viewport={"width": 320, "height": 700}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"http://{ADDRESS}:{network.handout_port}/")
    assert page.get_by_role("link", name="Certificate for Android").is_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Certificate for Android").click()
    assert download.value.suggested_filename == "hingeback.crt"
    assert context.cookies() == []
    context.close()


def test_all_of_it_works_without_javascript(network: HomeNetwork, trusting: Browser, computer: Page) -> None:
    context = phone_of(trusting, java_script_enabled=False)
    page = paired(context.new_page(), computer, network)
    page.goto(f"https://{NAME}:{network.port}/phone/")

    assert page.get_by_text("Not looked at yet").count() == 6
    assert page.get_by_text("a session works without it").is_visible()
    context.close()
