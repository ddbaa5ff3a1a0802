"""What happens to one exercise after a session (F2): first match from SWAP down to PROGRESS."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from hingeback.engine.contracts.history import DoseChange, Exposure, SessionEntry
from hingeback.engine.contracts.value import Value

Decision = Literal["PROGRESS", "HOLD", "REGRESS", "SWAP"]


class ProgressionDecision(Value):
    """One decision with its rule. `change` is the new dose, `ladder_step` the new step; both None where all stays."""

    exercise: str
    decision: Decision
    rule: str
    text: str = ""
    because: dict[str, Any] = {}
    change: DoseChange | None = None
    ladder_step: int | None = None
    blocked_until: date | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    decision: Decision
    rule: str


def judge_exposures(exposures: Sequence[Exposure], note: str, table: dict[str, Any]) -> Verdict:
    """The verdict on the latest of these exposures (oldest first) of one exercise."""
    latest = exposures[-1]
    if latest.provisional and latest.colour != "RED":
        return Verdict("HOLD", "F1-7")
    if latest.colour == "RED":
        return Verdict("SWAP", "F2-7") if _red_twice(exposures, table) else Verdict("REGRESS", "F2-6")
    if latest.colour == "AMBER":
        return _judge_amber(exposures, table)
    if latest.colour == "":
        return Verdict("HOLD", "F2-4")
    return _judge_green(exposures, note, table)


def _red_twice(exposures: Sequence[Exposure], table: dict[str, Any]) -> bool:
    since = exposures[-1].at - timedelta(days=table["red_twice_within_days"])
    return sum(e.colour == "RED" and e.at >= since for e in exposures) >= 2


def _judge_amber(exposures: Sequence[Exposure], table: dict[str, Any]) -> Verdict:
    """A session whose morning is not known counts neither for nor against three AMBER in a row."""
    settled = [e for e in since_change(exposures) if not e.provisional]
    last = settled[-table["ambers_for_regress"] :]
    full = len(last) == table["ambers_for_regress"] and all(e.colour == "AMBER" for e in last)
    return Verdict("REGRESS", "F2-5") if full else Verdict("HOLD", "F2-4")


def _judge_green(exposures: Sequence[Exposure], note: str, table: dict[str, Any]) -> Verdict:
    greens = greens_in_row(exposures)
    two = greens[-2:]
    rpe = _highest_rpe(two)
    if (rpe or 0) >= table["rpe_hard"] or _reps(greens[-1:]) < table["reps_weak_percent"]:
        return Verdict("HOLD", "F2-3")
    if note == "worried":
        return Verdict("HOLD", "F2-9")
    if note == "too_easy" and _reps(greens[-1:]) >= 100:
        return Verdict("PROGRESS", "F2-8")
    if len(two) < table["greens_for_progress"] or _reps(two) < 100 or rpe is None:
        return Verdict("HOLD", "F2-1")
    if rpe <= table["rpe_easy"]:
        return Verdict("PROGRESS", "F2-1")
    enough = len(greens) >= table["greens_for_progress_at_higher_effort"]
    return Verdict("PROGRESS" if enough else "HOLD", "F2-2")


def _highest_rpe(exposures: Sequence[Exposure]) -> int | None:
    """None if one of them has no effort: then it is not known to be easy."""
    efforts = [e.rpe for e in exposures]
    known = [effort for effort in efforts if effort is not None]
    return max(known) if len(known) == len(efforts) or (known and max(known) >= 8) else None


def _reps(exposures: Sequence[Exposure]) -> int:
    """The lowest share of the planned reps; not known counts as not all."""
    return min(99 if e.reps_percent is None else e.reps_percent for e in exposures)


def since_change(exposures: Sequence[Exposure]) -> list[Exposure]:
    """Exposures at the present dose."""
    changed = [place for place, e in enumerate(exposures[:-1]) if e.changed]
    return list(exposures[changed[-1] + 1 :] if changed else exposures)


def greens_in_row(exposures: Sequence[Exposure]) -> list[Exposure]:
    """The run of settled GREEN at the end, at the present dose. A morning that is not known ends the run."""
    run: list[Exposure] = []
    for exposure in reversed(since_change(exposures)):
        if exposure.colour != "GREEN" or exposure.provisional:
            break
        run.insert(0, exposure)
    return run


def is_weak(exposure: Exposure, table: dict[str, Any]) -> bool:
    """GREEN, but very hard or with few of the planned reps (F2-3)."""
    reps = 100 if exposure.reps_percent is None else exposure.reps_percent
    hard = (exposure.rpe or 0) >= table["rpe_hard"] or reps < table["reps_weak_percent"]
    return exposure.colour == "GREEN" and hard


def reps_percent(entry: SessionEntry) -> int | None:
    """Share of the planned reps that was done; 100 for work that is not counted in reps, None if left open."""
    if not entry.reps_planned:
        return 100
    return None if entry.reps_done is None else min(100, entry.reps_done * 100 // entry.reps_planned)
