"""How a dose grows or shrinks: one variable at a time, in the order of F2-10, by the steps of F2-11 and F2-12."""

from typing import Any

from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.history import DoseChange
from hingeback.engine.contracts.library import Library

Dose = dict[str, int | None]
VARIABLES = ("sets", "reps", "hold_s", "minutes")


def dose_now(row: Exercise, change: DoseChange | None) -> Dose:
    """The dose a person has for a row: the library's, with what earlier decisions changed."""
    return {name: _changed(change, name) or getattr(row.dose, name) for name in VARIABLES}


def _changed(change: DoseChange | None, name: str) -> int | None:
    value: int | None = getattr(change, name) if change else None
    return value


def is_continuous(row: Exercise) -> bool:
    """Walking, cycling, relaxing: the dose is minutes alone."""
    return row.dose.sets is None and row.dose.reps is None


def grow(row: Exercise, dose: Dose, half: bool, hold_max_s: int, table: dict[str, Any]) -> tuple[str, Dose] | None:
    """The next variable and the grown dose; None where the dose is full and the next step of the ladder is due.

    A dose is full, too, where it would take more than twice the row's usual minutes.
    """
    steps, limits = (table["half_steps"] if half else table["steps"]), table["ceilings"]
    most_min = row.dose.minutes * limits["minutes_per_usual_percent"] // 100
    for variable, ceiling in _ceilings(row, hold_max_s, limits).items():
        now = dose[variable]
        if now is None or now >= ceiling:
            continue
        grown = dose | {variable: min(now + steps[variable], ceiling)}
        if scaled_minutes(row, grown) <= most_min:
            return variable, grown
    return None


def _ceilings(row: Exercise, hold_max_s: int, limits: dict[str, int]) -> dict[str, int]:
    """Where reps, sets and hold, in the order of F2-10, have grown enough.

    A stretch held once is no repetition to multiply: its hold grows in place of its reps (F2-11).
    """
    usual = row.dose
    reps = min((usual.reps or 0) + limits["reps_above_usual"], limits["reps"])
    hold = min((usual.hold_s or 0) + limits["hold_s_above_usual"], limits["hold_s"], hold_max_s)
    if usual.reps == 1 and usual.hold_s:
        return {"hold_s": hold, "sets": limits["sets"]}
    return {"reps": reps, "sets": limits["sets"], "hold_s": hold}


def grow_minutes(now: int, goal: int, half: bool, table: dict[str, Any]) -> int:
    """Continuous work grows by 2-5 minutes (a fifth of what it is), half of that for small steps, up to the goal."""
    steps = table["half_steps"] if half else table["steps"]
    step: int = min(max(now * steps["minutes_percent"] // 100, steps["minutes_least"]), steps["minutes_most"])
    return min(now + step, goal)


def cut(row: Exercise, dose: Dose, percent: int) -> Dose:
    """The dose with one variable smaller by the percentage, rounded down, never below 1.

    What is one already cannot shrink: of a stretch held once the hold does.
    """
    variable = next((name for name in ("reps", "hold_s", "sets") if (dose[name] or 0) > 1), "minutes")
    now = dose[variable] or row.dose.minutes
    return dose | {variable: max(1, now * (100 - percent) // 100)}


def one_set_less(dose: Dose) -> Dose:
    sets = dose["sets"]
    return dose if sets is None or sets <= 1 else dose | {"sets": sets - 1}


def as_change(row: Exercise, dose: Dose, rule: str) -> DoseChange:
    """What differs from the library's dose; minutes follow the work done, so that caps stay true."""
    differing = {name: value for name, value in dose.items() if value != getattr(row.dose, name)}
    if not is_continuous(row) and differing:
        differing["minutes"] = scaled_minutes(row, dose)
    return DoseChange(**differing, rule=rule)


def scaled_minutes(row: Exercise, dose: Dose) -> int:
    """Minutes of a counted row in proportion to sets, reps and hold, rounded up."""
    work, usual = _work(dose), _work({name: getattr(row.dose, name) for name in VARIABLES})
    return max(1, -(-row.dose.minutes * work // usual))


def _work(dose: Dose) -> int:
    return (dose["sets"] or 1) * (dose["reps"] or 1) * (dose["hold_s"] or 1)


def step_now(row: Exercise, reached: int, minutes: int | None, library: Library) -> int:
    """The step a person is on with a row; for rows that span steps, by the minutes done or the step reached."""
    by_minutes = [
        step
        for step, at_least in minutes_of_steps(row.ladder, library).items()
        if row.step <= step <= row.step_to and minutes is not None and at_least <= minutes
    ]
    return max(row.step, min(max([reached, *by_minutes]), row.step_to))


def minutes_of_steps(ladder: str, library: Library) -> dict[int, int]:
    """Step -> minutes where it starts (annex J5), for the steps that name minutes."""
    rows: list[dict[str, Any]] = library.tables["ladder_doses"]
    return {row["step"]: row["minutes"] for row in rows if row["ladder"] == ladder and "minutes" in row}


def next_step(row: Exercise, now: int, library: Library) -> int | None:
    """The next step of the row's ladder that has a launch row; None at the top of release 1."""
    steps = library.ladders.get(row.ladder, ())
    rows = steps[now] if now < len(steps) else ()
    return now + 1 if any(library.exercises[_row_id(name)].release == 1 for name in rows) else None


def _row_id(name: str) -> str:
    """A step names a row with its dose: `glute_bridge@half`, `walk_easy+` (annex J5)."""
    return name.partition("@")[0].rstrip("+")
