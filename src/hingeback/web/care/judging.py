"""The engine's safety judgement, as this app uses it: one door, so that tests and the demo see one place."""

from hingeback import SPEC_VERSION
from hingeback.engine import screening
from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.safety import ScreenResult
from hingeback.engine.library import load_library

__all__ = ["SPEC_VERSION", "library", "needed_items", "screen_sheet", "short_items"]


def library() -> Library:
    return load_library()


def screen_sheet(sheet: AnswerSheet) -> ScreenResult:
    return screening.screen(sheet, library())


def needed_items(sheet: AnswerSheet) -> tuple[str, ...]:
    """Safety items that must be answered now."""
    return screening.applicable_items(sheet, library())


def short_items(sheet: AnswerSheet) -> tuple[str, ...]:
    return screening.short_screen_items(sheet, library())
