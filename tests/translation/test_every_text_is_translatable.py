"""A made-up language over every page: no text escapes translation, and nothing breaks when every text is longer."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.utils import translation
from tests.cast import Member
from tests.tenancy.routes import every_route
from tests.translation.templates import all_templates, untranslated

WEB = Path(__file__).resolve().parents[2] / "src" / "hingeback" / "web"
#: A page of parts for those who build it, with made-up words.
FOR_BUILDERS = {"gallery.html"}


@pytest.mark.parametrize("path", all_templates(WEB), ids=lambda path: str(path.relative_to(WEB)))
def test_no_template_holds_text_of_its_own(path: Path) -> None:
    if path.name in FOR_BUILDERS:
        pytest.skip("For builders: its words are samples.")
    assert list(untranslated(path.read_text(encoding="utf-8"))) == []


def test_the_search_for_text_finds_it() -> None:
    assert list(untranslated('<p>Hello</p><a title="Go">{{ x }}</a>{% translate "Fine" %} 5 min')) == [
        "Hello",
        "Go",
    ]
    assert list(untranslated("{% blocktranslate %}All of {{ this }}{% endblocktranslate %} · Hingeback")) == []


class Pseudo:
    """Every text longer and in brackets; placeholders stay."""

    def gettext(self, text: str) -> str:
        return f"⟦{text} ···⟧" if text else text

    def ngettext(self, one: str, many: str, number: int) -> str:
        return self.gettext(one if number == 1 else many)

    def pgettext(self, context: str, text: str) -> str:
        return self.gettext(text)


@pytest.fixture
def pseudo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The texts of this project in the made-up language; those of the framework stay as they are."""
    made_up = Pseudo()
    for name in ("gettext", "ngettext", "pgettext"):
        monkeypatch.setattr(translation._trans, name, getattr(made_up, name))
    with translation.override(django_settings.LANGUAGE_CODE):
        yield


@pytest.mark.django_db
def test_every_page_opens_in_a_language_of_longer_texts(ana: Member, pseudo: None) -> None:
    ana.may_exercise()
    ana.opens("/week/")
    opened = 0
    for route in every_route():
        if "<uuid:" in route.pattern:
            continue
        page: Any = ana.opens(route.path_for(ana.person, {}))
        assert page.status_code in (200, 302, 404, 405), route
        if page.status_code == 200 and "html" in page["Content-Type"]:
            opened += 1
            assert "⟦" in page.content.decode(), f"{route} has no text that was translated"
    assert opened >= 10
