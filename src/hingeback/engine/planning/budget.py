"""The frame of a week: minutes V, which days are full, which are light, and how long each may be (J6.1, E2)."""

from dataclasses import dataclass

from hingeback.engine.contracts.assessment import Irritability
from hingeback.engine.planning.person import Person
from hingeback.engine.planning.rules import PlanningRules

_FULL_DAYS = {
    1: (0,), 2: (0, 3), 3: (0, 2, 4), 4: (0, 1, 3, 5), 5: (0, 1, 3, 4, 5), 6: (0, 1, 2, 3, 4, 5), 7: (0, 1, 2, 3, 4, 5),
}  # fmt: skip
#: The same with four days that are never neighbours: room for strength where its floor asks for four.
_ALTERNATE_DAYS = {4: (0, 2, 4, 6), 5: (0, 2, 3, 4, 6), 6: (0, 1, 2, 4, 5, 6), 7: (0, 1, 2, 4, 5, 6)}
#: Full days held to 30 minutes, so that never three hard days follow one another (E2).
_EASIER_DAYS = {
    (0, 1, 3, 4, 5): (5,), (0, 1, 2, 3, 4, 5): (2, 5), (0, 2, 3, 4, 6): (3,), (0, 1, 2, 4, 5, 6): (1, 5),
}  # fmt: skip
_EASY_CAP_MIN = 30
_CAP_WEEKS = 6


@dataclass(frozen=True, slots=True)
class Frame:
    """`caps` are counted minutes a day may hold. Days are counted from 0; `light` are all days that are not full."""

    minutes: int
    full: tuple[int, ...]
    light: tuple[int, ...]
    caps: tuple[int, ...]
    one_item: tuple[int, ...]
    declined: bool


def frame_of(person: Person, rules: PlanningRules, alternate: bool = False) -> Frame:
    """`alternate`: days that leave four for strength."""
    time = person.inp.sheet.answers.A65
    days = time.days if time else 7
    full = _ALTERNATE_DAYS.get(days, _FULL_DAYS[days]) if alternate else _FULL_DAYS[days]
    light = tuple(day for day in range(7) if day not in full)
    declined = bool(time and time.decline_light and days < 7)
    caps = tuple(_cap(day, full, person, rules) for day in range(7))
    holds = sum(caps[day] for day in (full if declined else range(7)))
    return Frame(
        minutes=min(volume_min(person, rules), holds) if is_high(person) else volume_min(person, rules),
        full=full,
        light=light,
        caps=caps,
        one_item=light if days < 7 else (),
        declined=declined,
    )


def volume_min(person: Person, rules: PlanningRules) -> int:
    """V: the week's minutes, a hard ceiling. V0 in week 1, later what pacing has set, within every cap.

    While irritability is HIGH a day holds 30 minutes: `frame_of` cuts V to what the days asked for can hold, as J6.1
    does with 195 for seven of them.
    """
    volume = person.assessment.volume
    start = person.inp.volume_minutes
    if start is None:
        start = volume.v0 if volume else 0
    limits = [start, week_cap_min(person, rules)]
    time = person.inp.sheet.answers.A65
    if time:
        limits.append(time.days * time.minutes)
    return max(0, min(limits))


def week_cap_min(person: Person, rules: PlanningRules) -> int:
    table, volume, week = rules.tables["dose_floors"], person.assessment.volume, person.inp.week
    caps = [table["week_max_high"] if is_high(person) else table["week_max"]]
    if person.gentle:
        caps.append(table["gentle_v_max"])
    if week <= 12:
        caps.append(table["week_max_12"])
    if volume and week <= 12:
        caps.append(volume.cap_wk6 if week <= _CAP_WEEKS else volume.cap_wk12)
    return int(min(caps))


def is_high(person: Person) -> bool:
    return person.assessment.irritability is Irritability.HIGH


def day_max_min(person: Person, rules: PlanningRules) -> int:
    """Counted minutes of a full day: A65, 60, and 30 while irritability is HIGH."""
    table, time = rules.tables["dose_floors"], person.inp.sheet.answers.A65
    most = table["day_max_high"] if is_high(person) else table["day_max"]
    return min(most, time.minutes) if time else int(most)


def _cap(day: int, full: tuple[int, ...], person: Person, rules: PlanningRules) -> int:
    table, most = rules.tables["dose_floors"], day_max_min(person, rules)
    if day not in full:
        light = table["light_day_max"] if len(full) == 6 and _days_asked(person) == 7 else table["light_item_max"]
        return int(min(light, most))
    return min(most, _EASY_CAP_MIN) if day in _EASIER_DAYS.get(full, ()) else most


def _days_asked(person: Person) -> int:
    time = person.inp.sheet.answers.A65
    return time.days if time else 7
