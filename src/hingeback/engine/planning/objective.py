"""The dose objective of J6.3, computed from a finished plan: 0 is a plan that misses nothing."""

from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.plan import Plan
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.planning.menu import Kitchen, Menu, key_items
from hingeback.engine.planning.person import person_of
from hingeback.engine.planning.rules import rules_of
from hingeback.engine.planning.targets import PILLARS
from hingeback.engine.planning.week import prepare


def dose_objective(plan: Plan, inp: PlanningInput, library: Library) -> int:
    """Weighted minutes, days and key exposures that the plan lacks or has too many of (lower is better)."""
    rules = rules_of(library)
    kitchen = prepare(person_of(inp, library), rules)
    return _minutes(plan, kitchen) + _days(plan, kitchen) + _keys(plan, kitchen)


def _minutes(plan: Plan, kitchen: Kitchen) -> int:
    """Below V = 60 an unmet floor costs twice the weight (J6.2)."""
    table, goals = kitchen.rules.tables["dose_targets"], kitchen.goals
    cost = 0
    for pillar in PILLARS:
        weight, given = weight_of(pillar, kitchen), plan.totals.get(pillar, 0)
        cost += weight * max(0, goals.minutes[pillar] - given)
        cost += max(0, given - goals.minutes[pillar] - table["over_free_min"])
        if kitchen.frame.minutes < kitchen.rules.tables["dose_floors"]["hard_from_v"]:
            cost += weight * max(0, min(goals.floors[pillar], goals.minutes[pillar]) - given)
    return cost


def weight_of(pillar: str, kitchen: Kitchen) -> int:
    table = kitchen.rules.tables["dose_targets"]
    if pillar == "P-NMR" and {"FALLS", "OLDER"} & kitchen.person.labels:
        return int(table["weight_nmr_balance"])
    return int(table["weights"][pillar])


def _days(plan: Plan, kitchen: Kitchen) -> int:
    weight = kitchen.rules.tables["dose_targets"]["weight_day"]
    return int(weight) * sum(max(0, goal - _days_of(plan, pillar)) for pillar, goal in kitchen.goals.days.items())


def _days_of(plan: Plan, pillar: str) -> int:
    return sum(1 for day in plan.days if any(i.pillar == pillar and i.counted_minutes for i in day.items))


def _keys(plan: Plan, kitchen: Kitchen) -> int:
    """Exposures of key items (J3.3) that are missing; on full days, by any row that can serve the key."""
    weight = kitchen.rules.tables["dose_targets"]["weight_key"]
    matches = {e.label: e.key for e in kitchen.rules.emphasis}
    missing = 0
    for key in key_items(kitchen, Menu()):
        rows = matches.get(key.label, frozenset()) | {key.candidate.id}
        wanted = key.days or len(kitchen.frame.full)
        found = sorted((_count(plan, day, rows) for day in kitchen.frame.full), reverse=True)[:wanted]
        missing += sum(max(0, key.per_day - count) for count in found) + key.per_day * max(0, wanted - len(found))
    return int(weight) * missing


def _count(plan: Plan, day: int, rows: frozenset[str]) -> int:
    return sum(1 for item in plan.days[day].items if item.exercise in rows)
