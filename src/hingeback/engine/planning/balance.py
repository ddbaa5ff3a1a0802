"""FALLS and OLDER: the floor of P-NMR as balance, where the rows that are there can carry it (J6.2).

A caution makes balance rows small at first, so a few bouts are needed; none of them asks for another new row.
"""

from hingeback.engine.planning.doses import Dose
from hingeback.engine.planning.draft import Draft, Slot
from hingeback.engine.planning.menu import Kitchen, Menu
from hingeback.engine.planning.pool import Candidate, is_balance
from hingeback.engine.planning.targets import PILLARS


def fill_balance(kitchen: Kitchen, menu: Menu) -> None:
    """More bouts of balance on full days, until the floor is balance alone or nothing more fits."""
    if not kitchen.goals.balance_days:
        return
    wanted_min, draft = int(kitchen.rules.tables["dose_floors"]["balance_floor_min"]), kitchen.draft
    rows = [c for c in menu.rows.get("P-NMR", ()) if is_balance(c.row) and (not c.new or c.id in draft.new_rows)]
    for bout in range(1, max(map(kitchen.bouts, rows), default=0) + 1):
        for day in kitchen.frame.full:
            for candidate in rows:
                if not draft.count(day, candidate.id) < bout <= kitchen.bouts(candidate):
                    continue
                dose = _fitting(candidate, day, wanted_min - balance_min(draft), kitchen)
                if dose:
                    draft.add(day, Slot(candidate, dose, "P-NMR", "pillar:P-NMR"))


def balance_min(draft: Draft) -> int:
    """Counted minutes of balance in the week."""
    return sum(slot.counted_min for day in draft.days for slot in day if is_balance(slot.candidate.row))


def _fitting(candidate: Candidate, day: int, lacking: int, kitchen: Kitchen) -> Dose | None:
    """The longest dose within what is lacking, the target of the pillar and what the others still need."""
    draft, goals = kitchen.draft, kitchen.goals
    others = sum(max(0, goals.floors[p] - draft.planned(p)) for p in PILLARS if p != "P-NMR")
    target = max(goals.minutes["P-NMR"], goals.floors["P-NMR"])
    most = min(lacking, target - draft.planned("P-NMR"), kitchen.frame.minutes - draft.total - others, draft.room(day))
    doses = [dose for dose in candidate.doses if dose.minutes <= most]
    dose = max(doses, key=lambda one: one.minutes, default=None)
    return dose if dose and draft.allows(day, candidate, dose, "P-NMR") else None
