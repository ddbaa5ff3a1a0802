"""The first stage: the dose objective of J6.3 as a sum of variables."""

from hingeback.engine.planning.menu import KeyItem, Menu, key_items
from hingeback.engine.planning.objective import weight_of
from hingeback.engine.planning.optimum.model import Objective
from hingeback.engine.planning.optimum.week_model import WeekModel, added
from hingeback.engine.planning.targets import PILLARS


def dose_stage(week: WeekModel) -> Objective:
    """Weighted minutes, days and key exposures that are lacking, and minutes beyond a target."""
    return Objective("dose", _minutes(week) | _days(week) | _keys(week), constant=_never_reached(week))


def _never_reached(week: WeekModel) -> int:
    """Exposures that a key wants on more days than are full."""
    full = len(week.kitchen.frame.full)
    weight = int(week.kitchen.rules.tables["dose_targets"]["weight_key"])
    return weight * sum(key.per_day * max(0, key.days - full) for key in counted_keys(week))


def _minutes(week: WeekModel) -> dict[int, int]:
    kitchen, cost = week.kitchen, {}
    table = kitchen.rules.tables["dose_targets"]
    below = kitchen.frame.minutes < kitchen.rules.tables["dose_floors"]["hard_from_v"]
    for pillar in PILLARS:
        weight, fixed = weight_of(pillar, kitchen), kitchen.draft.planned(pillar)
        goal, total = kitchen.goals.minutes[pillar], added(s.minutes for s in week.of_pillar(pillar))
        cost[week.lacking(f"short:{pillar}", total, goal - fixed)] = weight
        cost[week.beyond(f"over:{pillar}", total, goal + table["over_free_min"] - fixed)] = 1
        if below:
            floor = min(kitchen.goals.floors[pillar], goal)
            cost[week.lacking(f"floor:{pillar}", total, floor - fixed)] = weight
    return cost


def _days(week: WeekModel) -> dict[int, int]:
    weight, cost = int(week.kitchen.rules.tables["dose_targets"]["weight_day"]), {}
    for pillar, goal in week.kitchen.goals.days.items():
        fixed = {day for day in range(7) if week.kitchen.draft.pillar_min(day, pillar)}
        marks: dict[int, int] = {}
        for day in range(7):
            servings = [s for s in week.of_day(day) if s.pillar == pillar]
            if day not in fixed and servings:
                marks[week.reached(f"on:{pillar}@{day}", "days", added(s.present for s in servings), 1)] = 1
        if goal > len(fixed):
            cost[week.lacking(f"days:{pillar}", marks, goal - len(fixed))] = weight
    return cost


def _keys(week: WeekModel) -> dict[int, int]:
    weight, cost = int(week.kitchen.rules.tables["dose_targets"]["weight_key"]), {}
    for place, key in enumerate(counted_keys(week)):
        for short in _missing(week, f"key{place}:{key.label}", key):
            cost[short] = weight
    return cost


def counted_keys(week: WeekModel) -> list[KeyItem]:
    """Keys of counted pillars; position breaks come on top of the week in any case."""
    return [key for key in key_items(week.kitchen, Menu()) if key.candidate.row.ppillar in PILLARS]


def rows_of_key(week: WeekModel, key: KeyItem) -> frozenset[str]:
    """All rows that can serve a key."""
    matches = {e.label: e.key for e in week.kitchen.rules.emphasis}
    return matches.get(key.label, frozenset()) | {key.candidate.id}


def _missing(week: WeekModel, name: str, key: KeyItem) -> list[int]:
    """One variable for each exposure a day, over all days that the key may have: how many of them lack it."""
    full, rows = week.kitchen.frame.full, rows_of_key(week, key)
    wanted = min(key.days or len(full), len(full))
    missing = []
    for exposure in range(1, key.per_day + 1):
        marks: dict[int, int] = {}
        fixed = 0
        for day in full:
            had = _fixed_bouts(week, day, rows)
            if had >= exposure:
                fixed += 1
                continue
            bouts = added(s.bouts for s in week.of_rows(rows) if s.day == day) | _short(week, rows, day)
            if bouts:
                marks[week.reached(f"{name}.{exposure}@{day}", "key", bouts, exposure - had)] = 1
        missing.append(week.lacking(f"{name}.{exposure}", marks, wanted - fixed))
    return missing


def _short(week: WeekModel, rows: frozenset[str], day: int) -> dict[int, int]:
    return {bout: 1 for (row, on), bout in week.short_bouts.items() if on == day and row in rows}


def _fixed_bouts(week: WeekModel, day: int, rows: frozenset[str]) -> int:
    return sum(slot.candidate.id in rows for slot in week.kitchen.draft.days[day])
