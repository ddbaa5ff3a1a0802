"""Days that are not full: one small item, or breath and ease that do not count (J6.1)."""

from collections.abc import Iterable

from hingeback.engine.planning.doses import Dose, smaller_dose
from hingeback.engine.planning.draft import Draft, Slot, is_light
from hingeback.engine.planning.lacking import lacking_floors
from hingeback.engine.planning.menu import Kitchen, Menu
from hingeback.engine.planning.pool import Candidate

_UNCOUNTED_BELOW_MIN = 3
_LIGHT_ITEM_MIN = 5
_LIGHT_DAY_ITEMS = 3
_LIGHT_ROTA = ("P-CAR", "P-FLX", "P-CAR", "P-NMR", "P-FLX", "P-CAR")


def place_light(kitchen: Kitchen, menu: Menu) -> None:
    """One small item on each day that is not full, unless declined; counted while the week has minutes left.

    With seven full days the light one may hold several, up to 15 minutes.
    """
    if kitchen.frame.declined:
        return
    for place, day in enumerate(kitchen.frame.light):
        if day in kitchen.draft.frozen:
            continue
        most = 1 if day in kitchen.frame.one_item else _LIGHT_DAY_ITEMS
        for turn in range(most):
            if not _place_one_light(place + turn, day, kitchen, menu):
                break
        if not any(slot.purpose == "light" for slot in kitchen.draft.days[day]):
            place_uncounted_light(day, kitchen, menu)


def _place_one_light(place: int, day: int, kitchen: Kitchen, menu: Menu) -> bool:
    """Rather of a pillar whose floor is not met, else in turn."""
    draft, goals = kitchen.draft, kitchen.goals
    needy = tuple(lacking_floors(kitchen)) if kitchen.goals_are_hard else ()
    for pillar in (*needy, *_LIGHT_ROTA[place % len(_LIGHT_ROTA) :], *_LIGHT_ROTA):
        lacking = goals.minutes[pillar] - draft.planned(pillar)
        most = min(lacking, draft.room(day), _LIGHT_ITEM_MIN)
        for candidate in _light_rows(pillar, most, kitchen, menu):
            dose = longest_within(candidate.doses, most)
            if dose and draft.allows(day, candidate, dose, pillar):
                draft.add(day, Slot(candidate, dose, pillar, "light"))
                return True
    return False


def _light_rows(pillar: str, most: int, kitchen: Kitchen, menu: Menu) -> list[Candidate]:
    """The row used least comes first; where long rows are asked for, the one that fills most of the minutes."""
    rows, draft = [c for c in menu.rows.get(pillar, ()) if is_light(c)], kitchen.draft

    def rank(candidate: Candidate) -> tuple[int, int, tuple[int, int, int, str]]:
        dose = longest_within(candidate.doses, most) if pillar in kitchen.long_rows else None
        return -dose.minutes if dose else 0, draft.uses(candidate.id), candidate.rank

    return sorted(rows, key=rank)


def leave_no_day_empty(kitchen: Kitchen, menu: Menu) -> None:
    for day in kitchen.frame.full:
        if day not in kitchen.draft.frozen and not _has_work(day, kitchen.draft):
            place_uncounted_light(day, kitchen, menu)


def _has_work(day: int, draft: Draft) -> bool:
    return any(not slot.purpose.startswith("breath_") for slot in draft.days[day])


def place_uncounted_light(day: int, kitchen: Kitchen, menu: Menu) -> None:
    """With V used up: breath or ease that does not count (J6.1), else a stretch or walk of less than three minutes."""
    pool = kitchen.pool.candidates.values()
    resting = sorted(
        (c for c in pool if c.row.ppillar == "P-REL" or c.row.ladder == "breath"),
        key=lambda c: (c.row.ladder != "breath", *c.rank),
    )
    others = [c for pillar in ("P-FLX", "P-CAR") for c in menu.rows.get(pillar, ()) if is_light(c)]
    last = sorted((c for c in pool if is_light(c) and c.row.ppillar in ("P-FLX", "P-CAR")), key=lambda c: c.rank)
    for candidate in (*resting, *others, *last):
        rests = candidate in resting
        dose = _rest(candidate) if rests else short_bout(candidate)
        pillar = "P-REL" if rests else candidate.row.ppillar
        if dose and kitchen.draft.allows(day, candidate, dose, pillar, counted=False):
            kitchen.draft.add(day, Slot(candidate, dose, pillar, "light", uncounted=True))
            return


def _rest(candidate: Candidate) -> Dose | None:
    found = longest_within(candidate.doses, _LIGHT_ITEM_MIN)
    if found is None and candidate.row.ppillar == "P-REL" and not candidate.dose.sets:
        return Dose(_LIGHT_ITEM_MIN)
    return found


def short_bout(candidate: Candidate) -> Dose | None:
    if candidate.id == "walk_easy":
        return Dose(_UNCOUNTED_BELOW_MIN - 1)
    small = smaller_dose(candidate.row)
    return longest_within((*candidate.doses, small), _UNCOUNTED_BELOW_MIN - 1)


def longest_within(doses: Iterable[Dose], limit: int) -> Dose | None:
    """The dose to give if it fits, else the longest that does."""
    doses = tuple(doses)
    if doses and doses[0].minutes <= limit:
        return doses[0]
    return max((d for d in doses if d.minutes <= limit), key=lambda d: d.minutes, default=None)
