"""Small pictures that stand beside the words of a lesson: figures, and the badges that the words speak of."""

from collections.abc import Sequence
from typing import Any

#: (lesson, section from 0) -> figures. Positions to rest in and everyday walking; no exercise of any plan.
FIGURES = {
    ("H01", 2): ("walking",),
    ("H05", 1): ("walking", "standing", "sitting"),
    ("H05", 4): ("side_lying", "supine"),
    ("H10", 3): ("walking",),
    ("H21", 3): ("supine", "walking"),
}  # fmt: skip
#: Lists of signs in the order of the tiers.
TIERS = {"H02": ("EMERGENCY", "SAME_DAY", "CLINICIAN_FIRST")}
#: The list that tells the colours of a session.
COLOURS = {("H09", 1): ("GREEN", "AMBER", "RED")}


def with_pictures(lesson_id: str, sections: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each section with its `figures`, `colours` and, where it lists signs, its `tier`."""
    tiers = iter(TIERS.get(lesson_id, ()))
    return [
        {
            **section,
            "figures": FIGURES.get((lesson_id, place), ()),
            "colours": COLOURS.get((lesson_id, place), ()),
            "tier": next(tiers, "") if section.get("points") else "",
        }
        for place, section in enumerate(sections)
    ]
