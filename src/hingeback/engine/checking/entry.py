"""Entry of J3.1 (E5-4): how hard a new row may be, and where one starts on a ladder."""

from functools import cached_property

from hingeback.engine.checking.candidates import Candidates
from hingeback.engine.contracts.assessment import Irritability, State
from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.plan import Plan

STATE_ENTRY = {
    State.GENTLE: 1,
    State.CALM: 1,
    State.FLARE: 1,
    State.BUILD: 2,
    State.STRENGTHEN: 3,
    State.MAINTAIN: 3,
}
_EASED = (State.GENTLE, State.CALM, State.FLARE)
#: Least minutes of each step (E6, J5); walk, bike and pool start at the largest step within 0.8 of A39.
STEP_MINUTES = {"walk": (5, 10, 15, 20, 30), "bike": (5, 10, 15, 20, 30), "pool": (5, 10, 10, 10, 20)}
_SHARE_OF_WALK_LIMIT = 0.8
_DP_LADDER = {"EXT": "extension_mob", "FLEX": "flexion_mob"}
#: Comfort and posture rows are no training: one may take any of them.
_FREE_PILLARS = ("P-REL", "P-POS")


class Entry:
    """What is new to this person, and whether a new row may enter."""

    def __init__(self, candidates: Candidates, plan: Plan) -> None:
        self.candidates = candidates
        self.person = candidates.person
        self.plan = plan
        self._first_steps: dict[str, int] = {}

    @cached_property
    def known(self) -> frozenset[str]:
        """Rows done or planned before. A later week without any record is taken at its word (`new`)."""
        inp = self.person.inp
        before = {s.exercise for s in inp.history.standings if s.exposures or s.last_planned}
        if inp.previous:
            before |= {i.exercise for day in inp.previous.days for i in day.items if i.exercise}
        if not before and inp.week > 1:
            before = {i.exercise for day in self.plan.days for i in day.items if i.exercise and not i.new}
        return frozenset(before)

    def level_allows(self, row: Exercise) -> bool:
        return row.id in self.known or self._reached(row) or row.level <= self.allowed_level(row)

    def ladder_allows(self, row: Exercise) -> bool:
        if row.id in self.known or row.ppillar in _FREE_PILLARS or self._reached(row):
            return True
        return row.step <= self.first_step(row.ladder)

    def is_within_f2(self, row: Exercise) -> bool:
        """Not above the step to which F2 has moved the ladder, up or down; without such a step every row is."""
        step = self.person.inp.history.ladder_steps.get(row.ladder)
        return step is None or row.step <= step or row.ppillar in _FREE_PILLARS

    def allowed_level(self, row: Exercise) -> int:
        return max(1, self._level - (1 if self.candidates.cautions(row) else 0))

    def first_step(self, ladder: str) -> int:
        """The step at which this person may start on a ladder. Where F2 has set a step, A39 no longer does."""
        if ladder not in self._first_steps:
            by_time = 1 if ladder in self.person.inp.history.ladder_steps else self._time_step(ladder)
            self._first_steps[ladder] = max(self._lowest_open(ladder), by_time, self._dp_step(ladder))
        return self._first_steps[ladder]

    def _reached(self, row: Exercise) -> bool:
        return row.step <= self.person.inp.history.ladder_steps.get(row.ladder, 0)

    @cached_property
    def _level(self) -> int:
        level = STATE_ENTRY.get(self.person.state, 2)
        if self._active_and_low and self.person.state not in _EASED:
            level = 3
        confidence = self.person.sheet.answers.A82
        small = (confidence is not None and confidence <= 3) or {"WIDE", "HYPERM"} & self.person.labels
        return max(1, level - 1) if small else level

    @property
    def _active_and_low(self) -> bool:
        answers = self.person.sheet.answers
        enough = answers.A60 is None or answers.A60 >= 90
        return bool(answers.A63 and enough and self.person.irritability is Irritability.LOW)

    def _lowest_open(self, ladder: str) -> int:
        rows = (r for r in self.candidates.rows if r.ladder == ladder)
        steps = [r.step for r in rows if self.candidates.is_open(r) and self.level_allows(r)]
        return min(steps, default=1)

    def _time_step(self, ladder: str) -> int:
        minutes = STEP_MINUTES.get(ladder)
        limit = self._walk_limit_min
        if minutes is None or limit is None:
            return 1
        return max((n for n, least in enumerate(minutes, 1) if least <= _SHARE_OF_WALK_LIMIT * limit), default=1)

    @property
    def _walk_limit_min(self) -> float | None:
        answers = self.person.sheet.answers
        if answers.A39 is not None and answers.A39 > 60 and answers.A24 == 2 and answers.A33 == "0-2":
            return 2  # (X10: the shorter of the two)
        return answers.A39

    def _dp_step(self, ladder: str) -> int:
        dp_ladder = _DP_LADDER.get(self.person.inp.assessment.dp or "")
        return 2 if ladder == dp_ladder and not self.person.acute else 1
