"""The pages that show nothing of anybody, and the parts the other pages are made of."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.template import Context, Template
from django.test import Client

from hingeback.web.pages.built import read_manifest
from hingeback.web.pages.icons import UnknownIcon, icon_svg
from hingeback.web.pages.intended_use import SOURCE, blocks, intended_use_blocks

pytestmark = pytest.mark.django_db
PARTS = "{% load look controls pictures %}"


@pytest.fixture
def visitor() -> Client:
    return Client()


@pytest.fixture
def look(settings: Any, visitor: Client) -> str:
    settings.LOOK_GALLERY = True
    response = visitor.get("/look/")
    assert response.status_code == 200
    return str(response.content.decode())


def drawn(template: str, **values: object) -> str:
    return Template(PARTS + template).render(Context(values))


def test_the_gallery_is_for_developers_only(visitor: Client) -> None:
    assert visitor.get("/look/").status_code == 404


def test_no_page_carries_a_style_or_script_that_the_policy_refuses(look: str) -> None:
    assert not re.search(r"\sstyle=", look)
    assert not re.search(r"\son\w+=", look)
    assert not re.search(r"<script(?![^>]*\bsrc=)", look)


class _Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.refs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids += [found["id"]] if found.get("id") else []  # type: ignore[list-item]
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
            self.refs += (found.get(name) or "").split()


def test_every_id_is_there_once_and_every_reference_leads_somewhere(look: str) -> None:
    page = _Ids()
    page.feed(look)
    assert len(page.ids) == len(set(page.ids))
    assert set(page.refs) <= set(page.ids)


def test_help_fast_is_open_to_everybody_and_starts_with_the_number(visitor: Client) -> None:
    page = visitor.get("/help-fast/").content.decode()
    assert "tel:112" in page
    assert page.index("tel:112") < page.index("<section")


def test_help_fast_knows_the_number_of_a_country(visitor: Client) -> None:
    assert "tel:999" in visitor.get("/help-fast/?country=GB").content.decode()
    assert "tel:112" in visitor.get("/help-fast/?country=nowhere").content.decode()


def test_intended_use_is_one_text(visitor: Client) -> None:
    in_the_docs = Path(__file__).parents[5] / "docs" / "intended-use.md"
    assert in_the_docs.read_text(encoding="utf-8") == SOURCE.read_text(encoding="utf-8")
    page = visitor.get("/intended-use/").content.decode()
    assert "It does not diagnose." in page
    assert len(intended_use_blocks()) > 10


def test_blocks_of_the_text() -> None:
    found = blocks("# A\n\n## B\n\ntwo\nlines\n\n- one\n- two\n  more\n")
    assert [b.kind for b in found] == ["title", "heading", "paragraph", "list"]
    assert found[2].lines == ("two lines",)
    assert [line.split() for line in found[3].lines] == [["one"], ["two", "more"]]


def test_a_theme_is_kept_and_shown(visitor: Client) -> None:
    answer = visitor.post("/display/", {"theme": "dark", "text": "large", "motion": "less", "next": "/help-fast/"})
    assert answer.status_code == 302 and answer.headers["Location"] == "/help-fast/"
    page = visitor.get("/help-fast/").content.decode()
    assert 'data-theme="dark" data-text="large" data-motion="less"' in page


def test_display_settings_never_lead_elsewhere_and_ignore_unknown_words(visitor: Client) -> None:
    answer = visitor.post("/display/", {"theme": "<script>", "next": "https://elsewhere.example/"})
    assert answer.headers["Location"] == "/"
    assert "data-theme" not in visitor.get("/help-fast/").content.decode()


def test_a_missing_page_says_so_in_our_words(visitor: Client) -> None:
    answer = visitor.get("/there-is-nothing-here/")
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.content.decode()


def test_yes_no_not_sure_is_never_pre_chosen() -> None:
    html = drawn('{% segment "S01" "Numb between the legs?" %}')
    assert html.count('type="radio"') == 3
    assert "checked" not in html
    assert 'value="not_sure"' in html


def test_a_slider_is_eleven_radios_without_a_value() -> None:
    html = drawn('{% slider "now" "Pain now" %}')
    assert html.count('type="radio"') == 11
    assert "checked" not in html
    assert 'value="0" checked' in drawn('{% slider "now" "Pain now" value=0 %}')


def test_an_error_is_beside_the_field_and_linked_on_top() -> None:
    field = drawn('{% text_field "months" "How long?" errors="That is long. Which is right?" %}')
    assert 'aria-invalid="true"' in field and 'aria-describedby="f-months-error"' in field
    assert 'href="#f-months"' in drawn("{% error_summary problems %}", problems=[("months", "That is long.")])


def test_what_was_typed_is_escaped() -> None:
    html = drawn('{% text_field "note" "Note" value=typed %}', typed='"><script>alert(1)</script>')
    assert "<script>" not in html


def test_a_hinge_card_opens_its_reason_without_javascript() -> None:
    html = drawn('{% why %}<p class="reason">Because.</p>{% endwhy %}')
    assert "<details" in html and "Because." in html


def test_an_unknown_icon_says_how_to_add_it() -> None:
    with pytest.raises(UnknownIcon, match=r"browser/icons\.json"):
        icon_svg("no-such-icon")


def test_media_signs_are_not_mirrored_but_arrows_are() -> None:
    assert "mirrors" in icon_svg("arrow-next")
    assert "mirrors" not in icon_svg("play:fill")


def test_the_manifest_names_styles_scripts_and_the_two_fonts() -> None:
    manifest = json.loads("""{
      "browser/look/look.css": {"file": "assets/look-1.css", "isEntry": true,
        "assets": ["assets/literata-latin-opsz-normal-1.woff2", "assets/literata-latin-wght-italic-1.woff2"]},
      "browser/page/page.ts": {"file": "assets/page-1.js", "isEntry": true},
      "x.woff2": {"file": "assets/atkinson-hyperlegible-next-latin-wght-normal-1.woff2"}}""")
    found = read_manifest(manifest)
    assert found.styles == ("assets/look-1.css",)
    assert found.scripts == ("assets/page-1.js",)
    assert len(found.fonts) == 2
