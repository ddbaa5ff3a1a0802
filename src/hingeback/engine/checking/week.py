"""One plan, one person, one library: what every check of the week looks at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from hingeback.engine.checking.candidates import Candidates
from hingeback.engine.checking.entry import Entry
from hingeback.engine.checking.person import Person
from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.plan import Plan, PlanDay, PlanItem

EARLY_WEEKS = 2
_BACK_PROFILES = {"STRAIN", "DISC", "POSTURE", "SCI", "OA", "STEN", "SPONDY"}


@dataclass(frozen=True, slots=True)
class Placed:
    """One exercise of the week: its day (0-6), its item and its library row."""

    week_day: int
    day: PlanDay
    item: PlanItem
    row: Exercise


@dataclass(frozen=True)
class Week:
    plan: Plan
    person: Person
    library: Library

    @cached_property
    def candidates(self) -> Candidates:
        return Candidates(self.person, self.library)

    @cached_property
    def entry(self) -> Entry:
        return Entry(self.candidates, self.plan)

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """All items with a known row, in order."""
        return tuple(
            Placed(number, day, item, self.library.exercises[item.exercise])
            for number, day in enumerate(self.plan.days)
            for item in day.items
            if item.exercise in self.library.exercises
        )

    def of_day(self, day: PlanDay) -> Iterator[Placed]:
        return (placed for placed in self.placed if placed.day is day)

    def is_frozen(self, day: date) -> bool:
        """True for a day that had begun when the rest of the week was planned anew; it cannot be mended."""
        inp = self.person.inp
        return bool(inp.previous and inp.frozen_before and day < inp.frozen_before)

    @property
    def partly_frozen(self) -> bool:
        return any(self.is_frozen(day.date) for day in self.plan.days)

    def is_too_far(self, row: Exercise) -> bool:
        """True for mobility at the end of its range in the first two weeks of pain elsewhere (J8)."""
        labels = self.person.labels
        elsewhere = "CHRONIC_REGIONAL" in labels and not labels & _BACK_PROFILES
        return elsewhere and self.person.inp.week <= EARLY_WEEKS and row.ppillar == "P-FLX" and row.range == "end"

    def is_left_out(self, row: Exercise) -> bool:
        """True for a row that the person wished away (a refusal of one row, E5-4)."""
        return any(wish.leave_out == row.id for wish in self.person.inp.history.wishes)

    def rests(self, row: Exercise, day: date) -> bool:
        """True while a row is blocked after RED twice or leg spread (F2-7)."""
        until = self.person.inp.history.of(row.id).blocked_until
        return until is not None and day < until

    @cached_property
    def days_before(self) -> tuple[PlanDay, ...]:
        """The days of the last plan that lead up to this week without a gap."""
        previous = self.person.inp.previous
        first = self.plan.days[0].date
        earlier = [day for day in previous.days if day.date < first] if previous else []
        return tuple(earlier) if earlier and earlier[-1].date == first - timedelta(days=1) else ()
