"""WeasyPrint, with nothing to read but the style sheet of the paper and the fonts that we bring along."""

import logging
from functools import cache
from pathlib import Path

from weasyprint import CSS, HTML, Document  # type: ignore[import-untyped]
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]
from weasyprint.urls import URLFetcher, URLFetcherResponse  # type: ignore[import-untyped]

from hingeback.web.pages.built import FOLDER

STYLE = Path(__file__).parent / "style" / "paper.css"
FONTS = FOLDER.parent / "paper"
#: Screen readers find headings, lists and tables; the file has its language, a title and bookmarks.
FOR_ALL = {"pdf_variant": "pdf/ua-1", "pdf_tags": True}

#: It tells of every property it does not know, with pieces of the document; a log must hold nothing of anybody.
logging.getLogger("weasyprint").setLevel(logging.CRITICAL)


class NotOurs(ValueError):
    """A document asked for something that is not part of the product."""


class OwnFonts(URLFetcher):  # type: ignore[misc]
    """Our fonts alone. Every other address is refused: no network, no file of this computer."""

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        font = fonts_here().get(url)
        if font is None:
            raise NotOurs("The paper may read our own fonts and nothing else.")
        return URLFetcherResponse(url, font.read_bytes(), {"Content-Type": "font/ttf"})


@cache
def fonts_here() -> dict[str, Path]:
    """`font:<name>` of the style sheet -> the file; nothing else has a name."""
    return {f"font:{path.stem}": path for path in FONTS.glob("*.ttf")}


def press(document: str) -> bytes:
    """A tagged PDF (PDF/UA). The same document makes the same bytes: no time and no random number goes in."""
    made: bytes = lay_out(document).write_pdf(**FOR_ALL)
    return made


def lay_out(document: str) -> Document:
    """The pages, before they become a file."""
    fonts = FontConfiguration()
    style = CSS(string=_style(), font_config=fonts, url_fetcher=OwnFonts())
    page = HTML(string=document, url_fetcher=OwnFonts())
    return page.render(stylesheets=[style], font_config=fonts, **FOR_ALL)


@cache
def _style() -> str:
    return STYLE.read_text(encoding="utf-8")
