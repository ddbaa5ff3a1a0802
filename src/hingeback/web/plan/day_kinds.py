"""What kind of day a planned day is."""

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.plan import PlanDay

#: The one light item of a day that was not asked for.
LIGHT_ITEM_MOST_MIN = 5
#: The light day of somebody who gives all seven days.
LIGHT_DAY_MOST_MIN = 15
ALL_DAYS = 7


def kind_of(day: PlanDay, eased: bool, sheet: AnswerSheet) -> str:
    """full, light, rest or eased. A light day is one of little work, where more time was given for a full day (E2)."""
    if not any(item.exercise for item in day.items):
        return "rest"
    if eased:
        return "eased"
    time = sheet.answers.A65
    asked_days, asked_min = (time.days, time.minutes) if time else (None, None)
    return "light" if is_light(day.counted_minutes, asked_min, asked_days) else "full"


def is_light(counted_min: int, asked_min: int | None, asked_days: int | None) -> bool:
    """True for a day of little work, where more time was given for a full day (A65)."""
    most = LIGHT_DAY_MOST_MIN if asked_days == ALL_DAYS else LIGHT_ITEM_MOST_MIN
    return counted_min <= min(most, most if asked_min is None else asked_min - 1)
