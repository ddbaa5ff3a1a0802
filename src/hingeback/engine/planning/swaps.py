"""What may stand in an item's place (J10, OD-11): same counted pillar, level and step not above, J2 and J3 applied."""

from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.plan import Plan
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.planning.person import person_of
from hingeback.engine.planning.pool import Candidate
from hingeback.engine.planning.rules import rules_of
from hingeback.engine.planning.week import prepare

MOST = 3


def swap_options(inp: PlanningInput, library: Library, exercise_id: str, plan: Plan | None = None) -> tuple[str, ...]:
    """Up to three row ids, the best first; rows that the plan already has are left out."""
    kitchen = prepare(person_of(inp, library), rules_of(library))
    row, planned = library.exercises[exercise_id], _planned(plan)
    fitting = [c for c in kitchen.pool.of_pillar(row.ppillar) if c.id != row.id and _not_above(c.row, row)]
    left = [c for c in fitting if c.id not in planned]
    return tuple(c.id for c in sorted(left, key=lambda c: (_kinship(c.row, row), *_rank(c)))[:MOST])


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
