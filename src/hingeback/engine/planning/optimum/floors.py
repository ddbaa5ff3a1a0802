"""What has to be in the week, as far as the constructive one came: floors, balance, wishes (J6.2, E5.7, J8)."""

from hingeback.engine.planning.balance import balance_min
from hingeback.engine.planning.draft import Slot
from hingeback.engine.planning.menu import Kitchen
from hingeback.engine.planning.optimum.week_model import WeekModel, added
from hingeback.engine.planning.pool import is_balance
from hingeback.engine.planning.targets import PILLARS


def floors(week: WeekModel) -> None:
    """Floors of J6.2 as far as the constructive week reaches them; below V 60 P-CAR alone has to be there."""
    grain = int(week.kitchen.rules.tables["dose_floors"]["grain_min"])
    for pillar in PILLARS:
        floor, reached = week.kitchen.goals.floors[pillar], week.start.draft.planned(pillar)
        if pillar != "P-CAR" and not week.kitchen.goals_are_hard:
            continue
        wanted = max(1, floor - grain) if week.kitchen.goals_are_hard else 1
        low = min(wanted, reached) - week.kitchen.draft.planned(pillar)
        if (floor or pillar == "P-CAR") and low > 0:
            week.model.add(f"J6.2-{pillar}", added(s.minutes for s in week.of_pillar(pillar)), low=low)
    _in_place_of_cardio(week)


def _in_place_of_cardio(week: WeekModel) -> None:
    slots = [s for day in week.start.draft.days for s in day if s.purpose == "always:P-CAR" and s.pillar != "P-CAR"]
    for slot in slots:
        servings = week.of_rows(frozenset((slot.candidate.id,)))
        week.model.add("J3.3-SEATED", added(s.present for s in servings), low=1)


def balance(week: WeekModel) -> None:
    """FALLS and OLDER: balance on as many days and for as many minutes as the constructive week has, up to J6.2."""
    if not week.kitchen.goals.balance_days:
        return
    reached = _balance_days(week.start)
    servings = [s for s in week.servings if is_balance(s.candidate.row)]
    fixed = {day for day in range(7) if any(_is_balance_slot(s) for s in week.kitchen.draft.days[day])}
    marks = {}
    for day in sorted({s.day for s in servings} - fixed):
        terms = added(s.present for s in servings if s.day == day)
        marks[week.reached(f"balance@{day}", "J6.2-balance", terms, 1)] = 1
    week.model.add("J6.2-balance", marks, low=min(week.kitchen.goals.balance_days, reached) - len(fixed))
    wanted = int(week.kitchen.rules.tables["dose_floors"]["balance_floor_min"])
    low = min(wanted, balance_min(week.start.draft)) - balance_min(week.kitchen.draft)
    week.model.add("J6.2-balance", added(s.minutes for s in servings), low=max(0, low))


def _balance_days(kitchen: Kitchen) -> int:
    return sum(any(_is_balance_slot(slot) for slot in day) for day in kitchen.draft.days)


def _is_balance_slot(slot: Slot) -> bool:
    return is_balance(slot.candidate.row)


def wishes(week: WeekModel) -> None:
    """What somebody chose is there: a swap if the constructive week could place it, a row that was asked for with its
    cost in sight always."""
    placed = {slot.candidate.id for day in week.start.draft.days for slot in day}
    for wish in week.kitchen.person.inp.history.wishes:
        if wish.instead in week.used and (wish.leave_out is None or wish.instead in placed):
            week.model.add("WISH", {week.used[wish.instead]: 1}, low=1)


def place_that_hurts(week: WeekModel) -> None:
    """A pillar that the constructive week serves with a row of the place that hurts keeps one."""
    for pillar in PILLARS:
        slots = [s for day in week.start.draft.days for s in day if s.pillar == pillar and s.candidate.near > 0]
        near = {s.candidate.id for s in week.of_pillar(pillar) if s.candidate.near > 0}
        if slots and near:
            week.model.add("J8-place", {week.used[row]: 1 for row in sorted(near)}, low=1)
