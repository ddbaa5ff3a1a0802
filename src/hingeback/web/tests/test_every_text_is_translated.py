"""Every word that a template shows goes through translation; and with a made-up language, no English is left."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from django.utils.translation import trans_real
from tests.cast import Member, Visitor, WorldClock

import hingeback.web

#: The gallery of parts is for developers, and never served.
TEMPLATES = sorted(
    path for path in Path(hingeback.web.__file__).parent.rglob("templates/**/*.html") if path.name != "gallery.html"
)
SPOKEN_ATTRIBUTES = ("alt", "title", "aria-label", "placeholder", "aria-description", "content")
#: Names and marks that are the same in every language.
SAME_EVERYWHERE = re.compile(r"Hingeback|JSON|PDF|&[a-z#0-9]+;|\b[A-Z]\d+\b")
_BLOCK = re.compile(r"{%\s*blocktrans(?:late)?\b.*?%}.*?{%\s*endblocktrans(?:late)?\s*%}", re.DOTALL)
_COMMENT = re.compile(r"{%\s*comment\b.*?%}.*?{%\s*endcomment\s*%}|{#.*?#}", re.DOTALL)
#: Blocks that hold class names and the like, which nobody reads.
_NOT_READ = re.compile(r"{%\s*block (?:\w*class|active_tab)\s*%}.*?{%\s*endblock\s*%}", re.DOTALL)
_TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
_LETTERS = re.compile(r"[^\W\d_]{2,}")


class Shown(HTMLParser):
    """Collects what is seen or spoken: text, and the attributes that are read aloud."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.texts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("script", "style")
        if tag != "meta":
            self.texts += [value for name, value in attrs if name in SPOKEN_ATTRIBUTES and value]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.texts.append(data)


def shown_in(markup: str) -> list[str]:
    shown = Shown()
    #: A text goes on over a space that does not break.
    shown.feed(markup.replace("&nbsp;", "\u00a0"))
    return shown.texts


def untranslated(template: str) -> list[str]:
    """Letters that stand in a template outside of any translation."""
    bare = _TAG.sub("", _NOT_READ.sub("", _BLOCK.sub("", _COMMENT.sub("", template))))
    return [text.strip() for text in shown_in(bare) if _LETTERS.search(SAME_EVERYWHERE.sub("", text))]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.name)
def test_a_template_has_no_words_of_its_own(path: Path) -> None:
    assert untranslated(path.read_text()) == []


def test_the_search_would_find_a_word() -> None:
    assert untranslated("<p>Hello {{ name }}</p>") == ["Hello"]
    assert untranslated('<img alt="A picture">{% translate "x" %}') == ["A picture"]
    assert untranslated("{% blocktranslate %}Hello{% endblocktranslate %}<script>let word</script>") == []


class MadeUp(trans_real.DjangoTranslation):
    """Puts every translated text between brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message.split(chr(4))[-1]}⟧" if message else ""

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return f"⟦{(singular if n == 1 else plural).split(chr(4))[-1]}⟧"


@pytest.fixture
def made_up_language(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(trans_real._translations, "en", MadeUp("en"))  # type: ignore[attr-defined]
    translation.activate("en")
    yield
    translation.deactivate()


def english_left(markup: str, known: tuple[str, ...]) -> list[str]:
    left = []
    for text in shown_in(markup):
        bare = text
        while re.search(r"⟦[^⟦⟧]*⟧", bare):
            bare = re.sub(r"⟦[^⟦⟧]*⟧", "", bare)
        bare = SAME_EVERYWHERE.sub("", bare)
        for word in known:
            bare = bare.replace(word, "")
        if _LETTERS.search(bare):
            left.append(text.strip())
    return left


@pytest.mark.django_db
def test_no_english_is_left_on_the_pages_of_a_home(
    clock: WorldClock, made_up_language: None, settings: Any, ana: Member
) -> None:
    settings.DEMO_ADDRESS = "http://127.0.0.1:8001/"
    eva = Member("Eva", clock, passphrase="four calm turtles")
    countries = tuple(_country_names())
    pages = [
        Visitor(clock).opens("/"), Visitor(clock).opens("/open/x"), Visitor(clock, trusted=True).opens("/join/"),
        Visitor(clock, trusted=True).sends("/join/", {"name": ""}), ana.opens("/who/"), ana.opens("/settings/"),
        ana.opens("/export/"), ana.opens("/delete-me/"), ana.sends("/delete-me/", {"name": "x"}), ana.opens("/demo/"),
        Visitor(clock, trusted=True).sends(f"/who/{eva.person.account.id}/", {"passphrase": "wrong"}),
    ]  # fmt: skip

    for page in pages:
        known = ("Ana", "Eva", "English", "UTC", *countries)
        assert english_left(page.content.decode(), known) == [], page.request["PATH_INFO"]  # type: ignore[attr-defined]


def _country_names() -> list[str]:
    from hingeback.web.people.countries import country_choices

    return sorted((str(name) for code, name in country_choices() if code), key=len, reverse=True)
