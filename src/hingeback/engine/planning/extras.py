"""What comes on top of the counted week: comfort (P-REL), breath around a session, position breaks (P-POS)."""

from hingeback.engine.planning.doses import Dose
from hingeback.engine.planning.draft import Draft, Slot
from hingeback.engine.planning.menu import Kitchen
from hingeback.engine.planning.person import Person
from hingeback.engine.planning.pool import Candidate, Pool

GUARDING = 6
_BREATH_BLOCK_MIN = 2
_REST_PER_DAY = 4
_COMFORT_BY_COLUMN = {"AH": 2, "AM": 1, "CH": 1}
_SITS_LONG_H = 6


def add_extras(kitchen: Kitchen) -> None:
    draft = kitchen.draft
    days = [day for day in _session_days(kitchen) if day not in draft.frozen]
    if guards(kitchen.person):
        _add_breath_blocks(days, kitchen)
    _add_comfort(days, kitchen)
    if needs_breaks(kitchen.person):
        _add_breaks(days, kitchen)


def _session_days(kitchen: Kitchen) -> tuple[int, ...]:
    return kitchen.frame.full if kitchen.frame.one_item else tuple(range(7))


def guards(person: Person) -> bool:
    return (person.inp.sheet.answers.A83 or 0) >= GUARDING


def _add_breath_blocks(days: list[int], kitchen: Kitchen) -> None:
    """Breath at the start and the end of each session (C7); a breath row may fill P-REL (J1)."""
    chosen = _breath(kitchen.pool)
    if chosen is None:
        return
    for day in days:
        for purpose in ("breath_start", "breath_end"):
            _put(day, chosen, Dose(_BREATH_BLOCK_MIN), "P-REL", purpose, kitchen.draft)


def _breath(pool: Pool) -> Candidate | None:
    rows = [c for c in pool.candidates.values() if c.row.ladder == "breath" or c.id == "relax_quick"]
    return min(rows, key=lambda c: (c.row.ladder != "breath", c.row.step, c.id), default=None)


def _put(day: int, candidate: Candidate, dose: Dose, pillar: str, purpose: str, draft: Draft) -> None:
    rested = sum(1 for slot in draft.days[day] if slot.pillar == "P-REL")
    if pillar == "P-REL" and rested >= _REST_PER_DAY:
        return
    if draft.allows(day, candidate, dose, pillar, counted=False):
        draft.add(day, Slot(candidate, dose, pillar, purpose, uncounted=True))


def _add_comfort(days: list[int], kitchen: Kitchen) -> None:
    """Positions of ease and warmth, as often a day as E3 has it for the column."""
    wanted = _COMFORT_BY_COLUMN.get(kitchen.person.column, 0)
    rows = [c for c in kitchen.pool.of_pillar("P-REL") if c.row.ladder in ("comfort", "relaxation")]
    ranked = sorted(rows, key=lambda c: (-c.score, c.row.step, c.id))[:wanted]
    for day in days:
        for candidate in ranked:
            _put(day, candidate, candidate.dose, "P-REL", "comfort", kitchen.draft)


def needs_breaks(person: Person) -> bool:
    answers = person.inp.sheet.answers
    return (
        "POSTURE" in person.labels
        or (answers.A62 or 0) >= _SITS_LONG_H
        or (answers.A22 or 0) >= 1
        or (answers.A89 is not None and answers.A89.type in ("desk", "driving"))
    )


def _add_breaks(days: list[int], kitchen: Kitchen) -> None:
    rows = kitchen.pool.of_pillar("P-POS")
    chosen = min(rows, key=lambda c: (c.id != "posture_walk_break", -c.score, c.id), default=None)
    for day in days if chosen else ():
        _put(day, chosen, chosen.dose, "P-POS", "break", kitchen.draft)  # type: ignore[arg-type]
