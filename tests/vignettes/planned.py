"""Judges the first week of a vignette: what may not occur, what has to, and the limits."""

from collections.abc import Callable
from typing import Any

from hingeback.engine.checking import check_plan
from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.assessment import Assessment
from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.plan import Plan
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.library import load_library
from hingeback.engine.planning import Withheld, plan_week

Expected = dict[str, Any]


def planned_differences(expected: Expected | str, sheet: AnswerSheet, assessment: Assessment) -> list[str]:
    """`withheld`, or a week that the independent checker accepts and that keeps to what is expected."""
    week = PlanningInput(sheet=sheet, assessment=assessment, state=assessment.initial_state, starts=sheet.as_of)
    try:
        plan = plan_week(week, load_library())
    except Withheld:
        return [] if expected == "withheld" else ["plan: withheld, but a week was expected"]
    if isinstance(expected, str):
        return ["plan: a week was planned, but exercise is withheld"]
    lines = [f"checker: {v.rule} {v.where} {v.text}" for v in check_plan(plan, week, load_library()).violations]
    for name, wanted in expected.items():
        lines += _CHECKS[name](wanted, plan)
    return lines


def rows_of(plan: Plan) -> list[Exercise]:
    library = load_library()
    return [library.exercises[item.exercise] for day in plan.days for item in day.items if item.exercise]


def holds(predicate: str, row: Exercise) -> bool:
    """A predicate of the annex over one row; `avoid` is the set of tags for which the row is to be avoided.

    Evaluated here and not by the engine, so that a fault of its reader cannot hide in both.
    """
    names = row.model_dump(exclude={"instructions"}) | {
        "minutes": row.minutes,
        "load": row.load,
        "equip": set(row.equipment),
        "tags": {c.tag for c in row.cautions},
        "avoid": {c.tag for c in row.cautions if c.word == "avoid"},
    }
    return bool(eval(predicate, {"__builtins__": {"max": max}}, names))  # the text is our own


def _no_rows(predicates: list[str], plan: Plan) -> list[str]:
    rows = rows_of(plan)
    return [f"plan: {row.id} is planned although {p}" for p in predicates for row in rows if holds(p, row)]


def _some_row(predicates: list[str], plan: Plan) -> list[str]:
    rows = rows_of(plan)
    return [f"plan: no row with {p}" for p in predicates if not any(holds(p, row) for row in rows)]


def _pillars(names: list[str], plan: Plan) -> list[str]:
    has = {item.pillar for day in plan.days for item in day.items}
    return [f"plan: pillar {name} is missing" for name in names if name not in has]


def _week_max(minutes: int, plan: Plan) -> list[str]:
    return [f"plan: {plan.counted_minutes} min in the week"] if plan.counted_minutes > minutes else []


def _day_max(minutes: int, plan: Plan) -> list[str]:
    return [f"plan: {d.counted_minutes} min on {d.date}" for d in plan.days if d.counted_minutes > minutes]


def _rpe_max(most: int, plan: Plan) -> list[str]:
    return _too_much(plan, "rpe", most)


def _hold_max_s(most: int, plan: Plan) -> list[str]:
    return _too_much(plan, "hold_s", most)


def _block_max(most: int, plan: Plan) -> list[str]:
    return _too_much(plan, "minutes", most)


def _too_much(plan: Plan, field: str, most: int) -> list[str]:
    items = [item for day in plan.days for item in day.items if item.exercise]
    return [f"plan: {i.exercise} has {field} {v}" for i in items if (v := getattr(i, field)) is not None and v > most]


def _new_max(most: int, plan: Plan) -> list[str]:
    new = {item.exercise for day in plan.days for item in day.items if item.new}
    return [f"plan: {len(new)} new exercises"] if len(new) > most else []


_CHECKS: dict[str, Callable[[Any, Plan], list[str]]] = {
    "no_rows": _no_rows,
    "some_row": _some_row,
    "pillars": _pillars,
    "week_max": _week_max,
    "day_max": _day_max,
    "rpe_max": _rpe_max,
    "hold_max_s": _hold_max_s,
    "block_max": _block_max,
    "new_max": _new_max,
}
