"""The days to come after a session was judged (F2): what was decided changes, and nothing else of the week."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.plan import Plan, PlanDay, PlanItem, Reason
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.planning.doses import Dose
from hingeback.engine.planning.draft import Slot
from hingeback.engine.planning.effort import rpe_of
from hingeback.engine.planning.menu import Kitchen
from hingeback.engine.planning.person import person_of
from hingeback.engine.planning.pool import Candidate
from hingeback.engine.planning.reasons import OWN, Reasoner
from hingeback.engine.planning.rules import rules_of
from hingeback.engine.planning.week import prepare, totals_of

_MOST_REASONS = 4


def pace_week(
    inp: PlanningInput,
    plan: Plan,
    library: Library,
    redosed: Sequence[str] = (),
    moved: Sequence[str] = (),
    in_the_same_minutes: bool = False,
) -> Plan:
    """`plan` with the days from `inp.frozen_before` on brought into line with `inp.history`.

    `redosed`: rows whose dose was decided anew. `moved`: rows from which the ladder goes one step on or back. A row
    that may no longer be planned gives way to one of its pillar, or to nothing. `in_the_same_minutes`: what grows gets
    no more minutes than it had, as far as a whole minute hides it. Raises Withheld. The caller has it checked.
    """
    kitchen = prepare(person_of(inp, library), rules_of(library))
    pacer = _Pacer(kitchen, Reasoner(kitchen.person, kitchen.frame, kitchen.rules, library), library,
                   frozenset(redosed), frozenset(moved), in_the_same_minutes, _most_sets(plan))  # fmt: skip
    days = tuple(pacer.day(place, day) for place, day in enumerate(plan.days))
    counted = sum(day.counted_minutes for day in days)
    return plan.model_copy(
        update={"days": days, "totals": totals_of(days), "counted_minutes": counted, "content_version": library.version}
    )


@dataclass(frozen=True, slots=True)
class _Pacer:
    kitchen: Kitchen
    reasoner: Reasoner
    library: Library
    redosed: frozenset[str]
    moved: frozenset[str]
    in_the_same_minutes: bool
    most_sets: Mapping[str, int]

    def day(self, place: int, day: PlanDay) -> PlanDay:
        if _is_frozen(day.date, self.kitchen.person.inp):
            return day
        return day.model_copy(update={"items": tuple(self._items(place, day))})

    def _items(self, place: int, day: PlanDay) -> Iterator[PlanItem]:
        taken = {item.exercise for item in day.items}
        for item in day.items:
            paced = self._paced(item, place, taken)
            if paced is not None:
                taken.add(paced.exercise)
                yield paced

    def _paced(self, item: PlanItem, place: int, taken: set[str | None]) -> PlanItem | None:
        """The item as it is, with its new dose, or what takes its place; None where nothing may."""
        if item.exercise is None:
            return item
        candidate = self.kitchen.pool.candidates.get(item.exercise)
        other = self._moved_to(item, taken)
        if other is not None:
            return self._other(item, other, self._fitting(other, item), place, "F2-10")
        if candidate is None:
            return self._instead(item, place, taken)
        return self._redosed(item, candidate) if item.exercise in self.redosed | self.moved else item

    def _fitting(self, candidate: Candidate, item: PlanItem) -> Dose:
        """The dose to give: as few sets as this day had. Minutes are rounded up; in the same minutes, one that rounding
        added is left out."""
        trimmed = item.sets is not None and item.sets < self.most_sets.get(str(item.exercise), 0)
        fewer = [dose for dose in candidate.doses if dose.sets == item.sets] if trimmed else []
        dose = fewer[0] if fewer else candidate.dose
        if self.in_the_same_minutes and dose.sets and dose.minutes == item.minutes + 1:
            return replace(dose, minutes=item.minutes)
        return dose

    def _moved_to(self, item: PlanItem, taken: set[str | None]) -> Candidate | None:
        """The row that takes over where the ladder moved beyond this one."""
        if item.exercise not in self.moved or item.uncounted:
            return None
        return self._on_its_step(self.library.exercises[str(item.exercise)], taken)

    def _redosed(self, item: PlanItem, candidate: Candidate) -> PlanItem:
        dose, rule = self._fitting(candidate, item), candidate.changed_by or "F2"
        if item.uncounted and dose.minutes > item.minutes:
            return item
        why = self._decided(rule)
        reasons = (why, *(reason for reason in item.why if reason.rule != rule))[:_MOST_REASONS]
        return item.model_copy(
            update={
                "minutes": dose.minutes,
                "sets": dose.sets,
                "reps": dose.reps,
                "hold_s": dose.hold_s,
                "why": reasons,
            }
        )

    def _on_its_step(self, row: Exercise, taken: set[str | None]) -> Candidate | None:
        """The row of the step that the ladder has come to; None while this row serves that step itself."""
        reached = self.kitchen.person.inp.history.ladder_steps.get(row.ladder, row.step)
        if row.step <= reached <= row.step_to:
            return None
        fitting = [
            c for c in self._free(row, taken) if c.row.ladder == row.ladder and c.row.step <= reached <= c.row.step_to
        ]
        return min(fitting, key=_rank, default=None)

    def _instead(self, item: PlanItem, place: int, taken: set[str | None]) -> PlanItem | None:
        """Same pillar, level and step not above, no longer than it was (OD-11). What was not counted goes."""
        if item.uncounted:
            return None
        row = self.library.exercises[str(item.exercise)]
        for other in sorted(self._free(row, taken), key=_rank):
            dose = next((dose for dose in other.doses if dose.minutes <= item.minutes), None)
            if dose is not None and other.row.level <= row.level and other.row.step <= row.step:
                return self._other(item, other, dose, place, "F2-7")
        return None

    def _free(self, row: Exercise, taken: set[str | None]) -> list[Candidate]:
        return [c for c in self.kitchen.pool.of_pillar(row.ppillar) if c.id != row.id and c.id not in taken]

    def _other(self, item: PlanItem, other: Candidate, dose: Dose, place: int, rule: str) -> PlanItem:
        slot = Slot(other, dose, other.row.ppillar, "paced", item.uncounted)
        return PlanItem(
            exercise=other.id,
            pillar=other.row.ppillar,
            minutes=dose.minutes,
            sets=dose.sets,
            reps=dose.reps,
            hold_s=dose.hold_s,
            rpe=rpe_of(other.row, other.row.ppillar, self.kitchen.person),
            new=other.new,
            uncounted=item.uncounted,
            why=(self._decided(rule), *self.reasoner.of_slot(slot, place))[:_MOST_REASONS],
        )

    def _decided(self, rule: str) -> Reason:
        return Reason(rule=rule, answers={}, source=OWN, text=self.library.texts["reasons"]["F2"])


def _most_sets(plan: Plan) -> dict[str, int]:
    """By row, the sets of its fullest day."""
    most: dict[str, int] = {}
    for item in (item for day in plan.days for item in day.items if item.exercise and item.sets):
        most[str(item.exercise)] = max(item.sets or 0, most.get(str(item.exercise), 0))
    return most


def _rank(candidate: Candidate) -> tuple[int, int, str]:
    return -candidate.score, candidate.row.step, candidate.id


def _is_frozen(day: date, inp: PlanningInput) -> bool:
    return inp.frozen_before is not None and day < inp.frozen_before
