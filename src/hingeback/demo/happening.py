"""What happens to somebody besides training: a swap, other wishes, a bad day, something new, a visit."""

from functools import singledispatch

from hingeback.demo import asking
from hingeback.demo.character import AnswersAgain, BadDay, ChangesWishes, RepliesToVisit, Swaps, WasSeen
from hingeback.demo.life import LANGUAGE, Life
from hingeback.web.care.clearances import Report
from hingeback.web.care.clearing import report_clearance
from hingeback.web.care.hold_state import hold_state
from hingeback.web.care.judging import library
from hingeback.web.clock import FixedClock
from hingeback.web.physio.advice import advice_for
from hingeback.web.physio.services import reply_to
from hingeback.web.plan.planning_input import Change
from hingeback.web.plan.queries import current_week
from hingeback.web.plan.services import NoAcceptedPlan, bad_day, change_wishes, swap


def happens(life: Life, happening: object, day: int, clock: FixedClock) -> FixedClock:
    """Returns the time afterwards."""
    after = _happens(happening, life, day, clock)
    life.week = current_week(life.person)
    return after.forward(minutes=2)


@singledispatch
def _happens(happening: object, life: Life, day: int, clock: FixedClock) -> FixedClock:
    raise TypeError(f"{type(happening).__name__} cannot happen to anybody.")


@_happens.register
def _(happening: Swaps, life: Life, day: int, clock: FixedClock) -> FixedClock:
    unwanted = _planned_of(life, happening.ladders)
    if unwanted:
        try:
            swap(life.person, clock, unwanted[0], None, LANGUAGE, life.random)
        except NoAcceptedPlan:
            return clock
    return clock


def _planned_of(life: Life, ladders: tuple[str, ...]) -> list[str]:
    """Rows of the week that stand on one of these ladders, those of the first ladder first."""
    rows = [item.exercise for day in (life.week.days if life.week else ()) for item in day.items if item.exercise]
    content = library().exercises
    found = [row for row in dict.fromkeys(rows) if content[row].ladder in ladders]
    return sorted(found, key=lambda row: ladders.index(content[row].ladder))


@_happens.register
def _(happening: ChangesWishes, life: Life, day: int, clock: FixedClock) -> FixedClock:
    life.told.update(happening.answers)
    change_wishes(life.person, clock, Change(answers=happening.answers), LANGUAGE, life.random)
    return clock


@_happens.register
def _(happening: RepliesToVisit, life: Life, day: int, clock: FixedClock) -> FixedClock:
    advice = advice_for(life.person, clock, hold_state(life.person, clock))
    rules = [reason.rule for reason in advice.due]
    if rules:
        reply_to(life.person, rules, happening.reply, advice.week, clock, life.random)
    return clock


@_happens.register
def _(happening: BadDay, life: Life, day: int, clock: FixedClock) -> FixedClock:
    bad_day(life.person, clock, life.random)
    return clock


@_happens.register
def _(happening: AnswersAgain, life: Life, day: int, clock: FixedClock) -> FixedClock:
    life.told.update(happening.answers)
    return asking.all_again(life, happening.cause, day, clock, happening.answers)


@_happens.register
def _(happening: WasSeen, life: Life, day: int, clock: FixedClock) -> FixedClock:
    """The report names every rule that holds; then all safety questions come again, and the screen decides."""
    state = hold_state(life.person, clock)
    report = Report(
        rules=tuple(held.id for held in state.holds if held.cleared_on is None),
        date=state.as_of, who=happening.who, where=happening.where, said=happening.said, in_person=True,
        may_exercise=happening.may_exercise, kind="clinician", limits=happening.limits, crisis_shown=True,
    )  # fmt: skip
    report_clearance(life.person, report, clock, life.random)
    life.told.update(happening.answers)
    return asking.all_again(life, "clearance", day, clock.forward(minutes=2), happening.answers)
