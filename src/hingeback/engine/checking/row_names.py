"""The names under which a predicate of the annex sees one library row."""

from typing import Any

from hingeback.engine.contracts.exercise import Exercise

_NUMBERS = (
    "load_flexion", "load_extension", "load_rotation", "load_compression", "load_impact", "load", "balance", "step",
    "step_to", "level", "minutes",
)  # fmt: skip
_WORDS = ("range", "spine_dir", "position", "pillar", "ppillar", "ladder", "effort", "camera", "id")
_SUPPORTS = {"chair", "wall", "table"}


def row_names(row: Exercise) -> dict[str, Any]:
    """Numbers and words of the row, and its sets `tags`, `groups`, `equip`, `perhaps` (optional things).

    `support` = a chair, wall or table is needed; one that may be left away gives no hold (the safer reading).
    """
    names: dict[str, Any] = {name: getattr(row, name) for name in (*_NUMBERS, *_WORDS)}
    return names | {
        "tags": {caution.tag for caution in row.cautions},
        "groups": set(row.muscle_groups) - {"none"},
        "equip": set(row.equipment),
        "perhaps": set(row.equipment_optional),
        "support": bool(_SUPPORTS & set(row.equipment)),
        "unilateral": "yes" if row.unilateral else "no",
    }
