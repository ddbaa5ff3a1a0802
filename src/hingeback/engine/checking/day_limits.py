"""The most days a week of each pillar (E3, last column), for training; short walks and daily breath are free."""

from hingeback.engine.checking.findings import WEEK, Finding, Findings
from hingeback.engine.checking.week import Placed, Week

MOST_DAYS = {"P-STR": 4, "P-NMR": 5, "P-CAR": 6, "P-MBD": 4, "P-GAI": 3}
TRAINING_WALK_MIN = 10
_DAILY_LADDERS = ("breath", "dissociation")


def check_day_limits(week: Week) -> Findings:
    if week.partly_frozen:
        return
    for pillar, most in MOST_DAYS.items():
        days = {p.day.date for p in week.placed if p.item.pillar == pillar and _is_training(p)}
        if len(days) > most:
            facts = {"pillar": pillar, "count": len(days), "most": most}
            yield Finding(f"E3-{pillar.removeprefix('P-')}", WEEK, "pillar_days", facts)


def _is_training(placed: Placed) -> bool:
    if placed.item.pillar == "P-CAR":
        return placed.item.minutes >= TRAINING_WALK_MIN
    return placed.row.ladder not in _DAILY_LADDERS
