"""Prints results: JSON for programs (the shapes are a public contract), a table for people."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from hingeback.engine.contracts.assessment import Assessment
    from hingeback.engine.contracts.plan import Plan
    from hingeback.engine.contracts.safety import ScreenResult

WITHHELD_STATES = ("INCOMPLETE", "HOLD_SAFETY")
NOT_SAID_WHILE_WITHHELD = ("profiles", "dp", "risk", "volume")


def print_json(data: Any) -> None:
    typer.echo(json.dumps(data, indent=2, ensure_ascii=False))


def print_table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Plain columns, wide enough for the longest cell; an empty table says so."""
    cells = [[str(head) for head in heads], *([str("" if c is None else c) for c in row] for row in rows)]
    if len(cells) == 1:
        typer.echo("Nothing to show.")
        return
    widths = [max(len(row[i]) for row in cells) for i in range(len(heads))]
    for number, row in enumerate(cells):
        typer.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
        if number == 0:
            typer.echo("  ".join("-" * width for width in widths))


def screen_json(screen: ScreenResult) -> dict[str, Any]:
    return screen.model_dump(mode="json")


def assessment_json(assessment: Assessment) -> dict[str, Any]:
    """The screen and what matching adds; while withheld or incomplete four fields are absent."""
    from hingeback.engine.contracts.printed import PrintedAssessment

    withheld = assessment.initial_state in WITHHELD_STATES
    absent = {"screen", "because", *(NOT_SAID_WHILE_WITHHELD if withheld else ())}
    data = {**screen_json(assessment.screen), **assessment.model_dump(mode="json", exclude=absent)}
    return {name: data[name] for name in PrintedAssessment.model_fields if name in data}


def plan_json(plan: Plan) -> dict[str, Any]:
    """`side` stands only where the dose is one-sided."""
    data = plan.model_dump(mode="json", exclude={"days": {"__all__": {"items": {"__all__": {"lesson"}}}}})
    for item in (item for day in data["days"] for item in day["items"] if item["side"] is None):
        del item["side"]
    return data


def print_screen_table(screen: ScreenResult) -> None:
    typer.echo(f"Tier {screen.tier or 'not known yet'}, action {screen.action}")
    if screen.missing:
        typer.echo(f"Still missing: {', '.join(screen.missing)}")
    print_table(
        ("Rule", "Tier", "Action", "Answers"),
        ((r.id, r.tier, r.action, json.dumps(r.because, ensure_ascii=False)) for r in screen.rules),
    )


def print_plan_table(plan: Plan) -> None:
    typer.echo(f"Week {plan.week}: {plan.counted_minutes} counted minutes")
    print_table(
        ("Date", "Exercise", "Pillar", "Min", "Sets", "Reps", "Hold s", "RPE"),
        (
            (
                day.date,
                item.exercise or item.lesson,
                item.pillar,
                item.minutes,
                item.sets,
                item.reps,
                item.hold_s,
                item.rpe,
            )
            for day in plan.days
            for item in day.items
        ),
    )
