"""The best week: the constructive one first, then the optimum that starts from it."""

from dataclasses import replace

from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.plan import Plan
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.planning.budget import frame_of
from hingeback.engine.planning.draft import new_draft
from hingeback.engine.planning.extras import AROUND_SESSIONS
from hingeback.engine.planning.frozen import take_frozen
from hingeback.engine.planning.menu import Kitchen
from hingeback.engine.planning.optimum.hard_rules import week_model
from hingeback.engine.planning.optimum.measure import better_of
from hingeback.engine.planning.optimum.model import Solve
from hingeback.engine.planning.optimum.reading import cooked_from, values_of, values_of_plan
from hingeback.engine.planning.optimum.stages import DOSE_WITHIN, STAYS_WITHIN, run
from hingeback.engine.planning.optimum.week_model import Values, WeekModel
from hingeback.engine.planning.person import is_same_week, person_of
from hingeback.engine.planning.rules import rules_of
from hingeback.engine.planning.week import cook, plan_of, prepare


def best_week(inp: PlanningInput, library: Library, solve: Solve) -> Plan:
    """The optimum where the solver finds one that is better; else the constructive week. Raises Withheld.

    The caller has it checked, as every plan.
    """
    start = cook(prepare(person_of(inp, library), rules_of(library)))
    week = week_model(fixed_part(start), start)
    stages = run(week, starts_of(week, start), solve, first_stays=is_same_week(inp))
    constructive = plan_of(start, library)
    if not stages.values:
        return constructive
    found = plan_of(cooked_from(week, stages.values), library, stages.note)
    within = STAYS_WITHIN if is_same_week(inp) else DOSE_WITHIN
    return better_of(found, constructive, inp, library, within)


def starts_of(week: WeekModel, start: Kitchen) -> list[Values]:
    """Weeks to start from: the one in force, where this one is planned anew, and the constructive one."""
    inp = start.person.inp
    in_force = [values_of_plan(week, inp.previous)] if inp.previous is not None and is_same_week(inp) else []
    return [*in_force, values_of(week, start)]


def fixed_part(start: Kitchen) -> Kitchen:
    """The same days as the constructive week, holding no more than begun days and breath around sessions."""
    alternate = frame_of(start.person, start.rules, alternate=True) == start.frame
    frame = frame_of(start.person, start.rules, alternate)
    kitchen = replace(start, frame=frame, draft=new_draft(start.person, frame, start.rules))
    take_frozen(kitchen)
    for day, slots in enumerate(start.draft.days):
        for slot in slots:
            if slot.purpose in AROUND_SESSIONS:
                kitchen.draft.add(day, slot)
    return kitchen
