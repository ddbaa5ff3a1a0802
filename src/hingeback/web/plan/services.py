"""Making a week, changing it, and easing a bad day. Nothing is stored as a plan that the checker did not accept."""

from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.db.models import Max

from hingeback.engine import checking, planning
from hingeback.engine.contracts.history import Wish
from hingeback.engine.contracts.plan import CheckResult, Plan, PlanDay
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.web.care.access import allows_exercises
from hingeback.web.care.hold_state import HoldState, hold_state
from hingeback.web.care.judging import library
from hingeback.web.care.queries import latest_screen, today
from hingeback.web.care.services import give_answer
from hingeback.web.clock import Clock
from hingeback.web.eventlog.services import one_writer
from hingeback.web.ids import RandomBytes, new_id, system_random
from hingeback.web.people.models import Person
from hingeback.web.plan.best import Late, best_plan
from hingeback.web.plan.dose_words import dose_words
from hingeback.web.plan.models import EasedDay, PlanRecord, RefusedPlan
from hingeback.web.plan.planning_input import NO_CHANGE, Change, planning_input
from hingeback.web.plan.queries import DAYS, current_outline, current_record, is_over


class OnHold(Exception):
    """No plan may be made or changed now: something must be answered or cleared first. Show the hold page."""

    def __init__(self, state: HoldState) -> None:
        super().__init__("No plan while a safety hold is open or a safety question is not answered.")
        self.state = state


class NoAcceptedPlan(Exception):
    """The checker accepted none of the plans that were tried; they are kept, and none is shown."""

    def __init__(self, result: CheckResult) -> None:
        super().__init__("; ".join(f"{v.rule}: {v.text}" for v in result.violations))
        self.result = result


@dataclass(frozen=True, slots=True)
class Proposal:
    """A week that the checker accepted, not stored yet, and how it differs from the one in force."""

    input: PlanningInput
    plan: Plan
    check: CheckResult
    differences: tuple[planning.Difference, ...] = ()


def make_plan(
    person: Person, clock: Clock, cause: str = "first", change: Change = NO_CHANGE, language: str = "en",
    random: RandomBytes = system_random,
) -> PlanRecord:  # fmt: skip
    """Plan the week in force anew, or the next one. Raises OnHold or NoAcceptedPlan."""
    proposal = _accepted(person, clock, change, cause, random)
    with transaction.atomic():
        one_writer(person.tenant_id)
        return store(person, proposal, clock, cause, language, random)


def plan_if_due(
    person: Person, clock: Clock, language: str = "en", state: HoldState | None = None,
    random: RandomBytes = system_random, known: PlanRecord | None = None,
) -> PlanRecord:  # fmt: skip
    """The plan in force. A new one if there is none, if its week is over, or if a safety screen changed the ground.

    `state` and `known` (the record in force) save reading them again where the page has them. Raises OnHold or
    NoAcceptedPlan; then the old plan may not be shown either.
    """
    now = _open_or_raise(person, clock, state)
    record = known or current_record(person)
    cause = why_due(record, person, now, clock)
    if record is not None and not cause:
        return record
    proposal = _accepted(person, clock, NO_CHANGE, cause, random)
    with transaction.atomic():
        one_writer(person.tenant_id)
        record = current_record(person)
        cause = why_due(record, person, now, clock)
        if record is not None and not cause:
            return record
        return store(person, proposal, clock, cause, language, random)


def why_due(record: PlanRecord | None, person: Person, state: HoldState, clock: Clock) -> str:
    """Why the plan in force cannot stay: first, next week, screen; or nothing."""
    if record is None:
        return "first"
    if is_over(record, person, clock):
        return "next week"
    newer = state.full_screen_id != record.screen_id
    other_action = record.input["assessment"]["screen"]["action"] != state.action.value
    return "screen" if newer or other_action else ""


def preview(person: Person, clock: Clock, change: Change, random: RandomBytes = system_random) -> Proposal:
    """What a change would do, with nothing stored but a refused try. Raises OnHold or NoAcceptedPlan."""
    return _accepted(person, clock, change, "preview", random)


def change_wishes(
    person: Person, clock: Clock, change: Change, language: str = "en", random: RandomBytes = system_random
) -> Proposal:
    """Keep the changed answers as answers, and store the new version of the week. Raises OnHold or NoAcceptedPlan.

    If no plan is accepted, nothing is changed: the answers stay as they were.
    """
    proposal = _accepted(person, clock, change, "wishes", random)
    with transaction.atomic():
        for item, value in (change.answers or {}).items():
            give_answer(person, item, value, clock, random=random)
        store(person, proposal, clock, "wishes", language, random)
    return proposal


def swap(
    person: Person, clock: Clock, leave_out: str, instead: str | None = None, language: str = "en",
    random: RandomBytes = system_random,
) -> Proposal:  # fmt: skip
    """Another exercise in place of one, or none."""
    return change_wishes(person, clock, Change(wishes=(Wish(leave_out=leave_out, instead=instead),)), language, random)


def bad_day(person: Person, clock: Clock, random: RandomBytes = system_random) -> EasedDay:
    """ "Today is bad": the easy session in place of today's items. The week's plan stays as it was decided."""
    state = _open_or_raise(person, clock)
    record = current_record(person) or make_plan(person, clock, random=random)
    day = today(person, clock)
    known = EasedDay.objects.filter(plan=record, date=day).first()
    if known is not None:
        return known
    return ease_day(record, day, planning_input(person, state, clock), clock, random)


def ease_as_told(person: Person, day: date, clock: Clock, random: RandomBytes = system_random) -> None:
    """A device began the easy session on this day: so it stands in the week too. A day of another plan stays."""
    state, record = hold_state(person, clock), current_record(person)
    of_this_week = record is not None and 0 <= (day - record.starts).days < DAYS
    if record is None or not of_this_week or not allows_exercises(state):
        return
    if not EasedDay.objects.filter(plan=record, date=day).exists():
        ease_day(record, day, planning_input(person, state, clock), clock, random)


def ease_day(
    record: PlanRecord, day: date, used: PlanningInput, clock: Clock, random: RandomBytes = system_random
) -> EasedDay:
    items = planning.ease_session(used, library())
    document = PlanDay(date=day, items=items).model_dump(mode="json")
    return EasedDay.objects.create(
        id=new_id(clock.now(), random), person_id=record.person_id, plan=record, date=day, made_at=clock.now(),
        document=document,
    )  # fmt: skip


def _open_or_raise(person: Person, clock: Clock, known: HoldState | None = None) -> HoldState:
    state = known or hold_state(person, clock)
    if not allows_exercises(state):
        raise OnHold(state)
    return state


def _accepted(person: Person, clock: Clock, change: Change, cause: str, random: RandomBytes) -> Proposal:
    """The first of the tries that the checker accepts: as wished, then a fresh week that keeps only what has begun."""
    state = _open_or_raise(person, clock)
    wished = planning_input(person, state, clock, change)
    fresh = wished.model_copy(update={"previous": None})
    tries = [wished] if wished.frozen_before or wished == fresh else [wished, fresh]
    for attempt in tries:
        proposal = _best(attempt) or propose(attempt, state)
        if proposal.check.accepted:
            return _compared(proposal, person)
        keep_refused(person, proposal, clock, cause, random)
    raise NoAcceptedPlan(proposal.check)


def _best(attempt: PlanningInput) -> Proposal | None:
    """The week of the planner process, if it answers in time with one that the checker accepts."""
    try:
        plan = best_plan(attempt)
    except Late:
        return None
    return None if plan is None else Proposal(attempt, plan, checking.check_plan(plan, attempt, library()))


def propose(attempt: PlanningInput, state: HoldState) -> Proposal:
    """The constructive week, in milliseconds and without any other process."""
    try:
        plan = planning.plan_week(attempt, library())
    except planning.Withheld as withheld:
        raise OnHold(state) from withheld
    return Proposal(attempt, plan, checking.check_plan(plan, attempt, library()))


def _compared(proposal: Proposal, person: Person) -> Proposal:
    record = current_outline(person)
    if record is None or record.starts != proposal.input.starts:
        return proposal
    before = Plan.model_validate(record.document)
    return replace(proposal, differences=planning.differences(before, proposal.plan, library(), dose_words))


def store(
    person: Person, proposal: Proposal, clock: Clock, cause: str, language: str, random: RandomBytes
) -> PlanRecord:
    content = library()
    plan, used = proposal.plan, proposal.input
    rows = {item.exercise for day in plan.days for item in day.items if item.exercise}
    last = PlanRecord.objects.filter(person=person).aggregate(last=Max("n"))["last"]
    screen = latest_screen(person)
    return PlanRecord.objects.create(
        id=new_id(clock.now(), random), person=person, n=int(last or 0) + 1, week=plan.week, starts=used.starts,
        made_at=clock.now(), cause=cause, wishes=[wish.model_dump(mode="json") for wish in used.history.wishes],
        document=plan.model_dump(mode="json"), input=used.model_dump(mode="json"),
        content={row: content.exercises[row].model_dump(mode="json") for row in sorted(rows)},
        content_version=content.version, check_result=proposal.check.model_dump(mode="json"),
        planner=plan.planner.kind, screen=screen, language=language,
    )  # fmt: skip


def keep_refused(person: Person, proposal: Proposal, clock: Clock, cause: str, random: RandomBytes) -> None:
    RefusedPlan.objects.create(
        id=new_id(clock.now(), random), person=person, made_at=clock.now(), cause=cause,
        document=proposal.plan.model_dump(mode="json"),
        input=proposal.input.model_dump(mode="json"),
        check_result=proposal.check.model_dump(mode="json"), content_version=library().version,
    )  # fmt: skip
