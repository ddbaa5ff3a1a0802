"""Candidate filter E5-4 for one row and one person: everything that keeps the row out, with its rule."""

from collections.abc import Iterator
from functools import cached_property

from hingeback.engine.checking.belongings import is_refused, missing_equipment, owned_words, position_is_out
from hingeback.engine.checking.held_back import Hold, active_holds, holds_on
from hingeback.engine.checking.person import Person
from hingeback.engine.checking.row_names import row_names
from hingeback.engine.checking.set_rows import FEWEST_ROWS, SET_ROWS, WHOLE_ROWS
from hingeback.engine.checking.state_limits import broken_limits
from hingeback.engine.checking.tag_sources import raised_tags
from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.library import Library

AVOID_FIRST = "E5-7f"
MOST_CAUTIONS = 2
#: (rule, text key, validation step it breaks as well, detail)
Reason = tuple[str, str, str, str]


class Candidates:
    """The rows open to one person, by the law. Level and ladder entry are judged in `entry`."""

    def __init__(self, person: Person, library: Library) -> None:
        self.person = person
        self.library = library
        self._ways_out: dict[tuple[str, int, str], tuple[Reason, ...]] = {}

    @cached_property
    def rows(self) -> tuple[Exercise, ...]:
        return self.library.launch_rows()

    @cached_property
    def _owned(self) -> frozenset[str]:
        return owned_words(self.person)

    @cached_property
    def tags(self) -> frozenset[str]:
        return raised_tags(self.person)

    @cached_property
    def holds(self) -> tuple[Hold, ...]:
        return active_holds(self.person.names)

    def cautions(self, row: Exercise) -> tuple[str, ...]:
        """The raised tags that say caution on this row."""
        return tuple(c.tag for c in row.cautions if c.word == "caution" and c.tag in self.tags)

    def ways_out(self, row: Exercise, week_day: int = 0, side: str = "") -> tuple[Reason, ...]:
        """All reasons why this row is out on this day (0-6) of the week, for this side if the dose is one-sided."""
        key = (row.id, week_day, side)
        if key not in self._ways_out:
            self._ways_out[key] = tuple(self._reasons(row, week_day, side))
        return self._ways_out[key]

    def is_open(self, row: Exercise, week_day: int = 0) -> bool:
        return row.release == 1 and not self.ways_out(row, week_day)

    def _reasons(self, row: Exercise, week_day: int, side: str) -> Iterator[Reason]:
        yield from self._tag_reasons(row)
        yield from self._rule_reasons(row, week_day, side)
        yield from self._wish_reasons(row)
        if row.id in SET_ROWS and row.id not in WHOLE_ROWS and self._rows_left(row, week_day) < FEWEST_ROWS:
            yield ("J5", "set_too_small", "", "")

    def _tag_reasons(self, row: Exercise) -> Iterator[Reason]:
        for caution in row.cautions:
            if caution.word in ("avoid", "stop") and caution.tag in self.tags:
                yield (f"J2-{caution.tag}", "tag_avoid", "", caution.tag)
            if caution.tag == "clinician_only":
                yield ("J2-clinician_only", "clinician_only", "", "")
            if caution.tag == "supervised_first" and not self.person.inp.history.of(row.id).shown_by_clinician:
                yield ("J2-supervised_first", "supervised_first", "", "")
        raised = self.cautions(row)
        if len(raised) > MOST_CAUTIONS:
            yield ("J2.1", "three_cautions", "", ", ".join(raised))

    def _rule_reasons(self, row: Exercise, week_day: int, side: str) -> Iterator[Reason]:
        history = self.person.inp.history
        greens = sum(s.greens_in_row for s in history.standings if self._ladder(s.exercise) == row.ladder)
        day = {"day": history.plan_day + week_day, "ladder_greens": greens}
        names = self.person.names | day | row_names(row)
        for limit in broken_limits(names):
            yield (limit, "state_limit", "", str(self.person.state))
        for hold in holds_on(self.holds, names):
            if not (hold.id == "J3-SCI-2" and self._spares_the_painful_side(side)):
                yield (hold.id, "held_back", AVOID_FIRST, "")
        if row.spine_dir in history.blocked_directions:
            yield ("J2-peripheralise", "blocked_direction", AVOID_FIRST, row.spine_dir)

    def _wish_reasons(self, row: Exercise) -> Iterator[Reason]:
        missing = missing_equipment(row, self._owned)
        if missing:
            yield ("E5-4", "equipment", "", ", ".join(missing))
        if position_is_out(row, self.person):
            yield ("E5-4", "position", "", row.position)
        if is_refused(row, self.person):
            yield ("E5-4", "refused", "", row.ladder)

    def _spares_the_painful_side(self, side: str) -> bool:
        painful = self.person.painful_side
        return bool(side and painful and side != painful)

    def _ladder(self, exercise: str) -> str:
        row = self.library.exercises.get(exercise)
        return row.ladder if row else ""

    def _rows_left(self, row: Exercise, week_day: int) -> int:
        inside = (self.library.exercises.get(name) for name in SET_ROWS[row.id])
        return sum(part is not None and self.is_open(part, week_day) for part in inside)
