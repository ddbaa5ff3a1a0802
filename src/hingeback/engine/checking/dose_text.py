"""The largest dose that a row's own text names, and the limits of its smaller dose."""

import re
from dataclasses import dataclass
from math import ceil

from hingeback.engine.contracts.exercise import Exercise

_TIMES = re.compile(r"\dx(\d+)(?:-(\d+))?(?!\d|-|\s?(?:s|m|min)\b)")
_REPS = re.compile(r"((?:\d+-)*\d+)\s+(?:slow\s+|small\s+)?reps")
_HOLD = re.compile(r"(\d+)(?:-(\d+))?\s?s\b")
_MINUTES = re.compile(r"(\d+)(?:-(\d+))?\s?min")
_ROUNDS = re.compile(r"(\d+) rounds")


@dataclass(frozen=True, slots=True)
class Limits:
    """Largest dose; None where the row has no such number."""

    sets: int | None = None
    reps: int | None = None
    hold_s: int | None = None
    minutes: int | None = None


def usual_limits(row: Exercise) -> Limits:
    """The upper end of the typical dose."""
    text = row.dose.text
    reps = [*_numbers(_TIMES, text), *(int(n) for run in _REPS.findall(text) for n in run.split("-"))]
    return Limits(
        sets=row.dose.sets,
        reps=_largest(reps, row.dose.reps),
        hold_s=_largest(_numbers(_HOLD, text), row.dose.hold_s),
    )


def smaller_limits(row: Exercise) -> Limits:
    """The smaller dose of the row, as far as it can be said in numbers."""
    text, usual = row.smaller_dose, usual_limits(row)
    rounds = _ROUNDS.findall(text)
    sets = 1 if text.startswith(("1 set", "one round")) else int(rounds[0]) if rounds else None
    return Limits(
        sets=sets,
        reps=ceil(usual.reps / 2) if usual.reps and "half the reps" in text else None,
        hold_s=ceil(usual.hold_s / 2) if usual.hold_s and "half the hold" in text else None,
        minutes=_largest(_numbers(_MINUTES, text), ceil(row.minutes / 2) if text == "half" else None),
    )


def _numbers(pattern: re.Pattern[str], text: str) -> list[int]:
    return [int(number) for pair in pattern.findall(text) for number in pair if number]


def _largest(numbers: list[int], other: int | None) -> int | None:
    return max([*numbers, *([other] if other is not None else [])], default=None)
