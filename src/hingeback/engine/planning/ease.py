"""The small session of a bad day (J3-EASE): ease, breath and a short walk, 2 to 10 minutes."""

from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.plan import PlanItem, Reason
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.planning.doses import Dose, smaller_dose
from hingeback.engine.planning.person import person_of
from hingeback.engine.planning.pool import Candidate, Pool, pool_of
from hingeback.engine.planning.reasons import OWN
from hingeback.engine.planning.rules import rules_of

LONGEST_MIN = 10
_KINDS = (("breath",), ("comfort", "relaxation"), ("dissociation", "flexion_mob"), ("walk",))


def ease_session(inp: PlanningInput, library: Library) -> tuple[PlanItem, ...]:
    """Up to four items that J3-EASE, J2 and J3 leave open; at most ten minutes of work. Raises Withheld."""
    person, rules = person_of(inp, library), rules_of(library)
    pool, items = pool_of(person, rules), []
    left = LONGEST_MIN
    for ladders in _KINDS:
        chosen = _best(pool, ladders, rules.ease)
        if chosen and left >= 2:
            item = _item(chosen, left, library)
            left -= item.minutes
            items.append(item)
    return tuple(items)


def _best(pool: Pool, ladders: tuple[str, ...], ease: frozenset[str]) -> Candidate | None:
    rows = [c for c in pool.candidates.values() if c.row.ladder in ladders and c.id in ease]
    return min(rows, key=lambda c: c.rank, default=None)


def _item(candidate: Candidate, left: int, library: Library) -> PlanItem:
    small = smaller_dose(candidate.row)
    dose = Dose(min(max(2, small.minutes), left), small.sets, small.reps, small.hold_s)
    text = library.texts["reasons"]["J3-EASE"]
    return PlanItem(
        exercise=candidate.id,
        pillar=candidate.row.ppillar,
        minutes=dose.minutes,
        sets=dose.sets,
        reps=dose.reps,
        hold_s=dose.hold_s,
        uncounted=candidate.row.ppillar in ("P-REL", "P-POS"),
        why=(Reason(rule="J3-EASE", answers={}, source=OWN, text=text),),
    )
