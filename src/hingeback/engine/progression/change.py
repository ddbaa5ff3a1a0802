"""A verdict carried out: the new dose, the new step of the ladder, or the block (F2)."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.history import DoseChange, Exposure, History
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.plan import PlanItem
from hingeback.engine.progression.decide import ProgressionDecision, Verdict, is_weak
from hingeback.engine.progression.steps import (
    VARIABLES,
    Dose,
    as_change,
    cut,
    dose_now,
    grow,
    grow_minutes,
    is_continuous,
    minutes_of_steps,
    next_step,
    one_set_less,
    step_now,
)


def carry_out(
    verdict: Verdict,
    row: Exercise,
    exposures: Sequence[Exposure],
    history: History,
    small: bool,
    hold_max_s: int,
    library: Library,
    planned: PlanItem | None = None,
) -> ProgressionDecision:
    """The decision with its change. `planned` is the dose of the plan, which goes before the remembered one."""
    table = library.tables["exercise_decisions"]
    dose = _dose(row, history, planned)
    changes: dict[str, Any] = {}
    if verdict.decision == "PROGRESS":
        changes = _progress(row, dose, history, small, hold_max_s, library)
    elif verdict.decision == "REGRESS":
        percent = table["cut_red_percent"] if verdict.rule == "F2-6" else table["cut_amber_percent"]
        changes = _regress(row, dose, percent, verdict.rule, history, library)
    elif verdict.decision == "SWAP":
        changes = {"blocked_until": exposures[-1].at + timedelta(days=table["block_days"])}
    elif verdict.rule == "F2-4" and not exposures[-1].colour:
        changes = {"another_named": True}
    elif verdict.rule == "F2-3" and len(exposures) > 1 and all(is_weak(e, table) for e in exposures[-2:]):
        changes = {"change": as_change(row, one_set_less(dose), verdict.rule), "one_set_less": True}
    return _decision(verdict, row, changes, library)


def _dose(row: Exercise, history: History, planned: PlanItem | None) -> Dose:
    remembered = dose_now(row, history.of(row.id).dose)
    given = {name: getattr(planned, name) for name in VARIABLES} if planned else {}
    return remembered | {name: value for name, value in given.items() if value is not None}


def _progress(
    row: Exercise, dose: Dose, history: History, small: bool, hold_max_s: int, library: Library
) -> dict[str, Any]:
    """The dose grows first; where it has grown enough, the next step of the ladder comes (F2-10)."""
    table = library.tables["exercise_decisions"]
    reached = history.ladder_steps.get(row.ladder, row.step)
    now = step_now(row, reached, dose["minutes"], library)
    if is_continuous(row):
        return _progress_minutes(row, dose, now, small, library)
    grown = grow(row, dose, small, hold_max_s, table)
    if grown:
        return {"change": as_change(row, grown[1], "F2-11"), "variable": grown[0]}
    step = next_step(row, now, library)
    return {"ladder_step": step, "variable": "level"} if step else {}


def _progress_minutes(row: Exercise, dose: Dose, now: int, small: bool, library: Library) -> dict[str, Any]:
    """Minutes grow to those of the next step, and then the step is reached."""
    table = library.tables["exercise_decisions"]
    minutes = dose["minutes"] or row.dose.minutes
    goal = minutes_of_steps(row.ladder, library).get(now + 1)
    step = next_step(row, now, library)
    if step and (goal is None or goal <= minutes):
        return {"ladder_step": step, "variable": "level"}
    most = goal or row.dose.minutes * table["ceilings"]["minutes_per_usual_percent"] // 100
    grown = grow_minutes(minutes, most, small, table)
    if grown <= minutes:
        return {}
    reached = {"ladder_step": step} if step and grown == goal else {}
    return {"change": DoseChange(minutes=grown, rule="F2-11"), "variable": "minutes", **reached}


def _regress(row: Exercise, dose: Dose, percent: int, rule: str, history: History, library: Library) -> dict[str, Any]:
    """RED: one step down where the dose was cut before, else the dose shrinks by 30 %. Three AMBER: by 25 %."""
    reached = history.ladder_steps.get(row.ladder, row.step)
    before = history.of(row.id).dose
    cut_before = before is not None and before.rule in ("F2-5", "F2-6")
    now = step_now(row, reached, dose["minutes"], library)
    if rule == "F2-6" and cut_before and now > 1:
        return {"ladder_step": now - 1, "variable": "level"}
    return {"change": as_change(row, cut(row, dose, percent), rule)}


def _decision(verdict: Verdict, row: Exercise, changes: dict[str, Any], library: Library) -> ProgressionDecision:
    texts = library.texts["progression"]["decisions"]
    variable = changes.pop("variable", "")
    key = "F2-3-set" if changes.pop("one_set_less", False) else verdict.rule
    key = "F2-4-other" if changes.pop("another_named", False) else key
    if verdict.decision == "PROGRESS" and not changes:
        verdict, key = Verdict("HOLD", verdict.rule), "top"
    elif verdict.decision == "PROGRESS":
        key = f"PROGRESS-{variable}" + ("-easy" if verdict.rule == "F2-8" else "")
    elif verdict.decision == "REGRESS" and variable == "level":
        key = "F2-6-step"
    elif verdict.rule in ("F2-1", "F2-2"):
        key = f"{verdict.rule}-hold"
    text = str(texts[key]).format(name=row.name)
    return ProgressionDecision(exercise=row.id, decision=verdict.decision, rule=verdict.rule, text=text, **changes)
