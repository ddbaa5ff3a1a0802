"""A week that was made without waiting for the best one gets it a moment later, before anybody has begun it."""

from datetime import timedelta

from django.db import transaction

from hingeback.engine import checking
from hingeback.engine.contracts.plan import Plan
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.planner.client import is_there
from hingeback.web.care.hold_state import HoldState
from hingeback.web.care.judging import library
from hingeback.web.clock import Clock
from hingeback.web.eventlog.services import one_writer
from hingeback.web.ids import RandomBytes, system_random
from hingeback.web.people.models import Person
from hingeback.web.plan.best import WITHIN_S, best_plan
from hingeback.web.plan.models import EasedDay, PlanRecord
from hingeback.web.plan.planning_input import planning_input
from hingeback.web.plan.queries import BY_ITSELF, current_record
from hingeback.web.plan.services import Proposal, store

CAUSE = BY_ITSELF
#: A week that stood longer is known to its person; a better one would come as a surprise.
FRESH = timedelta(minutes=10)


def may_improve(record: PlanRecord, clock: Clock) -> bool:
    """True for a fresh week of the constructive planner, while a planner process is there."""
    fresh = clock.now() - record.made_at <= FRESH
    return fresh and record.planner == "constructive" and record.cause not in (CAUSE, "decision") and is_there()


def improve(
    person: Person, state: HoldState, clock: Clock, language: str = "en", within_s: float = WITHIN_S,
    random: RandomBytes = system_random,
) -> PlanRecord | None:  # fmt: skip
    """The better week, stored; None where the one in force stays. Raises Late while it is still looked for."""
    record = current_record(person)
    if record is None or not may_improve(record, clock):
        return None
    used = PlanningInput.model_validate(record.input)
    plan = best_plan(used, within_s)
    if plan is None or plan.days == Plan.model_validate(record.document).days:
        return None
    with transaction.atomic():
        one_writer(person.tenant_id)
        if _has_moved_on(person, record, used, state, clock):
            return None
        proposal = Proposal(used, plan, checking.check_plan(plan, used, library()))
        return store(person, proposal, clock, CAUSE, language, random)


def _has_moved_on(
    person: Person, record: PlanRecord, used: PlanningInput, state: HoldState, clock: Clock
) -> bool:  # fmt: skip
    """Another version came, a session was begun, or today was eased: then the week stays as it is."""
    now = current_record(person)
    if now is None or now.id != record.id or EasedDay.objects.filter(plan=record).exists():
        return True
    return planning_input(person, state, clock).frozen_before != used.frozen_before
