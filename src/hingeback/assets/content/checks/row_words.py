"""The words in the columns of a row are those of annex J1, J2.4 and J4."""

from collections.abc import Iterable
from typing import Any

from hingeback.assets.content.checks.rows import Rows

OF_ONE_WORD = ("position", "spine_dir", "camera", "camera_view")
MOTIONS = ("own", "set", "still")
LOWEST_AND_HIGHEST = {"level": (1, 5), "step": (1, 5), "step_to": (1, 5), "balance": (0, 3)} | {
    f"load_{kind}": (0, 3) for kind in ("flexion", "extension", "rotation", "compression", "impact")
}


def check_row_words(rows: Rows) -> None:
    words = rows.content["tables"].get("library_words", {})
    tags = _known_tags(rows.content["tables"])
    for name, row in rows.by_id.items():
        _check_words(rows, name, row, words)
        _check_numbers(rows, name, row)
        _check_pillar(rows, name, row)
        _check_motion(rows, name, row)
        _check_known(
            rows, name, "cautions", (c["tag"] for c in row["cautions"]), tags, "content/tables/caution_tags.yaml"
        )


def _known_tags(tables: dict[str, Any]) -> set[str]:
    raised = {tag for row in tables.get("caution_tags", {}).get("rows", ()) for tag in row["tags"]}
    return raised | set(tables.get("library_words", {}).get("tags_without_answer", ()))


def _check_words(rows: Rows, name: str, row: dict[str, Any], words: dict[str, list[str]]) -> None:
    home = "content/library_words.yaml"
    for field in OF_ONE_WORD:
        _check_known(rows, name, field, [row[field]], words.get(field, ()), home)
    equipment = [word for kind in ("household", "owned", "person") for word in words.get(f"equipment_{kind}", ())]
    _check_known(rows, name, "equipment", [*row["equipment"], *row["equipment_optional"]], equipment, home)
    _check_known(rows, name, "muscle_groups", row["muscle_groups"], words.get("muscle_groups", ()), home)
    _check_known(
        rows,
        name,
        "stop_rule",
        [row["stop_rule"]],
        rows.content["tables"].get("stop_rules", ()),
        "content/stop_rules.yaml",
    )


def _check_known(rows: Rows, name: str, field: str, used: Iterable[str], known: Iterable[str], home: str) -> None:
    for word in sorted(set(used) - set(known)):
        rows.report(name, field, f"{field} has the unknown word {word!r}.", f"Mend the word, or add it to {home}.")


def _check_numbers(rows: Rows, name: str, row: dict[str, Any]) -> None:
    for field, (lowest, highest) in LOWEST_AND_HIGHEST.items():
        if not lowest <= row[field] <= highest:
            rows.report(name, field, f"{field} is {row[field]}.", f"Use {lowest} to {highest}.")
    if row["step_to"] < row["step"]:
        rows.report(name, "step_to", "step_to is below step.", "Use the same step, or a later one.")
    if row["dose"]["minutes"] < 1 or not row["smaller_dose"]:
        rows.report(name, "dose", "A row needs minutes and a smaller dose.", "Fill in both.")


def _check_pillar(rows: Rows, name: str, row: dict[str, Any]) -> None:
    expected = rows.content["tables"].get("pillars", {}).get("library", {}).get(row["pillar"])
    if row["ppillar"] != expected:
        text = f"ppillar is {row['ppillar']}, and for the pillar {row['pillar']} it is {expected}."
        rows.report(name, "ppillar", text, "Use the pillar of content/pillars.yaml (annex J1 has no exceptions).")
    ladder = rows.file_of(name).removeprefix("exercises/").removesuffix(".yaml")
    if row["ladder"] != ladder:
        rows.report(name, "ladder", f"The ladder {row['ladder']} is not this file's.", f"Move it, or write {ladder!r}.")


def _check_motion(rows: Rows, name: str, row: dict[str, Any]) -> None:
    shown_as = row["motion"].removeprefix("as:")
    if row["motion"] not in MOTIONS and (shown_as == row["motion"] or shown_as not in rows.by_id):
        rows.report(name, "motion", f"The motion {row['motion']!r} is unknown.", "Use own, set, still or as:<row id>.")
