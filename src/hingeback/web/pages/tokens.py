"""The colour tokens: one source file, the style sheet made from it, and the contrast of any two of them.

`python -m hingeback.web.pages.tokens` writes `browser/look/tokens.css`; a test holds the two together.
"""

import json
import sys
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

Theme = Literal["light", "dark"]
SOURCE = Path(__file__).with_name("tokens.json")
STYLE_SHEET = Path(__file__).parents[4] / "browser" / "look" / "tokens.css"


class Tokens(NamedTuple):
    """Colour roles with their light and dark value, and the pairs that must be told apart."""

    colours: dict[str, tuple[str, str]]
    text_pairs: tuple[tuple[str, str], ...]
    shape_pairs: tuple[tuple[str, str], ...]

    def value(self, role: str, theme: Theme) -> str:
        return self.colours[role][("light", "dark").index(theme)]

    def contrast(self, role: str, ground: str, theme: Theme) -> float:
        return contrast_ratio(self.value(role, theme), self.value(ground, theme))


@cache
def load_tokens() -> Tokens:
    raw = json.loads(SOURCE.read_text(encoding="utf-8"))
    return Tokens(
        {role: (light, dark) for role, (light, dark) in raw["colours"].items()},
        tuple((front, ground) for front, ground in raw["text_pairs"]),
        tuple((front, ground) for front, ground in raw["shape_pairs"]),
    )


def relative_luminance(colour: str) -> float:
    """WCAG 2 relative luminance of `#RRGGBB`."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_ratio(one: str, other: str) -> float:
    """WCAG 2 contrast ratio, 1 to 21."""
    darker, lighter = sorted((relative_luminance(one), relative_luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def style_sheet(tokens: Tokens) -> str:
    light, dark = (
        "\n".join(f"  --{role}: {values[index].lower()};" for role, values in tokens.colours.items())
        for index in (0, 1)
    )
    indented = dark.replace("\n", "\n  ")
    return (
        "/* Made from tokens.json by `python -m hingeback.web.pages.tokens`. Change the source, not this file. */\n"
        f":root {{\n  color-scheme: light;\n{light}\n}}\n\n"
        "@media (prefers-color-scheme: dark) {\n"
        f'  :root:not([data-theme="light"]) {{\n    color-scheme: dark;\n  {indented}\n  }}\n}}\n\n'
        f':root[data-theme="dark"],\n[data-theme="dark"] {{\n  color-scheme: dark;\n{dark}\n}}\n\n'
        f'[data-theme="light"] {{\n  color-scheme: light;\n{light}\n}}\n'
    )


if __name__ == "__main__":
    STYLE_SHEET.write_text(style_sheet(load_tokens()), encoding="utf-8")
    sys.stdout.write(f"{STYLE_SHEET.name} written\n")
