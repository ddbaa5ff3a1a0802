"""What a filled week still lacks to the floors that are due (J6.2, E5.7)."""

from hingeback.engine.planning.draft import Draft
from hingeback.engine.planning.menu import Kitchen
from hingeback.engine.planning.pool import is_balance
from hingeback.engine.planning.targets import PILLARS


def lacking_floors(kitchen: Kitchen) -> dict[str, int]:
    """Minutes that pillars lack to a met floor; a pillar that is absent lacks at least one (J6.2, E5.7).

    Where the new rows of a week cannot serve every pillar, the floors without any are dropped from the end of E5.3.
    """
    grain, draft = int(kitchen.rules.tables["dose_floors"]["grain_min"]), kitchen.draft
    lacking = {p: floor - grain - draft.planned(p) for p, floor in kitchen.goals.floors.items() if floor}
    lacking |= {p: max(1, short) for p, short in lacking.items() if not draft.planned(p)}
    open_rows = any(is_balance(c.row) for c in kitchen.pool.of_pillar("P-NMR"))
    wanted = min(kitchen.goals.balance_days, len(kitchen.frame.full)) if open_rows else 0
    lacking["P-NMR"] = max(lacking.get("P-NMR", 0), wanted - _balance_days(draft))
    dropped = _out_of_reach(kitchen)
    return {p: short for p, short in lacking.items() if short > 0 and p not in dropped}


def _out_of_reach(kitchen: Kitchen) -> tuple[str, ...]:
    """Pillars for which no new row is left; balance comes first where it is the key item."""
    pillars = [p for p in PILLARS if kitchen.goals.floors[p] and _needs_new(p, kitchen)]
    pillars.sort(key=lambda p: not (p == "P-NMR" and kitchen.goals.balance_days))
    return tuple(pillars[kitchen.draft.new_limit :])


def _needs_new(pillar: str, kitchen: Kitchen) -> bool:
    balance = pillar == "P-NMR" and kitchen.goals.balance_days
    return all(c.new for c in kitchen.pool.of_pillar(pillar) if not balance or is_balance(c.row))


def _balance_days(draft: Draft) -> int:
    return sum(any(is_balance(slot.candidate.row) for slot in day) for day in draft.days)
