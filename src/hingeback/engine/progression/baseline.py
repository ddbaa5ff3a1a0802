"""The usual pain that a session is measured against: B of F1."""

from collections.abc import Iterable
from datetime import date, timedelta
from statistics import median

from hingeback.engine.contracts.value import Value

LOOK_BACK_DAYS = 7
ENOUGH_DAYS = 3


class DailyPain(Value):
    """The average of one day, 0-10; with leg symptoms the higher of back and leg."""

    at: date
    average: float


def baseline_b(diary: Iterable[DailyPain], as_of: date, pain7: float) -> float:
    """Median of the daily averages of the last 7 days if at least 3 were given, else the latest `pain7`."""
    since = as_of - timedelta(days=LOOK_BACK_DAYS - 1)
    given = {entry.at: entry.average for entry in diary if since <= entry.at <= as_of}
    return float(median(given.values())) if len(given) >= ENOUGH_DAYS else float(pain7)
