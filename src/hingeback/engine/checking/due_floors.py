"""The floors one person is due: the table, then GENTLE, balance, and what thin pools hand on (J6.2)."""

from itertools import pairwise

from hingeback.engine.checking.floor_table import (
    ACUTE_HIGH,
    ACUTE_OTHER,
    CHRONIC_HIGH,
    CHRONIC_LOW,
    CHRONIC_MODERATE,
    ORDER,
    PILLARS,
    SUBACUTE,
    floors_of,
    targets_of,
)
from hingeback.engine.checking.person import Person
from hingeback.engine.checking.volume_limits import budget_min, reachable_min
from hingeback.engine.contracts.assessment import Irritability, Stage, State

THINNEST_POOL = 2
BALANCE_FROM_MIN = 36
BALANCE_FLOOR_MIN = 9


def column_of(person: Person) -> str:
    """The column of J6.2 and J6.3; state CALM reads the HIGH column of its stage."""
    stage, irritability = person.inp.assessment.stage, person.irritability
    high = person.high or person.state in (State.CALM, State.FLARE)
    if stage is Stage.ACUTE:
        return ACUTE_HIGH if high else ACUTE_OTHER
    if high:
        return CHRONIC_HIGH
    if stage is Stage.SUBACUTE:
        return SUBACUTE
    return CHRONIC_LOW if irritability is Irritability.LOW else CHRONIC_MODERATE


def band_min(person: Person) -> int:
    """The minutes whose band counts: V, or what the days of this person can hold if that is less."""
    return min(budget_min(person), reachable_min(person))


def due_floors(person: Person, pools: dict[str, int]) -> dict[str, int]:
    """The floors after everything is moved. A pillar with fewer than two rows hands its floor to the next of E5-3.

    What is handed on is due up to the heir's own target: J6.3 asks no pillar for more.
    """
    own = _own_floors(person)
    floors = dict(own)
    for pillar, heir in pairwise(ORDER):
        if pools[pillar] < THINNEST_POOL:
            floors[heir] += floors[pillar]
            floors[pillar] = 0
    targets = targets_of(column_of(person))
    return {p: min(floors[p], max(own[p], targets[p])) for p in PILLARS}


def _own_floors(person: Person) -> dict[str, int]:
    budget = band_min(person)
    floors = dict.fromkeys(ORDER, 0) | floors_of(budget, column_of(person))
    if person.gentle:
        floors["P-FLX"] += floors["P-STR"]
        floors["P-STR"] = 0
    if balance_matters(person) and budget >= BALANCE_FROM_MIN:
        more = max(0, BALANCE_FLOOR_MIN - floors["P-NMR"])
        floors["P-NMR"] += more
        floors["P-FLX"] = max(0, floors["P-FLX"] - more)
    return floors


def balance_matters(person: Person) -> bool:
    """Balance is the key item of FALLS and OLDER."""
    return bool({"FALLS", "OLDER"} & person.labels)
