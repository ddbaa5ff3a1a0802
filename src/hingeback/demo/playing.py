"""Day by day: whoever opens Hingeback meets what the pages would show, in the same order, and answers it."""

from datetime import date

from hingeback.demo import asking, behaviour, reading, training
from hingeback.demo.character import Character, LegSpread, TapsStopSign
from hingeback.demo.happening import happens
from hingeback.demo.life import LANGUAGE, Life
from hingeback.engine import progression
from hingeback.web.care.access import allows_exercises
from hingeback.web.care.hold_state import HoldState, hold_state
from hingeback.web.care.judging import library
from hingeback.web.care.rescreening import Due, screen_due
from hingeback.web.clock import FixedClock
from hingeback.web.plan.queries import week_of
from hingeback.web.plan.services import NoAcceptedPlan, OnHold, plan_if_due
from hingeback.web.session.decisions import usual_pain
from hingeback.web.session.queries import (
    SessionRecord,
    latest_decisions,
    morning_is_open,
    sessions,
    spread_waits,
    third_day_is_open,
)

LOOKED_BACK_AT = 6


def play(who: Character, anchor: date) -> Life:
    """A whole life up to the anchor day."""
    life = Life.begins(who, anchor)
    if who.chapters:
        clock = asking.first_questions(life, life.at(0))
        _open(life, 0, clock)
    for day in range(1, who.joined_days_ago):
        if life.reaches(day):
            _play_day(life, day)
    return life


def _play_day(life: Life, day: int) -> None:
    now = [h for h in life.who.happenings if h.day == day]
    life.waiting += [h for h in now if isinstance(h, LegSpread | TapsStopSign)]
    clock = life.at(day)
    for happening in (h for h in now if not isinstance(h, LegSpread | TapsStopSign)):
        clock = happens(life, happening, day, clock)
    if life.who.habit.is_away(day) or (life.week is None and not now):
        return
    if now or _wants_to_open(life, day):
        _open(life, day, clock)


def _wants_to_open(life: Life, day: int) -> bool:
    """A day to train, a new week, or a morning to tell of. On hold one comes back only when something happens."""
    if life.on_hold:
        return False
    if _trains(life, day, life.date_of(day)):
        return True
    return life.who.habit.opens_for_mornings and behaviour.tells_morning(life.who, day)


def _trains(life: Life, day: int, on: date) -> bool:
    """Who asked for an easy session does it; who has no week yet wants one."""
    planned = life.week.day(on) if life.week else None
    if planned is None or (life.week is not None and on in life.week.eased):
        return True
    minutes = sum(item.minutes for item in planned.items if item.exercise)
    return behaviour.keeps_to_plan(life.who, day, minutes, life.told["A65"]["minutes"])


def _open(life: Life, day: int, clock: FixedClock) -> None:
    """The page of the day: safety first, then the mornings, then the plan, then the session."""
    state = hold_state(life.person, clock)
    if not _may_go_on(life, state):
        return
    recent = list(sessions(life.person)[:LOOKED_BACK_AT])
    clock, state = _safety_first(life, state, recent, day, clock)
    if not _may_go_on(life, state):
        return
    _tell_later_things(life, recent, state, day, clock)
    try:
        record = plan_if_due(life.person, clock, LANGUAGE, state, life.random)
    except OnHold:
        life.on_hold = True
        return
    except NoAcceptedPlan:
        return  # the page says so; another day may bring one
    if life.week is None or life.week.record.id != record.id:
        life.week = week_of(record)
    reading.reads_lessons(life, clock.forward(minutes=1))
    if day and not _trained_on(recent, state) and _trains(life, day, state.as_of):
        _train(life, state, day, clock.forward(minutes=6))


def _may_go_on(life: Life, state: HoldState) -> bool:
    life.on_hold, life.state = not allows_exercises(state), state
    return not life.on_hold


def _trained_on(recent: list[SessionRecord], state: HoldState) -> bool:
    return any(session.date == state.as_of for session in recent)


def _safety_first(
    life: Life, state: HoldState, recent: list[SessionRecord], day: int, clock: FixedClock
) -> tuple[FixedClock, HoldState]:
    last_active = recent[0].date if recent else None
    due = screen_due(life.person, clock, last_active, state.in_gentle_days, state.screens)
    if not due.kind and spread_waits(recent, state):
        due = Due("short", "spread")
    if not due.kind:
        return clock, state
    clock = asking.due_questions(life, due, day, clock)
    return clock, hold_state(life.person, clock)


def _tell_later_things(life: Life, recent: list[SessionRecord], state: HoldState, day: int, clock: FixedClock) -> None:
    """The morning after, and the third day after sore muscles."""
    decided = latest_decisions(life.person, [record.id for record in recent if record.doms])
    for record in recent:
        if record.ended_at and morning_is_open(record, state.as_of) and behaviour.tells_morning(life.who, day):
            training.tells_morning(life, record, day, clock)
        elif third_day_is_open(record, decided.get(record.id), state.as_of):
            training.tells_third_day(life, record, day, clock)


def _train(life: Life, state: HoldState, day: int, clock: FixedClock) -> None:
    pre_nrs = behaviour.felt_in_session(life.who, day).pre
    usual_nrs = progression.baseline_b((), state.as_of, usual_pain(state.sheet))
    open_gate = progression.gate_session(pre_nrs, usual_nrs, library()).open
    session_id = training.begins_session(life, day, clock)
    if not open_gate and life.week and state.as_of not in life.week.eased:
        training.eases_session(life, session_id, clock)
        clock = asking.due_questions(life, Due("short", "flare"), day, clock.forward(minutes=1))
        if not _may_go_on(life, hold_state(life.person, clock)):
            return
    training.does_session(life, session_id, day, clock)
