"""What our style sheets may not contain."""

import re
from pathlib import Path

import pytest

from hingeback.web.pages.tokens import STYLE_SHEET

SHEETS = sorted(STYLE_SHEET.parent.glob("*.css"))
#: Media signs of the printed page and the shadow carry literal colours for a reason.
LITERAL_COLOURS_ALLOWED = {"tokens.css", "print.css"}


def rules_of(sheet: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda s: s.name)
def test_nothing_knows_left_from_right(sheet: Path) -> None:
    assert not re.findall(r"\b(?:left|right)\b", rules_of(sheet))
    assert not re.findall(r"(?<![-\w])(?:width|height|margin-top|margin-bottom|top|bottom)\s*:", rules_of(sheet))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda s: s.name)
def test_colours_come_from_roles(sheet: Path) -> None:
    if sheet.name in LITERAL_COLOURS_ALLOWED:
        return
    solid = [c for c in re.findall(r"#[0-9a-fA-F]{3,8}\b", rules_of(sheet)) if len(c) in (4, 7) and c != "#000"]
    assert not solid


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda s: s.name)
def test_no_text_is_below_13_px(sheet: Path) -> None:
    sizes = re.findall(r"font-size:\s*([\d.]+)(rem|px)", rules_of(sheet))
    assert [s for s in sizes if float(s[0]) * (16 if s[1] == "rem" else 1) < 13] == []


def test_every_role_that_is_used_exists() -> None:
    defined = set(re.findall(r"--([\w-]+)\s*:", " ".join(s.read_text(encoding="utf-8") for s in SHEETS)))
    used = set(re.findall(r"var\(--([\w-]+)", " ".join(rules_of(s) for s in SHEETS)))
    assert used - defined - {"rise", "before"} == set()


def test_reduced_motion_forced_colours_and_print_are_thought_of() -> None:
    everything = " ".join(rules_of(s) for s in SHEETS)
    for query in ("prefers-reduced-motion", "forced-colors: active", "@media print", "prefers-color-scheme: dark"):
        assert query in everything
