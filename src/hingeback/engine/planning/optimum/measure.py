"""Which of two weeks is better: the smaller dose objective, and among those within two of it the better quality."""

from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.plan import Plan
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.planning.objective import dose_objective
from hingeback.engine.planning.optimum.stages import DOSE_WITHIN, QUALITY_WITHIN
from hingeback.engine.planning.person import person_of
from hingeback.engine.planning.rules import rules_of
from hingeback.engine.planning.targets import PILLARS
from hingeback.engine.planning.week import prepare


def week_quality(plan: Plan, inp: PlanningInput, library: Library) -> int:
    """Points of J6.3, summed over the counted rows of the week."""
    candidates = prepare(person_of(inp, library), rules_of(library)).pool.candidates
    rows = {item.exercise for day in plan.days for item in day.items if item.counted_minutes and item.exercise}
    return sum(candidates[row].score for row in rows if row in candidates)


def better_of(first: Plan, second: Plan, inp: PlanningInput, library: Library, within: int = DOSE_WITHIN) -> Plan:
    """`first`, unless it has fewer of the rows that were wished for, misses more of the dose, or as much of it with
    clearly less quality. `within`: weighted minutes that make no difference."""
    wished = _wished_rows(first, inp) - _wished_rows(second, inp)
    if wished:
        return first if wished > 0 else second
    more = dose_objective(first, inp, library) - dose_objective(second, inp, library)
    if more > within:
        return second
    if more < -within:
        return first
    lost = week_quality(second, inp, library) - week_quality(first, inp, library)
    return second if lost > QUALITY_WITHIN else first


def _wished_rows(plan: Plan, inp: PlanningInput) -> int:
    rows = {item.exercise for day in plan.days for item in day.items}
    return len(rows & {wish.instead for wish in inp.history.wishes if wish.instead})


def changed_minutes(before: Plan, after: Plan) -> dict[str, int]:
    """Pillars that get more or fewer minutes, without those that stay."""
    change = {pillar: after.totals.get(pillar, 0) - before.totals.get(pillar, 0) for pillar in PILLARS}
    return {pillar: minutes for pillar, minutes in change.items() if minutes}
