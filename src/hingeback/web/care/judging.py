"""The engine's safety judgement, as this app uses it: one door, so that tests and the demo see one place."""

from hingeback.engine import screening
from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.safety import ScreenResult
from hingeback.engine.library import load_library

SPEC_VERSION = "1"


def library() -> Library:
    return load_library()


def screen_sheet(sheet: AnswerSheet) -> ScreenResult:
    return screening.screen(sheet, library())


def needed_items(sheet: AnswerSheet) -> tuple[str, ...]:
    """Safety items that must be answered now."""
    return screening.applicable_items(sheet)


def short_items(sheet: AnswerSheet) -> tuple[str, ...]:
    return screening.short_screen_items(sheet)
