"""The colour tokens: every pair can be told apart, and the style sheet is the one made from them."""

import pytest

from hingeback.web.pages.tokens import STYLE_SHEET, Theme, contrast_ratio, load_tokens, style_sheet

TOKENS = load_tokens()
THEMES: tuple[Theme, ...] = ("light", "dark")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("front", "ground"), TOKENS.text_pairs)
def test_text_reads_on_its_ground(front: str, ground: str, theme: Theme) -> None:
    assert TOKENS.contrast(front, ground, theme) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("front", "ground"), TOKENS.shape_pairs)
def test_shapes_stand_out_from_their_ground(front: str, ground: str, theme: Theme) -> None:
    assert TOKENS.contrast(front, ground, theme) >= 3


def test_contrast_is_the_wcag_formula() -> None:
    assert contrast_ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert TOKENS.contrast("ink", "floor", "light") == pytest.approx(13.0, abs=0.1)
    assert TOKENS.contrast("onred", "red", "dark") == pytest.approx(4.8, abs=0.1)


def test_every_pair_names_known_roles() -> None:
    named = {role for pair in TOKENS.text_pairs + TOKENS.shape_pairs for role in pair}
    assert named <= set(TOKENS.colours)


def test_the_style_sheet_is_fresh() -> None:
    assert STYLE_SHEET.read_text(encoding="utf-8") == style_sheet(TOKENS)


def test_a_setting_overrides_what_the_device_prefers() -> None:
    sheet = style_sheet(TOKENS)
    assert '[data-theme="dark"]' in sheet
    assert ':root:not([data-theme="light"])' in sheet
