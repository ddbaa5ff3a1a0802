"""Ladders (annex J5, J4) and sets: every step has its rows, and release 1 can walk steps 1 to 4."""

from typing import Any

from hingeback.assets.content.checks.rows import Rows

LAUNCH_STEPS = (1, 2, 3, 4)
SMALLEST_SET = 3


def row_of(token: str) -> str:
    """`glute_bridge@half` and `walk_easy+` -> the row id."""
    return token.partition("@")[0].rstrip("+")


def check_ladders(rows: Rows) -> None:
    for name, steps in (rows.folder.data("ladders.yaml") or {}).items():
        if len(steps) != 5:
            _report(rows, (name,), f"The ladder {name} has {len(steps)} steps.", "Write five.")
        for place, tokens in enumerate(steps):
            _check_step(rows, name, place, tokens)
        _check_launch(rows, name)


def _check_step(rows: Rows, ladder: str, place: int, tokens: list[str]) -> None:
    step = place + 1
    for token in tokens:
        row = rows.by_id.get(row_of(token))
        if row is None:
            _report(rows, (ladder, place), f"{ladder}, step {step}: {token!r} is no row.", "Mend the id.")
        elif token == tokens[0] and not (row["ladder"] == ladder and row["step"] <= step <= row["step_to"]):
            text = f"{ladder}, step {step}: the row {row['id']} is of {row['ladder']} {row['step']}-{row['step_to']}."
            _report(rows, (ladder, place), text, "Mend the ladder or step here, or in the row.")


def _check_launch(rows: Rows, ladder: str) -> None:
    launch = [row for row in rows.by_id.values() if row["ladder"] == ladder and row["release"] == 1]
    for step in LAUNCH_STEPS:
        if not any(row["step"] <= step <= row["step_to"] for row in launch):
            text = f"The ladder {ladder} has no launch row on step {step}."
            _report(rows, (ladder, step - 1), text, "Promote a row, or let a launch row span the step.")


def check_sets(rows: Rows) -> None:
    for name, entry in (rows.folder.data("sets.yaml") or {}).items():
        if name not in rows.by_id or rows.by_id[name]["motion"] != "set":
            _report(rows, (name,), f"{name} is no row with the motion 'set'.", "Mend the id or the row.", "sets.yaml")
        if len(entry["rows"]) < SMALLEST_SET:
            _report(rows, (name,), f"The set {name} has fewer than three rows.", "Add rows.", "sets.yaml")
        _check_members(rows, name, entry)


def _check_members(rows: Rows, name: str, entry: dict[str, Any]) -> None:
    for field in ("rows", "release_2", "seated"):
        for row in entry.get(field, ()):
            if row not in rows.by_id:
                _report(rows, (name, field), f"The set {name} has {row!r}, which is no row.", "Mend it.", "sets.yaml")


def _report(rows: Rows, keys: tuple[str | int, ...], text: str, mend: str, file: str = "ladders.yaml") -> None:
    rows.folder.report(file, keys, text, mend)
