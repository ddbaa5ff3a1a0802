"""A week of exercise, in the shape that the command line prints (answers.md, results)."""

from datetime import date
from typing import Any, Literal

from hingeback.engine.contracts.value import Value


class Reason(Value):
    """Why an item is here: the rule, the answers behind it, the source, and one plain sentence."""

    rule: str
    answers: dict[str, Any] = {}
    source: str
    text: str


class PlanItem(Value):
    """One row of a day. A lesson has pillar P-EDU, `exercise` None and its id in `lesson`."""

    exercise: str | None
    pillar: str
    minutes: int
    sets: int | None = None
    reps: int | None = None
    hold_s: int | None = None
    rpe: int | None = None
    new: bool = False
    uncounted: bool = False
    side: Literal["left", "right"] | None = None
    lesson: str | None = None
    why: tuple[Reason, ...] = ()

    @property
    def counted_minutes(self) -> int:
        return 0 if self.uncounted or self.pillar in ("P-REL", "P-POS", "P-EDU") else self.minutes


class PlanDay(Value):
    date: date
    items: tuple[PlanItem, ...] = ()

    @property
    def counted_minutes(self) -> int:
        return sum(item.counted_minutes for item in self.items)


class PlannerNote(Value):
    """Which planner made it. A constructive plan has no bound and no gap."""

    kind: str
    status: str
    bound: int | None = None
    gap: float | None = None


class Plan(Value):
    """Seven days in order; the first is day 1 of the plan week."""

    week: int
    days: tuple[PlanDay, ...]
    totals: dict[str, int]
    counted_minutes: int
    planner: PlannerNote
    content_version: str


class Violation(Value):
    rule: str
    where: str
    text: str


class CheckResult(Value):
    accepted: bool
    violations: tuple[Violation, ...] = ()
