"""What comes on top of the counted week: comfort (P-REL), breath around a session, position breaks (P-POS)."""

from hingeback.engine.planning.doses import Dose
from hingeback.engine.planning.draft import Draft, Slot
from hingeback.engine.planning.menu import Kitchen
from hingeback.engine.planning.person import Person
from hingeback.engine.planning.pool import Candidate

GUARDING = 6
#: Breath at the start and the end of a session, as purposes of slots.
AROUND_SESSIONS = ("breath_start", "breath_end")
_BREATH_BLOCK_MIN = 2
_REST_PER_DAY = 4
_COMFORT_BY_COLUMN = {"AH": 2, "AM": 1, "CH": 1}
_SITS_LONG_H = 6


def add_breath_blocks(kitchen: Kitchen) -> None:
    """Before anything else, so that a session keeps its eight exercises."""
    if guards(kitchen.person):
        _add_breath_blocks(_session_days(kitchen), kitchen)


def add_extras(kitchen: Kitchen) -> None:
    """After the counted week."""
    days = _session_days(kitchen)
    _add_comfort(days, kitchen)
    if needs_breaks(kitchen.person):
        _add_breaks(days, kitchen)


def _session_days(kitchen: Kitchen) -> list[int]:
    days = kitchen.frame.full if kitchen.frame.one_item else range(7)
    return [day for day in days if day not in kitchen.draft.frozen]


def guards(person: Person) -> bool:
    return (person.inp.sheet.answers.A83 or 0) >= GUARDING


def _add_breath_blocks(days: list[int], kitchen: Kitchen) -> None:
    """Breath at the start and the end of each session (C7): part of P-NMR while it lacks minutes, else P-REL (J1)."""
    chosen = _breath(kitchen)
    if chosen is None:
        return
    draft, counted_up_to = kitchen.draft, _breath_share_min(kitchen)
    for purpose in AROUND_SESSIONS:
        for day in days:
            dose, rest = Dose(_BREATH_BLOCK_MIN), draft.planned("P-NMR") + _BREATH_BLOCK_MIN > counted_up_to
            if chosen.row.ppillar == "P-NMR" and not rest and draft.allows(day, chosen, dose, "P-NMR"):
                draft.add(day, Slot(chosen, dose, "P-NMR", purpose))
            else:
                _put(day, chosen, dose, "P-REL", purpose, draft)


def _breath_share_min(kitchen: Kitchen) -> int:
    """Minutes of P-NMR that breath may take; balance keeps its own, and a small week keeps its walking."""
    floors = kitchen.rules.tables["dose_floors"]
    if kitchen.frame.minutes < floors["hard_from_v"]:
        return 0
    balance_min = floors["balance_floor_min"] if kitchen.goals.balance_days else 0
    share = kitchen.goals.floors["P-NMR"] if kitchen.long_rows else kitchen.goals.minutes["P-NMR"]
    return share - balance_min


def _breath(kitchen: Kitchen) -> Candidate | None:
    """A breath row; where eight exercises hardly hold the floors, quick relaxing, which is none of the eight."""
    rows = [c for c in kitchen.pool.candidates.values() if c.row.ladder == "breath" or c.id == "relax_quick"]
    first = "relaxation" if kitchen.long_rows else "breath"
    return min(rows, key=lambda c: (c.row.ladder != first, c.row.step, c.id), default=None)


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
    ranked = sorted(rows, key=lambda c: c.rank)[:wanted]
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
    if chosen:
        for day in days:
            _put(day, chosen, chosen.dose, "P-POS", "break", kitchen.draft)
