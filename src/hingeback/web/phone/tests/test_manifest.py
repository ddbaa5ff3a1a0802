"""The manifest and the icons: what a phone reads before it offers to install."""

from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse
from PIL import Image, ImageChops
from tests.cast import Member, Visitor

from hingeback.web.pages.app_icons import FOLDER, ICONS, draw_icon
from hingeback.web.pages.tokens import load_tokens
from hingeback.web.phone.manifest import ICONS as NAMED

pytestmark = [pytest.mark.django_db]


def test_it_says_what_an_app_needs(visitor: Visitor) -> None:
    answer: Any = visitor.opens("/manifest.webmanifest")
    told = answer.json()

    assert answer.headers["Content-Type"] == "application/manifest+json"
    assert (told["start_url"], told["scope"], told["display"]) == ("/today/", "/", "standalone")
    assert told["start_url"] == reverse("today")
    assert told["theme_color"] == load_tokens().value("floor", "light")
    assert told["name"] and len(told["short_name"]) <= 12
    assert {icon["purpose"] for icon in told["icons"]} == {"any", "maskable"}


def test_every_page_leads_to_it(visitor: Visitor, ana: Member) -> None:
    for page in (visitor.opens("/"), ana.opens("/settings/")):
        text = page.content.decode()
        assert '<link rel="manifest" href="/manifest.webmanifest">' in text
        assert 'rel="apple-touch-icon"' in text
        for theme in ("light", "dark"):
            colour = load_tokens().value("floor", theme)  # type: ignore[arg-type]
            assert f'content="{colour}" media="(prefers-color-scheme: {theme})"' in text


@pytest.mark.parametrize(("name", "sizes", "_purpose"), NAMED)
def test_each_icon_is_there_in_its_size(name: str, sizes: str, _purpose: str) -> None:
    found = finders.find(f"icons/{name}")

    assert found is not None
    with Image.open(found) as icon:
        assert f"{icon.width}x{icon.height}" == sizes and icon.format == "PNG"


@pytest.mark.parametrize(("name", "side", "share"), ICONS)
def test_the_icons_are_drawn_from_the_mark(name: str, side: int, share: float) -> None:
    with Image.open(FOLDER / name) as kept:
        differs = ImageChops.difference(kept.convert("RGB"), draw_icon(side, share))

    assert max(high for _low, high in differs.getextrema()) <= 2
    assert (
        max(high for _low, high in ImageChops.difference(draw_icon(side, 0.5), draw_icon(side, share)).getextrema())
        > 60
    )


def test_a_mask_may_cut_the_maskable_icon_to_a_circle() -> None:
    ground = Image.new("RGB", (512, 512), load_tokens().value("floor", "light"))
    for name, side, share in ICONS:
        if "maskable" in name:
            left, top, right, bottom = ImageChops.difference(draw_icon(side, share), ground).getbbox()
            reach = max((x - 256) ** 2 + (y - 256) ** 2 for x in (left, right) for y in (top, bottom)) ** 0.5
            assert reach <= 0.4 * 512
