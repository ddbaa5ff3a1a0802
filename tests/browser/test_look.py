"""The gallery of parts in a real browser: every state, every theme, nothing that axe finds, nothing that spills out."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import axe_findings

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SPILLS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
PUBLIC = ("/look/", "/help-fast/", "/intended-use/", "/")


@pytest.fixture
def gallery(settings: Any, live_server: Any) -> str:
    settings.LOOK_GALLERY = True
    return str(live_server.url)


@pytest.mark.parametrize("more", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}], ids=json.dumps)
def test_axe_finds_nothing_on_any_part(gallery: str, open_page: Callable[..., Page], more: dict[str, Any]) -> None:
    page = open_page(**more)
    for where in PUBLIC:
        page.goto(gallery + where)
        assert axe_findings(page) == [], where


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_spills_out_of_the_page(gallery: str, open_page: Callable[..., Page], width: int) -> None:
    page = open_page(viewport={"width": width, "height": 844})
    for where in PUBLIC:
        page.goto(gallery + where)
        assert page.evaluate(SPILLS) <= 0, where


def test_the_policy_refuses_nothing_of_ours(gallery: str, open_page: Callable[..., Page]) -> None:
    page = open_page(bypass_csp=False)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(gallery + "/look/")
    assert said == []


def test_a_slider_is_moved_by_keys_and_sends_its_number(gallery: str, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto(gallery + "/look/")
    field = page.locator("fieldset#f-now")
    slider = field.get_by_role("slider")
    assert slider.get_attribute("aria-valuetext") == "choose"
    slider.focus()
    page.keyboard.press("7")
    page.keyboard.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") == "8 of 10"
    assert field.locator("input[type=radio]:checked").get_attribute("value") == "8"


def test_the_body_is_tapped_and_the_list_knows(gallery: str, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto(gallery + "/look/")
    page.locator("svg.back [data-code=low_back_L] .cloth").click()
    assert page.locator("input[value=low_back_L]").is_checked()
    page.get_by_role("button", name="Low back, left: Remove").click()
    assert not page.locator("input[value=low_back_L]").is_checked()


def test_without_javascript_every_answer_is_a_plain_field(gallery: str, open_page: Callable[..., Page]) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(gallery + "/look/")
    page.locator("fieldset#f-now label", has_text="6").click()
    page.locator("label", has=page.locator("input[value=buttock_L]")).click()
    assert page.locator("fieldset#f-now input:checked").get_attribute("value") == "6"
    assert page.locator("input[value=buttock_L]").is_checked()


def test_a_dialog_opens_closes_with_escape_and_gives_the_focus_back(
    gallery: str, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    page.goto(gallery + "/look/")
    opener = page.get_by_role("button", name="Why we ask")
    opener.click()
    assert page.get_by_role("dialog").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog").is_visible()
    assert opener.evaluate("button => button === document.activeElement")
