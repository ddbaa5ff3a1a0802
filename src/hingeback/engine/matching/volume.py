"""Minutes a week to start with, and their caps (E2). Minutes are whole; every step rounds down once, at the end."""

from collections.abc import Collection
from fractions import Fraction
from math import floor
from typing import Any

from hingeback.engine.contracts.answers import Answers
from hingeback.engine.contracts.assessment import Irritability, Stage, Volume


def tolerated_min(answers: Answers, table: dict[str, Any]) -> Fraction:
    """What the person does now, minutes a week: moderate activity and strength days."""
    strength_day_min: int = table["strength_day_min"]
    return Fraction(str(answers.A60 or 0)) + strength_day_min * (answers.A61 or 0)


def volume_row(stage: Stage, irritability: Irritability, table: dict[str, Any]) -> dict[str, Any]:
    rows = (r for r in table["rows"] if (r["stage"], r["irritability"]) == (stage, irritability))
    return dict(next(rows))


def judge_volume(
    answers: Answers,
    stage: Stage,
    irritability: Irritability,
    labels: Collection[str],
    gentle: bool,
    table: dict[str, Any],
) -> Volume:
    """V0 = clamp(0.8 x tolerated, Vmin, Vstart_max); x 0.7 once for WIDE or HYPERM; all at most 70 while gentle."""
    row = volume_row(stage, irritability, table)
    smaller = any(label in labels for label in table["smaller_for"])
    share = Fraction(table["smaller_percent"], 100) if smaller else Fraction(1)
    start = tolerated_min(answers, table) * table["tolerated_percent"] / 100
    start = min(max(start, Fraction(row["v_min"])), Fraction(row["start_max"]))
    minutes = (start * share, row["start_max"] * share, row["cap_wk6"], row["cap_wk12"])
    ceiling = table["gentle_max"] if gentle else row["cap_wk12"]
    v0, start_max, cap_wk6, cap_wk12 = (min(floor(m), ceiling) for m in minutes)
    return Volume(v0=v0, start_max=start_max, cap_wk6=cap_wk6, cap_wk12=cap_wk12)
