"""Where a person stands on each ladder (J3.1 Entry, J5): one starts at the lowest step and climbs by F2 only."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.planning.person import Person
from hingeback.engine.planning.rules import PlanningRules

_SHARE_OF_WALK_LIMIT = Fraction(4, 5)
_PROVOKED_WITHIN_MIN = 2


def open_steps(person: Person, rules: PlanningRules, rows: Iterable[Exercise]) -> dict[str, int]:
    """Ladder -> highest step that may be planned, given the rows that no other rule keeps out."""
    lowest: dict[str, int] = {}
    for row in rows:
        lowest[row.ladder] = min(row.step, lowest.get(row.ladder, row.step))
    return {ladder: max(step, step_now(ladder, person, rules)) for ladder, step in lowest.items()}


def step_now(ladder: str, person: Person, rules: PlanningRules) -> int:
    """The step F2 has reached; for walk, bike and pool without one, the step that fits A39; else 0."""
    climbed = person.inp.history.ladder_steps.get(ladder, 0)
    if climbed or ladder not in rules.ladder_minutes:
        return climbed
    comfortable_min = walk_limit_min(person)
    fitting = [step for step, minutes in rules.ladder_minutes[ladder] if minutes <= comfortable_min]
    return max(fitting, default=0)


def walk_limit_min(person: Person) -> int:
    """0.8 of the comfortable walking minutes (A39), 0 if unknown. Where the answers disagree (X10) the shorter time."""
    limit = person.inp.sheet.answers.A39
    if limit and "X10" in person.assessment.screen.conflicts:
        limit = min(limit, _PROVOKED_WITHIN_MIN)
    return int(_SHARE_OF_WALK_LIMIT * Fraction(limit)) if limit else 0


def bout_min(ladder: str, steps: Mapping[str, int], rules: PlanningRules) -> int | None:
    """Minutes of one bout on the open step of walk, bike or pool; None for other ladders."""
    named = rules.ladder_minutes.get(ladder)
    if named is None:
        return None
    return max((minutes for step, minutes in named if step <= max(steps.get(ladder, 1), 1)), default=None)
