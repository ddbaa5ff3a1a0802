"""Questions about the content: exercises, content, schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from hingeback.cli.command import Command
from hingeback.cli.problems import InputProblems

if TYPE_CHECKING:
    from hingeback.engine.contracts.exercise import Exercise

AsTable = Annotated[bool, typer.Option("--table", help="Print a table for people in place of JSON.")]


def exercises_command(
    exercise: Annotated[str | None, typer.Argument(help="Id of one exercise; without it all are listed.")] = None,
    ladder: Annotated[str | None, typer.Option(help="Only rows of this ladder.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Also rows that are not planned yet.")] = False,
    table: AsTable = False,
) -> None:
    from hingeback.cli.printing import print_json, print_table
    from hingeback.engine.library import load_library

    rows = [e for e in load_library().exercises.values() if every or exercise or e.release == 1]
    rows = [e for e in rows if exercise in (None, e.id) and ladder in (None, e.ladder)]
    if not rows:
        raise InputProblems([("exercises", "No exercise is called that.", "`hingeback exercises` lists all ids.")])
    if table:
        print_table(("Id", "Name", "Ladder", "Step", "Level", "Pillar", "Min"), map(_row, rows))
    elif exercise:
        print_json(rows[0].model_dump(mode="json"))
    else:
        print_json([e.model_dump(mode="json", exclude={"instructions"}) for e in rows])


def _row(e: Exercise) -> tuple[object, ...]:
    return (e.id, e.name, e.ladder, e.step, e.level, e.ppillar, e.minutes)


def content_command(
    what: Annotated[str, typer.Argument(help="check: check all links and texts; build: check and compile.")] = "check",
) -> None:
    if what not in ("check", "build"):
        raise InputProblems([("WHAT", f"{what!r} is not known.", "Say check or build.")])
    from hingeback.assets.content.__main__ import main

    raise typer.Exit(main(["--check"] if what == "check" else []))


def schema_command(
    name: Annotated[str | None, typer.Argument(help="Name of a shape; without it the names are listed.")] = None,
) -> None:
    from hingeback.cli.printing import print_json
    from hingeback.engine.contracts.shapes import READ, SHAPES

    if name is None:
        print_json(sorted(SHAPES))
    elif name in SHAPES:
        print_json(SHAPES[name].model_json_schema(mode="validation" if name in READ else "serialization"))
    else:
        raise InputProblems([("NAME", f"There is no shape {name!r}.", f"Known: {', '.join(sorted(SHAPES))}.")])


COMMANDS = (
    Command("exercises", exercises_command, "The exercise library."),
    Command("content", content_command, "Check or compile the clinical content."),
    Command("schema", schema_command, "JSON Schema of the shapes that go in and out."),
)
