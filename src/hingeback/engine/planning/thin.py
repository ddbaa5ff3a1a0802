"""Pillars for which the answers leave fewer than two exercises (C5): a reason to widen the choice with a clinician."""

from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.planning.person import person_of
from hingeback.engine.planning.rules import rules_of
from hingeback.engine.planning.targets import floors_of
from hingeback.engine.planning.week import prepare


def thin_pillars(inp: PlanningInput, library: Library) -> tuple[str, ...]:
    """The pillars that have a floor this week (J6.2) and whose minutes go to another one. Raises Withheld."""
    person, rules = person_of(inp, library), rules_of(library)
    kitchen = prepare(person, rules)
    floors = floors_of(person.column, kitchen.frame.minutes, rules)
    return tuple(pillar for pillar, floor_min in floors.items() if floor_min and pillar not in kitchen.goals.wanted)
