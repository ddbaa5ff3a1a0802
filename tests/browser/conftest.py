"""A real Chromium on a live server. Marked `browser`."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.browser.without_network import along as along

from hingeback.web.clock import SystemClock
from hingeback.web.people.services import join_home, trust_browser

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser")
AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The Chromium of this computer."""
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        pytest.skip("There is no Chromium on this computer.")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """A page of a fresh browser; by default as large as a phone, 390 px wide."""
    contexts: list[BrowserContext] = []

    def opened(**more: Any) -> Page:
        options: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "bypass_csp": True, **more}
        context = chromium.new_context(**options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def at_home(transactional_db: None, live_server: Any, client: Any) -> Callable[..., Any]:
    """Signs somebody in on a page: `person = at_home(page, "Ana")`."""

    def signed_in(page: Page, name: str = "Ana", country: str = "DE") -> Any:
        clock = SystemClock()
        person = join_home(name, clock, country=country, time_zone="UTC")
        client.force_login(person.account, backend="hingeback.web.people.backend.HomeBackend")
        cookies = {
            django_settings.SESSION_COOKIE_NAME: client.cookies[django_settings.SESSION_COOKIE_NAME].value,
            django_settings.TRUST_COOKIE_NAME: trust_browser(clock),
        }
        page.context.add_cookies([{"name": n, "value": v, "url": live_server.url} for n, v in cookies.items()])
        return person

    return signed_in


def axe_findings(page: Page) -> list[str]:
    """What axe finds on the page as it is now: rule and place."""
    if not page.evaluate("() => 'axe' in window"):
        page.add_script_tag(path=str(AXE))
    found = page.evaluate("async () => (await window.axe.run(document)).violations")
    return [f"{rule['id']}: {node['target']} {node['html'][:160]}" for rule in found for node in rule["nodes"]]
