"""From the constructive week into the model, and from a solution back into a week."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from hingeback.engine.contracts.plan import Plan, PlanItem
from hingeback.engine.planning.doses import Dose
from hingeback.engine.planning.draft import Slot
from hingeback.engine.planning.extras import AROUND_SESSIONS, add_extras
from hingeback.engine.planning.light_days import leave_no_day_empty, place_uncounted_light, short_bout
from hingeback.engine.planning.menu import Kitchen, Menu, key_items
from hingeback.engine.planning.optimum.dose import rows_of_key
from hingeback.engine.planning.optimum.servings import Serving
from hingeback.engine.planning.optimum.week_model import Values, WeekModel

_FIXED = ("frozen", *AROUND_SESSIONS)


def values_of(week: WeekModel, cooked: Kitchen) -> Values:
    """What a cooked week means for every variable, as near as the servings can say it."""
    values: Values = {}
    for serving in week.servings:
        slots = [s for s in cooked.draft.days[serving.day] if s.candidate.id == serving.candidate.id]
        doses = tuple(s.dose for s in slots if s.purpose not in _FIXED and not s.uncounted)
        serving.put(tuple(sorted(doses, key=lambda dose: -dose.minutes)), values)
    for (row, day), bout in week.short_bouts.items():
        short = sum(s.candidate.id == row and s.purpose.startswith("bout:") for s in cooked.draft.days[day])
        values[bout] = min(short, week.model.variables[bout].high)
    for follow in week.following:
        follow(values)
    return values


def values_of_plan(week: WeekModel, plan: Plan) -> Values:
    """The same for a plan that was made before."""
    values: Values = {}
    for serving in week.servings:
        doses = _doses(serving, plan.days[serving.day].items, week.kitchen.draft.days[serving.day])
        serving.put(doses, values)
    for (row, day), bout in week.short_bouts.items():
        short = sum(item.exercise == row and item.uncounted for item in plan.days[day].items)
        values[bout] = min(short, week.model.variables[bout].high)
    for follow in week.following:
        follow(values)
    return values


def _doses(serving: Serving, items: Iterable[PlanItem], fixed: Iterable[Slot]) -> tuple[Dose, ...]:
    """Counted doses of this row on this day, the longest first, without those that are fixed anyway."""
    own = [i for i in items if i.exercise == serving.candidate.id and i.counted_minutes]
    doses = [Dose(item.minutes, item.sets, item.reps, item.hold_s) for item in own]
    for slot in fixed:
        if slot.candidate.id == serving.candidate.id and slot.counted_min and slot.dose in doses:
            doses.remove(slot.dose)
    return tuple(sorted(doses, key=lambda dose: -dose.minutes))


def cooked_from(week: WeekModel, values: Mapping[int, int]) -> Kitchen:
    """The week of a solution: fixed items, servings, then what does not count."""
    draft = week.kitchen.draft
    filled = replace(
        draft,
        days=[list(slots) for slots in draft.days],
        minutes=list(draft.minutes),
        by_pillar=dict(draft.by_pillar),
        new_rows=set(draft.new_rows),
        groups=[set(groups) for groups in draft.groups],
        count_rows_once=week.start.draft.count_rows_once,
    )
    kitchen = replace(week.kitchen, draft=filled)
    purposes = _purposes(week)
    for serving in week.servings:
        for dose in serving.taken(values):
            purpose = purposes.get(serving.candidate.id, f"pillar:{serving.pillar}")
            light = serving.day not in kitchen.frame.full
            filled.add(serving.day, Slot(serving.candidate, dose, serving.pillar, "light" if light else purpose))
    _add_short_bouts(week, kitchen, values)
    _leave_no_day_empty(kitchen)
    add_extras(kitchen)
    return kitchen


def _purposes(week: WeekModel) -> dict[str, str]:
    """Row -> the key of J3.3 that it serves, the first one of C5."""
    found: dict[str, str] = {}
    for key in key_items(week.kitchen, Menu()):
        for row in rows_of_key(week, key):
            found.setdefault(row, f"key:{key.label}")
    return found


def _add_short_bouts(week: WeekModel, kitchen: Kitchen, values: Mapping[int, int]) -> None:
    purposes = _purposes(week)
    for (row, day), bout in week.short_bouts.items():
        candidate = kitchen.pool.candidates[row]
        dose = short_bout(candidate)
        purpose = purposes.get(row, "key:").replace("key:", "bout:")
        for _ in range(values[bout]):
            if dose and kitchen.draft.allows(day, candidate, dose, candidate.row.ppillar, counted=False):
                kitchen.draft.add(day, Slot(candidate, dose, candidate.row.ppillar, purpose, uncounted=True))


def _leave_no_day_empty(kitchen: Kitchen) -> None:
    menu = Menu()
    for slot in (slot for day in kitchen.draft.days for slot in day):
        menu.take(slot.candidate)
    if not kitchen.frame.declined:
        for day in kitchen.frame.light:
            if day not in kitchen.draft.frozen and not _has_work(kitchen, day):
                place_uncounted_light(day, kitchen, menu)
    leave_no_day_empty(kitchen, menu)


def _has_work(kitchen: Kitchen, day: int) -> bool:
    return any(not slot.purpose.startswith("breath_") for slot in kitchen.draft.days[day])
