"""Puts the rows of a menu on the days: keys, floors in the order of E5.3, then targets (E5, J6)."""

from collections.abc import Sequence

from hingeback.engine.planning.balance import fill_balance
from hingeback.engine.planning.doses import Dose
from hingeback.engine.planning.draft import Draft, Slot
from hingeback.engine.planning.light_days import leave_no_day_empty, longest_within, place_light, short_bout
from hingeback.engine.planning.menu import KeyItem, Kitchen, Menu, menu_of
from hingeback.engine.planning.pool import Candidate
from hingeback.engine.planning.targets import PILLARS

_OVERSHOOT_MIN = 2
_FREE_OVER_MIN = 5


def fill_week(kitchen: Kitchen) -> Menu:
    """Fills `kitchen.draft`. Every addition passes the draft's hard rules."""
    menu, draft, goals = menu_of(kitchen), kitchen.draft, kitchen.goals
    if kitchen.goals_are_hard:
        _place_hard(kitchen, menu)
    else:
        _fill("P-CAR", 1, kitchen, menu, goals.floors["P-CAR"])
    for key in menu.keys:
        _place_key(key, kitchen, menu)
    if not kitchen.goals_are_hard:
        fill_balance(kitchen, menu)
    for pillar in PILLARS:
        _fill(pillar, goals.floors[pillar], kitchen, menu)
    _place_cardio_always(kitchen, menu)
    place_light(kitchen, menu)
    for more in (0, _FREE_OVER_MIN):
        for pillar in PILLARS:
            if goals.minutes[pillar] and draft.room_left():
                _fill(pillar, goals.minutes[pillar] + more, kitchen, menu)
    _extra_bouts(kitchen, menu)
    leave_no_day_empty(kitchen, menu)
    return menu


def _place_hard(kitchen: Kitchen, menu: Menu) -> None:
    """What has to be there from V 60 on: every pillar once, balance on its days, then the floors (J6.2)."""
    goals = kitchen.goals
    for key in menu.keys:
        if key.days and key.candidate.row.ppillar != "P-STR":
            _place_key(key, kitchen, menu)
    if kitchen.long_rows:
        _fill("P-STR", goals.floors["P-STR"], kitchen, menu)
    _place_presence(kitchen, menu)
    _fill("P-STR", goals.floors["P-STR"], kitchen, menu)
    _fill("P-STR", goals.floors["P-STR"], kitchen, menu, days=kitchen.frame.full)
    fill_balance(kitchen, menu)
    if kitchen.long_rows:
        for pillar in kitchen.floor_order:
            _fill(pillar, goals.floors[pillar], kitchen, menu)


def _place_presence(kitchen: Kitchen, menu: Menu) -> None:
    """One item of every pillar that has a floor, before any pillar has two (E5.7)."""
    for pillar in PILLARS:
        if kitchen.goals.floors[pillar] and not kitchen.draft.planned(pillar):
            _fill(pillar, 1, kitchen, menu, kitchen.goals.floors[pillar])


def _place_key(key: KeyItem, kitchen: Kitchen, menu: Menu) -> None:
    """One counted exposure a day on the days of a key item; what does not fit counts as missing."""
    draft, candidate = kitchen.draft, key.candidate
    if candidate.row.ppillar not in PILLARS:
        return
    reserve = _reserve(kitchen, candidate.row.ppillar)
    for day in _key_days(key, kitchen, menu):
        if draft.count(day, candidate.id):
            continue
        limit = min(draft.room(day), kitchen.frame.minutes - draft.total - reserve, _open_cardio(kitchen, candidate))
        dose = longest_within(candidate.doses, min(limit, _fair(kitchen, candidate, day)))
        if dose and draft.allows(day, candidate, dose, candidate.row.ppillar):
            draft.add(day, Slot(candidate, dose, candidate.row.ppillar, f"key:{key.label}"))


def _key_days(key: KeyItem, kitchen: Kitchen, menu: Menu) -> list[int]:
    """The days of a key: with strength for a strength row, else rather on the days without."""
    if key.candidate.row.ppillar == "P-STR":
        return _spread(menu.strength_days, key.days or len(menu.strength_days))
    full = kitchen.frame.full
    if not key.days:
        return _spread(full, min(len(full), _affordable(key, kitchen)))
    quiet = [day for day in full if day not in menu.strength_days]
    return sorted([*_spread(quiet, key.days), *(day for day in full if day in menu.strength_days)][: key.days])


def _affordable(key: KeyItem, kitchen: Kitchen) -> int:
    """On how many days the pillar's minutes let the key be counted; on the others it is a short extra bout."""
    pillar = key.candidate.row.ppillar
    goal = max(kitchen.goals.minutes[pillar], kitchen.goals.floors[pillar])
    return max(1, goal // min(dose.minutes for dose in key.candidate.doses))


def _reserve(kitchen: Kitchen, pillar: str) -> int:
    """Minutes that keys of one pillar leave to the floors of the others."""
    return sum(max(0, kitchen.goals.floors[p] - kitchen.draft.planned(p)) for p in PILLARS if p != pillar)


def _open_cardio(kitchen: Kitchen, candidate: Candidate) -> int:
    """Several cardio keys share the minutes of P-CAR: on two full days they would leave none for strength."""
    if candidate.row.ppillar != "P-CAR":
        return kitchen.frame.minutes
    goal = max(kitchen.goals.minutes["P-CAR"], kitchen.goals.floors["P-CAR"])
    return max(0, goal - kitchen.draft.planned("P-CAR"))


def _fair(kitchen: Kitchen, candidate: Candidate, day: int) -> int:
    """A key takes no more of a day than its pillar's share, but always a small dose."""
    goal = max(kitchen.goals.minutes[candidate.row.ppillar], kitchen.goals.floors[candidate.row.ppillar])
    share = -(-goal // max(1, len(kitchen.frame.full)))
    return max(share, candidate.doses[-1].minutes, 2)


def _spread(days: Sequence[int], wanted: int) -> list[int]:
    """`wanted` of the days, as evenly apart as they allow."""
    if wanted >= len(days):
        return list(days)
    step = len(days) / wanted
    return [days[int(place * step)] for place in range(wanted)]


def _fill(
    pillar: str, goal: int, kitchen: Kitchen, menu: Menu, dose_up_to: int = 0, days: tuple[int, ...] = ()
) -> None:
    """Adds rows of a pillar until its minutes reach the goal: the emptiest day and the least used row first.

    `dose_up_to` lets a first item be as long as usual. What is still lacking then lengthens items that are there.
    """
    draft = kitchen.draft
    days = days or (menu.strength_days if pillar == "P-STR" else kitchen.frame.full)
    if kitchen.long_rows:
        _lengthen(pillar, goal, draft)
    near = [c for c in menu.rows.get(pillar, []) if c.near > 0]
    if kitchen.keys_first and near:
        _fill_bout(1, pillar, goal, near, kitchen, days, dose_up_to)
    for rows in _groups_of_rows(pillar, kitchen, menu):
        for bout in range(1, max((kitchen.bouts(c) for c in rows), default=0) + 1):
            _fill_bout(bout, pillar, goal, rows, kitchen, days, dose_up_to)
    _lengthen(pillar, goal, draft)


def _fill_bout(
    bout: int, pillar: str, goal: int, rows: list[Candidate], kitchen: Kitchen, days: tuple[int, ...], dose_up_to: int
) -> None:
    draft, share = kitchen.draft, _share_of_day(pillar, goal, kitchen) if bout == 1 else 0
    while draft.planned(pillar) < goal:
        chosen = _next(rows, max(goal, dose_up_to) - draft.planned(pillar), bout, days, kitchen, share)
        if chosen is None:
            return
        day, candidate, dose = chosen
        draft.add(day, Slot(candidate, dose, pillar, f"pillar:{pillar}"))


def _groups_of_rows(pillar: str, kitchen: Kitchen, menu: Menu) -> list[list[Candidate]]:
    """All rows in turn; where long rows are asked for, the longest alone before the next."""
    rows = menu.rows.get(pillar, [])
    if pillar not in kitchen.long_rows:
        return [rows]
    return [[c] for c in sorted(rows, key=lambda c: (-c.dose.minutes * kitchen.bouts(c), *c.rank))]


def _lengthen(pillar: str, goal: int, draft: Draft) -> None:
    """Longer doses for items that are there, never beyond what the row allows now."""
    for day, slots in enumerate(draft.days):
        for index, slot in enumerate(slots):
            lacking = goal - draft.planned(pillar)
            if lacking <= 0:
                return
            if slot.pillar == pillar and slot.purpose != "frozen":
                _lengthen_one(day, index, lacking, draft)


def _lengthen_one(day: int, index: int, lacking: int, draft: Draft) -> None:
    slot = draft.days[day][index]
    longer = sorted(slot.candidate.doses, key=lambda dose: -dose.minutes)
    for dose in longer:
        if 0 < dose.minutes - slot.dose.minutes <= lacking and draft.may_lengthen(day, index, dose):
            draft.lengthen(day, index, dose)
            return


def _next(
    rows: list[Candidate], lacking: int, bout: int, days: tuple[int, ...], kitchen: Kitchen, share: int
) -> tuple[int, Candidate, Dose] | None:
    """The emptiest day of the pillar, the row used least, then the best: the first that the draft allows."""
    draft = kitchen.draft
    ranked = sorted(
        (draft.pillar_min(day, c.row.ppillar), draft.uses(c.id), -c.score, -c.near, -draft.room(day), day, place)
        for day in days
        if draft.room(day) > 0
        for place, c in enumerate(rows)
        if kitchen.bouts(c) >= bout and draft.count(day, c.id) < bout
    )
    for *_, day, place in ranked:
        candidate = rows[place]
        pillar = candidate.row.ppillar
        dose = _dose_for(candidate, _shared(candidate, lacking, share), draft.room(day), not draft.planned(pillar))
        if dose and draft.allows(day, candidate, dose, pillar):
            return day, candidate, dose
    return None


def _share_of_day(pillar: str, goal: int, kitchen: Kitchen) -> int:
    """Minutes of one day where cardio comes on as many days as J6.3 wants; 0 where days do not matter so much."""
    days = min(kitchen.goals.days[pillar], len(kitchen.frame.full))
    if pillar != "P-CAR" or not days or pillar in kitchen.long_rows:
        return 0
    return -(-max(goal, kitchen.goals.minutes[pillar]) // days)


def _shared(candidate: Candidate, lacking: int, share: int) -> int:
    """What is lacking, but no more than a day's share where the row can be as short."""
    return min(lacking, share) if share >= min(dose.minutes for dose in candidate.doses) else lacking


def _dose_for(candidate: Candidate, lacking: int, room: int, first: bool) -> Dose | None:
    """The usual dose if it fits what is lacking, else a shorter one; only the first may be more than two over."""
    found = longest_within(candidate.doses, min(lacking, room))
    if found is not None:
        return found
    shortest = min(candidate.doses, key=lambda d: d.minutes)
    over = shortest.minutes - lacking
    return shortest if shortest.minutes <= room and (over <= _OVERSHOOT_MIN < lacking or first) else None


def _place_cardio_always(kitchen: Kitchen, menu: Menu) -> None:
    """P-CAR is in every week (E5.7); without any open row seated_whole_body takes its place (J3.3)."""
    draft = kitchen.draft
    if draft.planned("P-CAR"):
        return
    for candidate in (*menu.rows.get("P-CAR", ()), *_substitute(kitchen)):
        for day in kitchen.frame.full:
            dose = longest_within(candidate.doses, draft.room(day))
            if dose and draft.allows(day, candidate, dose, candidate.row.ppillar):
                draft.add(day, Slot(candidate, dose, candidate.row.ppillar, "always:P-CAR"))
                return


def _substitute(kitchen: Kitchen) -> tuple[Candidate, ...]:
    found = kitchen.pool.candidates.get("seated_whole_body")
    return (found,) if found else ()


def _extra_bouts(kitchen: Kitchen, menu: Menu) -> None:
    """Further exposures of a key on a day, as uncounted bouts under three minutes outside the session (E2)."""
    draft = kitchen.draft
    for key in menu.keys:
        for day in kitchen.frame.full:
            while draft.count(day, key.candidate.id) < _per_day(key) and _add_bout(day, key, draft):
                pass


def _per_day(key: KeyItem) -> int:
    small = key.candidate.row.ppillar in ("P-FLX", "P-CAR")
    return key.per_day if small and not key.days else 0


def _add_bout(day: int, key: KeyItem, draft: Draft) -> bool:
    candidate = key.candidate
    dose = short_bout(candidate)
    if dose is None or not draft.allows(day, candidate, dose, candidate.row.ppillar, counted=False):
        return False
    draft.add(day, Slot(candidate, dose, candidate.row.ppillar, f"bout:{key.label}", uncounted=True))
    return True
