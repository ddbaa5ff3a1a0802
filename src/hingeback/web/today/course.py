"""The course of one session: its exercises in order, and how far each has come. Read from the plan and the log."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from hingeback.engine import planning
from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.plan import PlanDay, PlanItem
from hingeback.web.care.judging import library
from hingeback.web.people.models import Person
from hingeback.web.plan.queries import Week, week_then
from hingeback.web.plan.times_of_day import session_first
from hingeback.web.session.queries import PerformedSet, SessionRecord, performed, words_said

#: (exercise, word) as said in a session.
Words = frozenset[tuple[str, str]]
NOTHING_HURT: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True)
class Place:
    """One exercise of the session. `first_set` goes on where an earlier place of the same exercise ended."""

    n: int
    item: PlanItem
    row: Exercise
    first_set: int
    told: tuple[PerformedSet, ...]
    smaller: bool = False
    #: For another time of the day: a further short bout of the same, or a break from sitting. The session comes first.
    apart: bool = False

    @property
    def sets(self) -> int:
        return self.item.sets or 1

    @property
    def done(self) -> tuple[PerformedSet, ...]:
        return tuple(one for one in self.told if not one.skipped)

    @property
    def skipped(self) -> bool:
        return any(one.skipped for one in self.told)

    @property
    def next_set(self) -> int | None:
        """The number, within the exercise, of the set that comes next; None when it is finished."""
        known = {one.set_n for one in self.told}
        left = [n for n in range(self.first_set, self.first_set + self.sets) if n not in known]
        return left[0] if left and not self.skipped else None

    @property
    def set_here(self) -> int:
        """The set that comes next, as a person counts: 1 to `sets`."""
        return self.sets if self.next_set is None else self.next_set - self.first_set + 1

    @property
    def finished(self) -> bool:
        return self.next_set is None

    @property
    def seconds_of_set(self) -> int:
        """What the timer counts: the hold, or the minutes of one set."""
        return self.item.hold_s or max(1, self.item.minutes * 60 // self.sets)

    @property
    def by_reps(self) -> bool:
        return bool(self.item.reps)


@dataclass(frozen=True, slots=True)
class Course:
    session: SessionRecord
    week: Week
    day: PlanDay
    places: tuple[Place, ...]
    words: Words

    @property
    def here(self) -> Place | None:
        """Where one goes on; None when all is done or skipped."""
        return next((place for place in self.places if not place.finished), None)

    @property
    def minutes(self) -> int:
        return sum(place.item.minutes for place in self.places)

    def place(self, n: int) -> Place | None:
        return self.places[n - 1] if 1 <= n <= len(self.places) else None


def course_of(person: Person, session: SessionRecord) -> Course | None:
    """None where no plan of that day is known."""
    week = week_then(person, session.plan_n)
    day = week.day(session.date) if week is not None else None
    if week is None or day is None:
        return None
    words = words_said(session)
    hurt = {exercise: seq for (exercise, word), seq in words.items() if word == "named"}
    return Course(session, week, day, places_of(day.items, week, performed(session), hurt), frozenset(words))


def places_of(
    items: Iterable[PlanItem],
    week: Week,
    told: Sequence[PerformedSet] = (),
    hurt: Mapping[str, int] = NOTHING_HURT,
) -> tuple[Place, ...]:
    """The exercises of a day in order; lessons are read elsewhere. What raised the pain goes on smaller (OD-8)."""
    sets_before: Counter[str] = Counter()
    places: list[Place] = []
    for item, apart in session_first(items, week.rows):
        exercise = str(item.exercise)
        first = sets_before[exercise] + 1
        sets_before[exercise] += item.sets or 1
        here = range(first, first + (item.sets or 1))
        own = tuple(one for one in told if one.exercise == exercise and one.set_n in here)
        place = Place(len(places) + 1, item, week.rows[exercise], first, own, apart=apart)
        places.append(_made_smaller(place, hurt[exercise]) if exercise in hurt else place)
    return tuple(places)


def _made_smaller(place: Place, since: int) -> Place:
    """The smaller dose for the sets that were open when it was said; a place that was finished stays as it was."""
    before = sum(one.event_seq < since for one in place.told)
    if place.skipped or before >= place.sets:
        return place
    small = planning.make_smaller(place.item, library())
    sets = min(place.sets, before + (small.sets or 1)) if place.item.sets else small.sets
    return replace(place, item=small.model_copy(update={"sets": sets}), smaller=True)
