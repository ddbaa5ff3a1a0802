"""What may stand in an item's place (J10, OD-11): same counted pillar, level and step not above, J2 and J3 applied."""

from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.plan import Plan, PlanItem
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.planning.menu import Kitchen
from hingeback.engine.planning.person import person_of
from hingeback.engine.planning.pool import Candidate
from hingeback.engine.planning.rules import rules_of
from hingeback.engine.planning.week import prepare

MOST = 3


def swap_options(inp: PlanningInput, library: Library, exercise_id: str, plan: Plan | None = None) -> tuple[str, ...]:
    """Up to three row ids, the best first; rows that the plan already has are left out."""
    kitchen = prepare(person_of(inp, library), rules_of(library))
    return tuple(c.id for c in _options(kitchen, library.exercises[exercise_id], _planned(plan))[:MOST])


def swaps_of_week(inp: PlanningInput, library: Library, plan: Plan) -> dict[str, tuple[PlanItem, ...]]:
    """For every row of a week up to three others, each in a dose no longer than the row has on any day (OD-11)."""
    kitchen, planned = prepare(person_of(inp, library), rules_of(library)), _planned(plan)
    return {
        row_id: _in_doses(_options(kitchen, library.exercises[row_id], planned), minutes)
        for row_id, minutes in _shortest(plan).items()
        if row_id in library.exercises
    }


def _options(kitchen: Kitchen, row: Exercise, planned: set[str | None]) -> list[Candidate]:
    fitting = [c for c in kitchen.pool.of_pillar(row.ppillar) if c.id != row.id and _not_above(c.row, row)]
    left = [c for c in fitting if c.id not in planned]
    return sorted(left, key=lambda c: (_kinship(c.row, row), *_rank(c)))


def _in_doses(candidates: list[Candidate], most_min: int) -> tuple[PlanItem, ...]:
    items = (_item(candidate, most_min) for candidate in candidates)
    return tuple(item for item in items if item is not None)[:MOST]


def _item(candidate: Candidate, most_min: int) -> PlanItem | None:
    """In its longest dose that is no longer than this; None where even its shortest is."""
    dose = next((dose for dose in candidate.doses if dose.minutes <= most_min), None)
    if dose is None:
        return None
    return PlanItem(
        exercise=candidate.id, pillar=candidate.row.ppillar, minutes=dose.minutes, sets=dose.sets, reps=dose.reps,
        hold_s=dose.hold_s, new=candidate.new, uncounted=candidate.row.ppillar in ("P-REL", "P-POS"),
    )  # fmt: skip


def _shortest(plan: Plan) -> dict[str, int]:
    shortest: dict[str, int] = {}
    for item in (item for day in plan.days for item in day.items if item.exercise):
        shortest[str(item.exercise)] = min(item.minutes, shortest.get(str(item.exercise), item.minutes))
    return shortest


def _not_above(other: Exercise, row: Exercise) -> bool:
    return other.level <= row.level and other.step <= row.step


def _planned(plan: Plan | None) -> set[str | None]:
    return {item.exercise for day in plan.days for item in day.items} if plan else set()


def _kinship(other: Exercise, row: Exercise) -> int:
    """0 on the same ladder, 1 for the same muscles or aim, else 2: who leaves a leg stretch out wants no neck row."""
    if other.ladder == row.ladder:
        return 0
    same = set(other.muscle_groups) & set(row.muscle_groups) or set(other.targets) & set(row.targets)
    return 1 if same else 2


def _rank(candidate: Candidate) -> tuple[int, int, int, str]:
    return -candidate.near, -candidate.score, candidate.row.step, candidate.id
