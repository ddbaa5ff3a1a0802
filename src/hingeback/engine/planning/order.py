"""The order of a session (E5.6): breath, mobility, skill, strength, cardio, mind and body, then easy again."""

from hingeback.engine.planning.draft import Slot

_PLACE = {"P-FLX": 20, "P-NMR": 30, "P-GAI": 35, "P-STR": 40, "P-CAR": 50, "P-MBD": 60, "P-REL": 70, "P-POS": 90}
_BY_PURPOSE = {"breath_start": 0, "breath_end": 80}


def in_session_order(slots: list[Slot]) -> list[Slot]:
    """Stable: what was put first stays first within its place."""
    seen: dict[str, int] = {}
    places: list[tuple[int, int, Slot]] = []
    for index, slot in enumerate(slots):
        again = seen.get(slot.candidate.id, 0)
        seen[slot.candidate.id] = again + 1
        places.append((_place(slot, again), index, slot))
    return [slot for _, _, slot in sorted(places, key=lambda place: place[:2])]


def _place(slot: Slot, again: int) -> int:
    """Later bouts of the same row stand apart from the session."""
    if slot.purpose in _BY_PURPOSE:
        return _BY_PURPOSE[slot.purpose]
    if again:
        return 75 + again
    if slot.candidate.row.ladder == "breath" and slot.pillar in ("P-NMR", "P-REL"):
        return 10
    return _PLACE[slot.pillar]
