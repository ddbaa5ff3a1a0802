"""Text in a template that no translation can reach."""

import re
from collections.abc import Iterator
from pathlib import Path

_COMMENT = re.compile(
    r"\{% comment %\}.*?\{% endcomment %\}|\{#.*?#\}|<!--.*?-->|<!doctype[^>]*>|<style.*?</style>"
    #: Class names and the name of a tab are no text.
    r"|\{% block (?:main_class|body_class|active_tab) %\}.*?\{% endblock %\}",
    re.S,
)
_TRANSLATED = re.compile(r"\{% blocktranslate\b.*?%\}.*?\{% endblocktranslate %\}", re.S)
_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.S)
_SPOKEN_ATTRIBUTE = re.compile(r'\s(?:aria-label|title|alt|placeholder|aria-description)="([^"]*)"')
_HTML = re.compile(r"<[^>]*>", re.S)
_ENTITY = re.compile(r"&[a-z]+;|&#\d+;")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
#: Names and units are the same in every language.
_SAME_EVERYWHERE = re.compile(r"\b(?:Hingeback|min)\b")


def untranslated(source: str) -> Iterator[str]:
    """Each piece of text that stands in the template as it is."""
    text = _TAG.sub("\x00", _TRANSLATED.sub("\x00", _COMMENT.sub("", source)))
    spoken = [match.group(1) for match in _SPOKEN_ATTRIBUTE.finditer(text)]
    for piece in [*_HTML.sub("\x00", text).split("\x00"), *(part for s in spoken for part in s.split("\x00"))]:
        words = _ENTITY.sub(" ", piece).strip()
        if _LETTERS.search(_SAME_EVERYWHERE.sub("", words)):
            yield words


def all_templates(root: Path) -> list[Path]:
    return sorted(p for p in root.rglob("templates/**/*.html"))
