"""After a session the engine decides (F1, F2), and the days to come follow it at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db import transaction

from hingeback.engine import checking, planning
from hingeback.engine.contracts.plan import Plan, PlanItem
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.web.care.access import allows_exercises
from hingeback.web.care.hold_state import HoldState, hold_state
from hingeback.web.care.judging import library
from hingeback.web.clock import Clock
from hingeback.web.ids import RandomBytes, system_random
from hingeback.web.people.models import Person
from hingeback.web.plan.models import EasedDay, PlanRecord
from hingeback.web.plan.planning_input import planning_input
from hingeback.web.plan.queries import current_outline, is_over, planned_then
from hingeback.web.plan.services import Proposal, ease_day, keep_refused, propose, store
from hingeback.web.session.decisions import decide
from hingeback.web.session.queries import SessionDecision, SessionRecord

CAUSE = "decision"


@dataclass(frozen=True, slots=True)
class Followed:
    """What was decided on a session, and the new version of the week if it changed the days to come."""

    decision: SessionDecision
    plan: PlanRecord | None


def decide_and_follow(
    person: Person, session: SessionRecord, clock: Clock, language: str = "en",
    random: RandomBytes = system_random, hold: HoldState | None = None,
) -> Followed:  # fmt: skip
    """Judge a session as told so far; both the decision and the week that follows from it are stored, or neither.

    Raises NotToldEnough while pain before or during is missing. `hold` saves reading it again where it is known.
    """
    with transaction.atomic():
        planned = planned_then(person, session.plan_n, session.date)
        hold = hold or hold_state(person, clock)
        decision = decide(person, session, clock, planned, language, random, hold)
        return Followed(decision, follow(person, decision, clock, language, random, hold))


def follow(
    person: Person, decision: SessionDecision, clock: Clock, language: str = "en",
    random: RandomBytes = system_random, hold: HoldState | None = None,
) -> PlanRecord | None:  # fmt: skip
    """The rest of the week in force, changed by this decision. None where nothing of it changes.

    A week that is over is left alone: the next one is planned from the history anyway.
    """
    record = current_outline(person)
    state = hold or hold_state(person, clock)
    if record is None or is_over(record, person, clock) or not allows_exercises(state):
        return None
    used, before = planning_input(person, state, clock), Plan.model_validate(record.document)
    tries = _Tries(used, before, state, decision)
    if tries.smallest.days == before.days:
        return None
    refused = None
    for proposal in tries.in_turn():
        if proposal.plan.days == before.days:
            return None
        if proposal.check.accepted:
            return store(person, proposal, clock, CAUSE, language, random)
        refused = refused or proposal
    if refused is not None:
        keep_refused(person, refused, clock, CAUSE, random)
    _ease_what_changed(record, before, tries.smallest, used, clock, random)
    return None


@dataclass(frozen=True)
class _Tries:
    """Ways in which the days to come may follow a decision, the smallest change first."""

    used: PlanningInput
    before: Plan
    state: HoldState
    decision: SessionDecision

    @cached_property
    def smallest(self) -> Plan:
        """The week with what was decided and no other change."""
        return self.paced_plan()

    def in_turn(self) -> Iterator[Proposal]:
        yield self._checked(self.smallest)
        yield self.paced(in_the_same_minutes=True)
        anew = propose(self.used, self.state)
        grown = self._rows(_grows)
        if all(_work(row, anew.plan, self.used) >= _work(row, self.before, self.used) for row in grown):
            yield anew
        elif grown:
            yield self.paced(without=grown)
            yield anew

    def paced(self, in_the_same_minutes: bool = False, without: frozenset[str] = frozenset()) -> Proposal:
        return self._checked(self.paced_plan(in_the_same_minutes, without))

    def _checked(self, plan: Plan) -> Proposal:
        return Proposal(self.used, plan, checking.check_plan(plan, self.used, library()))

    def paced_plan(self, in_the_same_minutes: bool = False, without: frozenset[str] = frozenset()) -> Plan:
        """The week with what was decided. `without`: what grows may have to wait for the next week."""
        redosed, moved = self._rows(_has_new_dose) - without, self._rows(_moves_on) - without
        return planning.pace_week(
            self.used, self.before, library(), sorted(redosed), sorted(moved), in_the_same_minutes
        )  # fmt: skip

    def _rows(self, fits: Callable[[dict[str, Any]], bool]) -> frozenset[str]:
        return frozenset(d["exercise"] for d in self.decision.document["decisions"] if fits(d))


def _grows(told: dict[str, Any]) -> bool:
    return bool(told["decision"] == "PROGRESS")


def _has_new_dose(told: dict[str, Any]) -> bool:
    return told["change"] is not None and told["ladder_step"] is None


def _moves_on(told: dict[str, Any]) -> bool:
    return told["ladder_step"] is not None


def _work(row: str, plan: Plan, used: PlanningInput) -> int:
    """How much of a row the days to come hold: sets times repetitions times hold, or minutes."""
    items = [
        item for day in plan.days if used.frozen_before is None or day.date >= used.frozen_before for item in day.items
    ]
    return sum(_amount(item) for item in items if item.exercise == row)


def _amount(item: PlanItem) -> int:
    return (item.sets or 1) * (item.reps or 1) * (item.hold_s or 1) if item.sets else item.minutes


def _ease_what_changed(
    record: PlanRecord, before: Plan, paced: Plan, used: PlanningInput, clock: Clock, random: RandomBytes
) -> None:
    """No week was accepted: the easy session takes the place of each day that could not stay as it was."""
    days = [new.date for old, new in zip(before.days, paced.days, strict=True) if old != new]
    eased: set[date] = set(EasedDay.objects.filter(plan=record).values_list("date", flat=True))
    for day in days:
        if day not in eased:
            ease_day(record, day, used, clock, random)
