"""Everything the planner is given, from what is stored. The hold of the web layer goes in: the graver action wins."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hingeback.engine.contracts.answers import Answers, AnswerSheet
from hingeback.engine.contracts.history import History, Standing, Wish
from hingeback.engine.contracts.plan import Plan
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.progression import still_blocked
from hingeback.web.care.assessing import assess_under
from hingeback.web.care.hold_state import HoldState
from hingeback.web.care.queries import answered_on
from hingeback.web.clock import Clock
from hingeback.web.people.models import Person
from hingeback.web.plan.models import PlanRecord
from hingeback.web.plan.queries import DAYS, current_outline, first_start, is_over, last_planned, wishes_of
from hingeback.web.session.queries import has_begun, history, last_spread

#: Answers that a person may change from the week; all others belong to the questions.
CHANGEABLE = ("A65", "A66", "A67", "A68", "A69", "A70")


@dataclass(frozen=True, slots=True)
class Change:
    """What the person changes: answers (A65 days and minutes, A67 equipment, A68 likes), and wishes for rows.

    `keep_wishes` False forgets earlier wishes.
    """

    answers: dict[str, Any] | None = None
    wishes: tuple[Wish, ...] = ()
    keep_wishes: bool = True

    def __post_init__(self) -> None:
        for item in self.answers or {}:
            if item not in CHANGEABLE:
                raise ValueError(f"{item} is not changed here. Known: {', '.join(CHANGEABLE)}.")


NO_CHANGE = Change()


def planning_input(person: Person, state: HoldState, clock: Clock, change: Change = NO_CHANGE) -> PlanningInput:
    """The input for the week in force, or for the next one when that is over."""
    record = current_outline(person)
    day = state.as_of
    starts, week = _which_week(record, person, clock, day)
    sheet = _with(state.sheet, change.answers)
    assessment = assess_under(state, sheet)
    same_week = record is not None and record.starts == starts
    return PlanningInput(
        sheet=sheet,
        assessment=assessment,
        state=assessment.initial_state,
        starts=starts,
        week=week,
        history=_history(person, sheet, starts, _wishes(record, change)),
        previous=Plan.model_validate(record.document) if record is not None else None,
        frozen_before=_frozen_before(person, starts, day) if same_week else None,
    )


def _frozen_before(person: Person, starts: date, day: date) -> date | None:
    """Days that have begun stay: those before today, and today once a session was started."""
    open_from = day + timedelta(days=has_begun(person, day))
    return open_from if open_from > starts else None


def _which_week(record: PlanRecord | None, person: Person, clock: Clock, day: date) -> tuple[date, int]:
    """The same week while it lasts; then the next, on the same weekday, in which today lies."""
    if record is None:
        return day, 1
    if not is_over(record, person, clock):
        return record.starts, record.week
    passed = (day - record.starts).days // DAYS
    return record.starts + timedelta(days=passed * DAYS), record.week + 1


def _with(sheet: AnswerSheet, answers: dict[str, Any] | None) -> AnswerSheet:
    if not answers:
        return sheet
    merged = {**sheet.answers.model_dump(exclude_none=True), **answers}
    return sheet.model_copy(update={"answers": Answers.model_validate(merged)})


def _wishes(record: PlanRecord | None, change: Change) -> tuple[Wish, ...]:
    """The newest wish about a row is the one that counts. Who leaves out what was wished for, wishes it no more."""
    earlier = wishes_of(record) if change.keep_wishes else ()
    newest = {wish.leave_out or f"+{wish.instead}": wish for wish in (*earlier, *change.wishes)}
    gone = {wish.leave_out for wish in change.wishes}
    return tuple(wish for wish in newest.values() if wish.leave_out is not None or wish.instead not in gone)


def _history(person: Person, sheet: AnswerSheet, starts: date, wishes: tuple[Wish, ...]) -> History:
    """The fold of the sessions, and what only the plans know: the day of the plan, and when a row was planned last."""
    folded = history(person)
    planned = last_planned(person, starts)
    known = {standing.exercise: standing for standing in folded.standings}
    standings = [
        known.get(row, Standing(exercise=row)).model_copy(update={"last_planned": planned.get(row)})
        for row in dict.fromkeys((*known, *planned))
    ]
    first = first_start(person) or starts
    return folded.model_copy(
        update={
            "standings": tuple(standings),
            "wishes": wishes,
            "plan_day": (starts - first).days + 1,
            "blocked_directions": _still_blocked(person, sheet, folded.blocked_directions),
        }
    )


def _still_blocked(person: Person, sheet: AnswerSheet, directions: tuple[str, ...]) -> tuple[str, ...]:
    """A clean re-check (A40) a week after the last spread lets a direction in again (J2.1, J3-DIR-1)."""
    if not directions:
        return ()
    return still_blocked(directions, sheet.answers.A40, answered_on(person, "A40"), last_spread(person))
