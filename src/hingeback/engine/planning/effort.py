"""How hard an item should feel (E3 intensity, RPE 0-10). The start is low; progress raises it later."""

from hingeback.engine.contracts.assessment import State
from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.planning.person import Person

_BY_EFFORT = {"easy": 3, "moderate": 4, "hard": 5}


def rpe_of(row: Exercise, pillar: str, person: Person) -> int | None:
    """None where effort says nothing: comfort, breath, position breaks."""
    if pillar in ("P-REL", "P-POS") or row.ladder in ("breath", "mindfulness"):
        return None
    quiet = person.gentle or person.column in ("AH", "CH") or person.inp.state is State.FLARE
    usual = _BY_EFFORT[row.effort]
    if row.ppillar == "P-FLX":
        usual = min(usual, 3)
    return min(usual, 3 if row.ppillar == "P-STR" else 2) if quiet else usual
