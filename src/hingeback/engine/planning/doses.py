"""Doses of a row: its default, its smaller dose, fewer sets, a person's own dose, and limits on holds."""

import re
from dataclasses import dataclass, replace

from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.history import DoseChange

_RANGE = re.compile(r"(\d+)-(\d+) min")
#: E3 has walks of 3 to 5 minutes; a ride or swim begins at 5 (J5, step 1).
_WALK_LEAST_MIN = 3
_BOUT_LEAST_MIN = 5
_MINUTES = re.compile(r"(\d+)(?:-\d+)? min\b")


@dataclass(frozen=True, slots=True)
class Dose:
    minutes: int
    sets: int | None = None
    reps: int | None = None
    hold_s: int | None = None


def default_dose(row: Exercise) -> Dose:
    return Dose(row.minutes, row.dose.sets, row.dose.reps, row.dose.hold_s)


def smaller_dose(row: Exercise, full: Dose | None = None) -> Dose:
    """The smaller dose of the row's own column (J4): `1 set, half the reps`, `8 min, easy`, `one round, half …`.

    Repetitions stand for a hold where there is none ("10 reps or 3x20 s"), and the hold for repetitions where a pose is
    held once (its breaths are counted in the hold).
    """
    full, text = full or default_dose(row), row.smaller_dose
    one_set = replace(full, sets=1, minutes=_share(full.minutes, full.sets or 1)) if full.sets else full
    if "half the reps" in text or "half the hold" in text:
        return _halved(one_set, "half the hold" in text)
    if "half the time" in text:
        return _half_a_round(full)
    if "round" in text:
        return _fewer_rounds(full, 2 if "2 rounds" in text else 1)
    named = _MINUTES.search(text)
    if named:
        return Dose(min(full.minutes, int(named.group(1))))
    return replace(full, minutes=_share(full.minutes, 2), reps=_half(full.reps))


def _fewer_rounds(full: Dose, rounds: int) -> Dose:
    rounds = min(rounds, full.sets or 1)
    return replace(full, sets=rounds, minutes=_share(full.minutes * rounds, full.sets or 1))


def _halved(one_set: Dose, the_hold: bool) -> Dose:
    if one_set.hold_s and (the_hold or one_set.reps == 1):
        return replace(one_set, hold_s=_half(one_set.hold_s))
    return replace(one_set, reps=_half(one_set.reps))


def _half_a_round(full: Dose) -> Dose:
    """Half of what one round of this dose takes: half of its repetitions, where there are several."""
    sets = full.sets and 1
    return replace(full, sets=sets, reps=_half(full.reps), minutes=_share(full.minutes, 2 * (full.sets or 1)))


def _half(amount: int | None) -> int | None:
    return None if amount is None else max(1, amount // 2)


def _share(amount: int, parts: int) -> int:
    return max(1, -(-amount // parts))


def own_dose(row: Exercise, change: DoseChange) -> Dose:
    """The dose a person has come to by F2; minutes follow the sets unless they are named."""
    base = default_dose(row)
    sets = change.sets or base.sets
    minutes = change.minutes or (_share(base.minutes * sets, base.sets) if sets and base.sets else base.minutes)
    return Dose(minutes, sets, change.reps or base.reps, change.hold_s or base.hold_s)


def fewer_sets(full: Dose) -> tuple[Dose, ...]:
    """The dose and every version with fewer sets, longest first."""
    if not full.sets:
        return (full,)
    versions = [replace(full, sets=n, minutes=_share(full.minutes * n, full.sets)) for n in range(full.sets, 0, -1)]
    return tuple({dose.minutes: dose for dose in reversed(versions)}[m] for m in _minutes_down(versions))


def _minutes_down(doses: list[Dose]) -> list[int]:
    return sorted({dose.minutes for dose in doses}, reverse=True)


def minutes_range(row: Exercise) -> tuple[int, int]:
    """Shortest and longest minutes of continuous work, from the row's own words."""
    named = _RANGE.search(row.dose.text)
    shortest = _WALK_LEAST_MIN if row.id == "walk_easy" else smaller_dose(row).minutes
    if row.ppillar == "P-CAR":
        shortest = min(shortest, _BOUT_LEAST_MIN)
    if named is None:
        return min(shortest, row.minutes), row.minutes
    return min(shortest, int(named.group(1))), int(named.group(2))


def is_continuous(row: Exercise) -> bool:
    """Work that is measured in minutes: no sets, or one round of a length that may vary."""
    return not row.dose.sets or (row.dose.sets == 1 and _RANGE.search(row.dose.text) is not None)


def continuous(shortest: int, longest: int) -> tuple[Dose, ...]:
    return tuple(Dose(minutes) for minutes in range(longest, shortest - 1, -1))


def with_short_holds(dose: Dose, longest_s: int) -> Dose:
    return replace(dose, hold_s=longest_s) if dose.hold_s and dose.hold_s > longest_s else dose
