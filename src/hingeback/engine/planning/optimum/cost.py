"""Why not, answered by the model: put the exercise in, and read what the week would lose."""

from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.plan import Plan
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.planning.differences import differences
from hingeback.engine.planning.objective import dose_objective
from hingeback.engine.planning.optimum.answers import ExerciseCost
from hingeback.engine.planning.optimum.best_week import best_week, fixed_part, starts_of
from hingeback.engine.planning.optimum.hard_rules import week_model
from hingeback.engine.planning.optimum.model import Solve
from hingeback.engine.planning.optimum.reading import cooked_from
from hingeback.engine.planning.optimum.stages import run
from hingeback.engine.planning.person import is_same_week, person_of
from hingeback.engine.planning.rules import rules_of
from hingeback.engine.planning.targets import PILLARS
from hingeback.engine.planning.week import cook, plan_of, prepare


def exercise_cost(inp: PlanningInput, library: Library, solve: Solve, exercise: str) -> ExerciseCost:
    """The best week with this exercise, against the week that is there. Raises Withheld.

    An exercise that a rule keeps out has no place in the model: it is not possible, whatever it would cost.
    """
    start = cook(prepare(person_of(inp, library), rules_of(library)))
    kitchen = fixed_part(start)
    week = week_model(kitchen, start)
    if exercise not in week.used:
        return ExerciseCost(exercise=exercise, possible=False)
    week.model.add("asked-for", {week.used[exercise]: 1}, low=1)
    stages = run(week, starts_of(week, start), solve)
    if not stages.values:
        return ExerciseCost(exercise=exercise, possible=False)
    with_it = plan_of(cooked_from(week, stages.values), library, stages.note)
    return _told(exercise, with_it, _before(inp, library, solve), inp, library)


def _before(inp: PlanningInput, library: Library, solve: Solve) -> Plan:
    """The week in force where it is the same week; else the best one."""
    if inp.previous is not None and is_same_week(inp):
        return inp.previous
    return best_week(inp, library, solve)


def _told(exercise: str, after: Plan, before: Plan, inp: PlanningInput, library: Library) -> ExerciseCost:
    old, new = _rows(before), _rows(after)
    lost = dose_objective(after, inp, library) - dose_objective(before, inp, library)
    return ExerciseCost(
        exercise=exercise,
        possible=exercise in new,
        days=tuple(day.date for day in after.days if any(item.exercise == exercise for item in day.items)),
        dose_lost=max(0, lost),
        minutes=changed_minutes(before, after),
        comes_out=tuple(sorted(old - new)),
        plan=after,
        differences=differences(before, after, library),
    )


def _rows(plan: Plan) -> set[str]:
    return {item.exercise for day in plan.days for item in day.items if item.exercise and item.counted_minutes}


def changed_minutes(before: Plan, after: Plan) -> dict[str, int]:
    """Pillars that get more or fewer minutes, without those that stay."""
    change = {pillar: after.totals.get(pillar, 0) - before.totals.get(pillar, 0) for pillar in PILLARS}
    return {pillar: minutes for pillar, minutes in change.items() if minutes}
