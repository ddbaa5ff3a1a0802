"""What of a day is done in one go, and what is spread over the day."""

from collections.abc import Iterable, Mapping

from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.plan import PlanItem

#: Breath and ease may come twice in one session, before and after the work.
CALMING_LADDERS = ("breath", "relaxation")


def session_first(items: Iterable[PlanItem], rows: Mapping[str, Exercise]) -> list[tuple[PlanItem, bool]]:
    """Each exercise of the day, and whether it stands apart: breaks from sitting, and a row that came before."""
    seen: set[str] = set()
    found: list[tuple[PlanItem, bool]] = []
    for item in items:
        if item.exercise is None:
            continue
        again = item.exercise in seen and rows[item.exercise].ladder not in CALMING_LADDERS
        seen.add(item.exercise)
        found.append((item, again or item.pillar == "P-POS"))
    return sorted(found, key=lambda one: one[1])


def session_min(items: Iterable[PlanItem], rows: Mapping[str, Exercise]) -> int:
    """Minutes of what is done in one go."""
    return sum(item.minutes for item, apart in session_first(items, rows) if not apart)


def done_minutes(items: Iterable[tuple[str | None, int | None, int]], done: Mapping[str, int]) -> int:
    """Minutes of the items of a day of which at least one set was done.

    `items` are (exercise, sets, counted minutes) in the order of the day, `done` the sets that were done of each
    exercise: of three bouts of a stretch the first one done counts once.
    """
    left, minutes = dict(done), 0
    for exercise, sets, counted_min in items:
        if exercise and left.get(exercise, 0) > 0:
            left[exercise] -= sets or 1
            minutes += counted_min
    return minutes
