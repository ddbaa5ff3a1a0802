"""A week while it is being filled. It refuses every addition that a hard rule forbids (E2, E5.7, J3, J4)."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from hingeback.engine.contracts.plan import Plan
from hingeback.engine.planning.budget import Frame
from hingeback.engine.planning.doses import Dose
from hingeback.engine.planning.person import Person
from hingeback.engine.planning.pool import Candidate
from hingeback.engine.planning.rules import PlanningRules

ROWS_PER_DAY = 8
NEW_PER_WEEK = 4
NEW_PER_WEEK_FEWER = 3
UNCOUNTED = ("P-REL", "P-POS", "P-EDU")
_MODERATE_MAKES_HARD = 3
_HARD_MIN = 30
_LONG_BOUT_MIN = 10


@dataclass(frozen=True, slots=True)
class Slot:
    """One item to be. `purpose` says what put it there: a key of J3.3, a pillar, a light day …"""

    candidate: Candidate
    dose: Dose
    pillar: str
    purpose: str
    uncounted: bool = False

    @property
    def counted_min(self) -> int:
        return 0 if self.uncounted or self.pillar in UNCOUNTED else self.dose.minutes


@dataclass(slots=True)
class Draft:
    person: Person
    frame: Frame
    new_limit: int
    days_max: dict[str, int]
    frozen: frozenset[int] = frozenset()
    days: list[list[Slot]] = field(default_factory=lambda: [[] for _ in range(7)])
    minutes: list[int] = field(default_factory=lambda: [0] * 7)
    by_pillar: dict[str, int] = field(default_factory=dict)
    new_rows: set[str] = field(default_factory=set)
    groups: list[set[str]] = field(default_factory=lambda: [set() for _ in range(7)])
    eve_groups: frozenset[str] = frozenset()
    #: Eight rows a day with their bouts; True counts the bouts of a row once.
    count_rows_once: bool = False

    @property
    def total(self) -> int:
        return sum(self.minutes)

    def planned(self, pillar: str) -> int:
        return self.by_pillar.get(pillar, 0)

    def room(self, day: int) -> int:
        """Counted minutes that the day and the week still hold."""
        return max(0, min(self.frame.caps[day] - self.minutes[day], self.frame.minutes - self.total))

    def room_left(self) -> int:
        return self.frame.minutes - self.total

    def count(self, day: int, row_id: str) -> int:
        """How often the row is on the day, breath before and after the session aside."""
        slots = [slot for slot in self.days[day] if not slot.purpose.startswith("breath_")]
        return sum(slot.candidate.id == row_id for slot in slots)

    def pillar_min(self, day: int, pillar: str) -> int:
        return sum(slot.counted_min for slot in self.days[day] if slot.pillar == pillar)

    def days_of(self, pillar: str) -> int:
        return sum(1 for day in self.days if any(s.pillar == pillar and s.counted_min for s in day))

    def uses(self, row_id: str) -> int:
        return sum(self.count(day, row_id) for day in range(7))

    def allows(self, day: int, candidate: Candidate, dose: Dose, pillar: str, counted: bool = True) -> bool:
        """True if no hard rule speaks against this item on this day."""
        return (
            day not in self.frozen
            and (not counted or dose.minutes <= self.room(day))
            and self.allows_new(candidate)
            and self._fits_day(day, candidate)
            and self._fits_light(day, candidate, dose)
            and self._fits_groups(day, candidate)
            and self._fits_training_days(day, candidate, dose, pillar)
            and not self._too_hard(day, candidate, dose.minutes if counted else 0)
        )

    def allows_new(self, candidate: Candidate) -> bool:
        return not candidate.new or candidate.id in self.new_rows or len(self.new_rows) < self.new_limit

    def _fits_day(self, day: int, candidate: Candidate) -> bool:
        rows = {slot.candidate.id for slot in self.days[day] if slot.pillar != "P-POS"}
        if candidate.row.ppillar != "P-POS" and candidate.id not in rows and len(rows) >= ROWS_PER_DAY:
            return False
        if self.count_rows_once:
            return not (self.one_supine and candidate.row.position == "supine" and self.has_supine(day))
        if is_exercise(candidate) and sum(is_exercise(slot.candidate) for slot in self.days[day]) >= ROWS_PER_DAY:
            return False
        return not (self.one_supine and candidate.row.position == "supine" and self.has_supine(day))

    @property
    def one_supine(self) -> bool:
        """One supine item a session from week 16 of pregnancy (J3-PREG-1)."""
        return "PREG" in self.person.labels and self.person.facts["pregnant_weeks"] >= 16

    def has_supine(self, day: int) -> bool:
        return any(slot.candidate.row.position == "supine" for slot in self.days[day])

    def _fits_light(self, day: int, candidate: Candidate, dose: Dose) -> bool:
        if day in self.frame.full:
            return True
        if not is_light(candidate):
            return False
        return day not in self.frame.one_item or (not self.days[day] and dose.minutes <= 5)

    def _fits_groups(self, day: int, candidate: Candidate) -> bool:
        """48 hours between strength rows that share a muscle group."""
        if candidate.row.ppillar != "P-STR" or not candidate.row.muscle_groups:
            return True
        mine = set(candidate.row.muscle_groups)
        before = self.groups[day - 1] if day else self.eve_groups
        after = self.groups[day + 1] if day < 6 else set()
        return not (mine & before or mine & after)

    def _fits_training_days(self, day: int, candidate: Candidate, dose: Dose, pillar: str) -> bool:
        """Days a week of E3; easy walk bouts under 10 min and daily breath or tilt are free of them."""
        most = self.days_max.get(pillar)
        if most is None or not is_training(candidate, dose, pillar):
            return True
        trained = {d for d in range(7) if self.trains(d, pillar)}
        return day in trained or len(trained) < most

    def trains(self, day: int, pillar: str) -> bool:
        return any(s.pillar == pillar and is_training(s.candidate, s.dose, pillar) for s in self.days[day])

    def _too_hard(self, day: int, candidate: Candidate, more_min: int) -> bool:
        """A hard light day, or a third hard day in a row (E2)."""
        hard = [self._is_hard(d, candidate, more_min) if d == day else self._is_hard(d) for d in range(7)]
        if not hard[day]:
            return False
        return day not in self.frame.full or any(all(hard[first : first + 3]) for first in range(5))

    def _is_hard(self, day: int, extra: Candidate | None = None, more_min: int = 0) -> bool:
        strength = [s.candidate.row.effort for s in self.days[day] if s.pillar == "P-STR"]
        if extra and extra.row.ppillar == "P-STR":
            strength.append(extra.row.effort)
        return (
            "hard" in strength
            or strength.count("moderate") >= _MODERATE_MAKES_HARD
            or self.minutes[day] + more_min > _HARD_MIN
        )

    def add(self, day: int, slot: Slot) -> None:
        self.days[day].append(slot)
        self.minutes[day] += slot.counted_min
        self.by_pillar[slot.pillar] = self.planned(slot.pillar) + slot.counted_min
        if slot.candidate.new:
            self.new_rows.add(slot.candidate.id)
        if slot.candidate.row.ppillar == "P-STR":
            self.groups[day].update(slot.candidate.row.muscle_groups)

    def lengthen(self, day: int, index: int, dose: Dose) -> None:
        """Gives an item a longer dose; the caller has asked `room`."""
        slot = self.days[day][index]
        more = dose.minutes - slot.dose.minutes
        self.days[day][index] = replace(slot, dose=dose)
        self.minutes[day] += more
        self.by_pillar[slot.pillar] += more

    def may_lengthen(self, day: int, index: int, dose: Dose) -> bool:
        slot = self.days[day][index]
        more_min = dose.minutes - slot.dose.minutes
        return (
            day not in self.frozen
            and slot.counted_min > 0
            and 0 < more_min <= self.room(day)
            and (day not in self.frame.one_item or dose.minutes <= 5)
            and self._fits_training_days(day, slot.candidate, dose, slot.pillar)
            and not self._too_hard(day, slot.candidate, more_min)
        )


def is_exercise(candidate: Candidate) -> bool:
    """Comfort and position breaks are not among the eight exercises of a session."""
    return candidate.row.ppillar not in UNCOUNTED


def is_light(candidate: Candidate) -> bool:
    """Mobility, breath, easy walk or P-REL: what a light day may hold (J6.1)."""
    row = candidate.row
    kind = row.ppillar in ("P-FLX", "P-REL") or row.ladder == "breath" or row.id == "walk_easy"
    return kind and row.effort == "easy"


def is_training(candidate: Candidate, dose: Dose, pillar: str) -> bool:
    row = candidate.row
    if pillar == "P-CAR" and row.ladder == "walk":
        return dose.minutes >= _LONG_BOUT_MIN
    return not (row.ladder == "breath" or row.id.startswith("pelvic_tilt"))


def new_draft(person: Person, frame: Frame, rules: PlanningRules) -> Draft:
    fewer = bool({"PSY", "WIDE"} & person.labels) or person.facts["conf"] <= 3
    return Draft(
        person=person,
        frame=frame,
        new_limit=NEW_PER_WEEK_FEWER if fewer else NEW_PER_WEEK,
        days_max=rules.tables["dose_targets"]["days_max"],
        eve_groups=_groups_on_the_eve(person, rules),
    )


def _groups_on_the_eve(person: Person, rules: PlanningRules) -> frozenset[str]:
    """Muscle groups trained on the day before the week starts."""
    previous: Plan | None = person.inp.previous
    eve = person.inp.starts - timedelta(days=1)
    if previous is None:
        return frozenset()
    items = [item for day in previous.days if day.date == eve for item in day.items if item.exercise]
    rows = [rules.rows[str(item.exercise)] for item in items]
    return frozenset(group for row in rows if row.ppillar == "P-STR" for group in row.muscle_groups)
