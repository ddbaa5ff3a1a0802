"""What kind of day a planned day is."""

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.plan import PlanDay

LIGHT_MOST_MIN = 15


def kind_of(day: PlanDay, eased: bool, sheet: AnswerSheet) -> str:
    """full, light, rest or eased. A light day is one of little work, where more time was given for a full day (E2)."""
    if not any(item.exercise for item in day.items):
        return "rest"
    if eased:
        return "eased"
    asked = sheet.answers.A65.minutes if sheet.answers.A65 else None
    return "light" if is_light(day.counted_minutes, asked) else "full"


def is_light(counted_min: int, asked_min: int | None) -> bool:
    """True for a day of little work, where more time was given for a full day (`asked_min`, A65)."""
    return counted_min <= min(LIGHT_MOST_MIN, LIGHT_MOST_MIN if asked_min is None else asked_min - 1)
