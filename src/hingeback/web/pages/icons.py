"""The icons, inlined. The list is `browser/icons.json`; `node browser/icons.mjs` copies their outlines here."""

import json
from functools import cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe


class UnknownIcon(LookupError):
    """An icon that is not in the list: add it to browser/icons.json and run `node browser/icons.mjs`."""


@cache
def _outlines() -> dict[str, str]:
    outlines: dict[str, str] = json.loads(Path(__file__).with_name("icons.json").read_text(encoding="utf-8"))
    return outlines


def icon_names() -> tuple[str, ...]:
    return tuple(_outlines())


#: Icons that point along the line of writing turn round in right-to-left scripts; media signs do not.
_MIRRORED = frozenset({"arrow-back", "arrow-next", "undo", "link"})


def icon_svg(name: str, extra_class: str = "") -> SafeString:
    """An icon beside a word: always decoration, the word carries the meaning. `name:bold`, `:fill`, `:duotone`."""
    if name not in _outlines():
        raise UnknownIcon(f"No icon {name!r}: add it to browser/icons.json and run `node browser/icons.mjs`.")
    mirrors = " mirrors" if name.split(":")[0] in _MIRRORED else ""
    return format_html(
        '<svg class="icon{}{}" viewBox="0 0 256 256" aria-hidden="true" focusable="false">{}</svg>',
        mirrors,
        f" {extra_class}" if extra_class else "",
        mark_safe(_outlines()[name]),
    )
