"""What one person of the demo is like, as data: answers, the course of the pain, habits, and what happens when.

Days count from the day on which the person joined, which is day 0.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Flare:
    """Pain that rises on `day`, highest after a third of `days`, and gone after them."""

    day: int
    days: int
    rise: float


@dataclass(frozen=True, slots=True)
class Course:
    """Usual pain (0-10) at the start, where it settles, and after how many days half of that way is behind."""

    start: float
    end: float
    half_after: int = 21
    wobble: float = 0.7
    flares: tuple[Flare, ...] = ()


@dataclass(frozen=True, slots=True)
class Habit:
    """How somebody keeps to a plan. Shares are of 1. `away`: first and last day of each time without opening it.

    `opens_for_mornings`: comes on the day after a session to tell of it; others tell it when they come next.
    """

    keeps: float = 0.8
    keeps_light: float = 0.0
    tells_mornings: float = 0.6
    finishes: float = 0.93
    effort_rpe: int = 4
    hour: int = 18
    too_easy: float = 0.0
    worried: float = 0.0
    reads: float = 0.7
    opens_for_mornings: bool = False
    away: tuple[tuple[int, int], ...] = ()

    def is_away(self, day: int) -> bool:
        return any(first <= day <= last for first, last in self.away)


@dataclass(frozen=True, slots=True)
class Swaps:
    """Has another exercise in place of one, if the week has it; `ladders` name what is not wanted, the first counts."""

    day: int
    ladders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangesWishes:
    """Other days, minutes, equipment or likes from here on."""

    day: int
    answers: dict[str, Any]


@dataclass(frozen=True, slots=True)
class BadDay:
    """ "Today is bad": the easy session."""

    day: int


@dataclass(frozen=True, slots=True)
class AnswersAgain:
    """Something changed: all safety questions again, with these answers."""

    day: int
    cause: str
    answers: dict[str, Any]


@dataclass(frozen=True, slots=True)
class LegSpread:
    """In the session of this day or the next one, signs go further down the leg."""

    day: int


@dataclass(frozen=True, slots=True)
class TapsStopSign:
    """In the middle of the next session."""

    day: int
    sign: str


@dataclass(frozen=True, slots=True)
class WasSeen:
    """Reports what a clinician said of everything that holds, then answers again."""

    day: int
    who: str
    where: str
    said: str
    may_exercise: str
    limits: str = ""
    answers: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RepliesToVisit:
    """Says booked, done, not_now or no_thanks to the advice to see a physiotherapist, if there is some."""

    day: int
    reply: str


Happening = RepliesToVisit | Swaps | ChangesWishes | BadDay | AnswersAgain | LegSpread | TapsStopSign | WasSeen


@dataclass(frozen=True, slots=True)
class Character:
    """`answers` are painted over those of an unremarkable person. `chapters`: how many of the intake were answered."""

    key: str
    name: str
    age: int
    sex: str
    country: str
    time_zone: str
    joined_days_ago: int
    answers: dict[str, Any] = field(default_factory=dict)
    course: Course = Course(4, 2)
    habit: Habit = Habit()
    happenings: tuple[Happening, ...] = ()
    chapters: int = 5
