"""E2 and J6.1: how many counted minutes a week and a day may hold."""

from dataclasses import dataclass
from math import floor

from hingeback.engine.checking.person import Person

WEEK_MOST_MIN = 375
WEEK_MOST_HIGH_MIN = 195
TWELVE_WEEKS_MOST_MIN = 300
DAY_MOST_MIN = 60
DAY_MOST_HIGH_MIN = 30
GENTLE_MOST_MIN = 70
LIGHT_DAY_MOST_MIN = 15
LIGHT_ITEM_MOST_MIN = 5


@dataclass(frozen=True, slots=True)
class Ceiling:
    rule: str
    minutes: int


def ceilings(person: Person) -> tuple[Ceiling, ...]:
    """Every ceiling of the week that holds for this person."""
    return tuple(c for c in (*_fixed(person), *_own(person)) if c is not None)


def budget_min(person: Person) -> int:
    """V of J6.1."""
    return min(c.minutes for c in ceilings(person))


def reachable_min(person: Person) -> int:
    """The most counted minutes the days can hold: full days up to their limit, one of seven light, others five."""
    time, day_most = person.sheet.answers.A65, day_most_min(person)
    full = min(time.days, 6) if time else 6
    share = min(time.minutes, day_most) if time else day_most
    if time is None or time.days == 7:
        return full * share + min(share, LIGHT_DAY_MOST_MIN)
    return full * share + (0 if time.decline_light else (7 - full) * LIGHT_ITEM_MOST_MIN)


def day_most_min(person: Person) -> int:
    return DAY_MOST_HIGH_MIN if person.high else DAY_MOST_MIN


def _fixed(person: Person) -> tuple[Ceiling | None, ...]:
    return (
        Ceiling("J6.1", WEEK_MOST_HIGH_MIN if person.high else WEEK_MOST_MIN),
        Ceiling("E2-10", TWELVE_WEEKS_MOST_MIN) if person.inp.week <= 12 else None,
        Ceiling("E2-13", GENTLE_MOST_MIN) if person.gentle else None,
    )


def _own(person: Person) -> tuple[Ceiling | None, ...]:
    volume, time = person.inp.assessment.volume, person.sheet.answers.A65
    asked = person.inp.volume_minutes
    start = volume.v0 if volume else None
    target = asked if asked is not None else start
    return (
        Ceiling("J6.1", floor(target)) if target is not None else None,
        Ceiling("E2-10", _cap(person)) if volume else None,
        Ceiling("J6.1", time.days * time.minutes) if time else None,
    )


def _cap(person: Person) -> int:
    volume = person.inp.assessment.volume
    assert volume is not None
    if person.inp.week > 12:
        return WEEK_MOST_MIN
    return volume.cap_wk6 if person.inp.week <= 6 else volume.cap_wk12
