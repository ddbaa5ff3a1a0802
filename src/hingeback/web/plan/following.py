"""After a session the engine decides (F1, F2), and the days to come follow it at once."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from hingeback.engine import checking, planning
from hingeback.engine.contracts.plan import Plan
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.web.care.access import allows_exercises
from hingeback.web.care.hold_state import hold_state
from hingeback.web.care.judging import library
from hingeback.web.clock import Clock
from hingeback.web.ids import RandomBytes, system_random
from hingeback.web.people.models import Person
from hingeback.web.plan.models import EasedDay, PlanRecord
from hingeback.web.plan.planning_input import planning_input
from hingeback.web.plan.queries import current_record, is_over, planned_then
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
    person: Person, session: SessionRecord, clock: Clock, language: str = "en", random: RandomBytes = system_random
) -> Followed:
    """Judge a session as told so far; both the decision and the week that follows from it are stored, or neither.

    Raises NotToldEnough while pain before or during is missing.
    """
    with transaction.atomic():
        planned = planned_then(person, session.plan_n, session.date)
        decision = decide(person, session, clock, planned, language, random)
        return Followed(decision, follow(person, decision, clock, language, random))


def follow(
    person: Person, decision: SessionDecision, clock: Clock, language: str = "en", random: RandomBytes = system_random
) -> PlanRecord | None:
    """The rest of the week in force, changed by this decision. None where nothing of it changes.

    A week that is over is left alone: the next one is planned from the history anyway.
    """
    record = current_record(person)
    state = hold_state(person, clock)
    if record is None or is_over(record, person, clock) or not allows_exercises(state):
        return None
    used, before = planning_input(person, state, clock), Plan.model_validate(record.document)
    paced = planning.pace_week(used, before, library(), *_changed_rows(decision))
    if paced.days == before.days:
        return None
    for proposal in (_checked(used, paced), propose(used, state)):
        if proposal.check.accepted:
            return store(person, proposal, clock, CAUSE, language, random)
        keep_refused(person, proposal, clock, CAUSE, random)
    _ease_what_changed(record, before, paced, used, clock, random)
    return None


def _changed_rows(decision: SessionDecision) -> tuple[list[str], list[str]]:
    """Rows with a new dose, and rows whose ladder moved."""
    decisions = decision.document["decisions"]
    redosed = [d["exercise"] for d in decisions if d["change"] is not None and d["ladder_step"] is None]
    return redosed, [d["exercise"] for d in decisions if d["ladder_step"] is not None]


def _checked(used: PlanningInput, plan: Plan) -> Proposal:
    return Proposal(used, plan, checking.check_plan(plan, used, library()))


def _ease_what_changed(
    record: PlanRecord, before: Plan, paced: Plan, used: PlanningInput, clock: Clock, random: RandomBytes
) -> None:
    """No week was accepted: the easy session takes the place of each day that could not stay as it was."""
    days = [new.date for old, new in zip(before.days, paced.days, strict=True) if old != new]
    eased: set[date] = set(EasedDay.objects.filter(plan=record).values_list("date", flat=True))
    for day in days:
        if day not in eased:
            ease_day(record, day, used, clock, random)
