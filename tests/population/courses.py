"""Whole courses of care: weeks one after another, with sessions, pain that rises and falls, wishes and changed answers.

Everything is a pure function of the random generator that is handed in. Plans are made by the planner under test, as
the next week depends on them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.population.calm import LIKABLE, TIMES
from tests.population.inputs import first_week

from hingeback.engine.contracts.answers import Answers, AnswerSheet
from hingeback.engine.contracts.assessment import Irritability, State
from hingeback.engine.contracts.history import History, SessionEntry, Wish
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.plan import Plan, PlanDay
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.contracts.safety import Action
from hingeback.engine.matching import assess
from hingeback.engine.planning import plan_week
from hingeback.engine.progression import colour_session, decide_session, pace_of, update_history

_NEXT_STATES = {
    State.CALM: (State.CALM, State.BUILD, State.FLARE),
    State.BUILD: (State.BUILD, State.BUILD, State.STRENGTHEN, State.FLARE),
    State.STRENGTHEN: (State.STRENGTHEN, State.STRENGTHEN, State.MAINTAIN, State.FLARE),
    State.MAINTAIN: (State.MAINTAIN, State.FLARE),
    State.FLARE: (State.FLARE, State.BUILD, State.CALM),
}
_NOTES = ("", "", "", "too_easy", "worried", "named")


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch of a course: what the planner is given, and the plan it makes of it."""

    inp: PlanningInput
    plan: Plan


def course(sheet: AnswerSheet, rng: Random, library: Library, weeks: int = 4) -> Iterator[Stretch]:
    """The first week and those that follow; now and then a week is planned anew while it runs. Ends under a hold."""
    inp = first_week(sheet, library)
    while inp is not None and inp.week <= weeks:
        stretch = Stretch(inp, plan_week(inp, library))
        yield stretch
        told = _told(stretch, rng, library)
        if rng.random() < 0.4:
            again = _planned_anew(stretch, told, rng, library)
            if again is None:
                return
            yield again
            stretch = again
        inp = _next_week(stretch, _told(stretch, rng, library), rng, library)


def _told(stretch: Stretch, rng: Random, library: Library) -> History:
    """The history after the sessions of the week."""
    inp, history = stretch.inp, stretch.inp.history
    pace = pace_of(inp.assessment, inp.state, inp.sheet.answers.A82, (), library)
    temper = rng.choice(("calm", "calm", "mixed", "stirred"))
    for day in stretch.plan.days:
        entries = _session(day, rng, temper)
        if entries:
            colour = colour_session(entries, 3, library)
            decisions = decide_session(entries, colour, history, pace, library, day.items)
            history = update_history(history, entries, colour, decisions, library)
    planned = {item.exercise: day.date for day in stretch.plan.days for item in day.items if item.exercise}
    standings = tuple(
        s.model_copy(update={"last_planned": planned.get(s.exercise, s.last_planned)}) for s in history.standings
    )
    return history.model_copy(update={"standings": standings, "plan_day": 7 * inp.week + 1})


def _session(day: PlanDay, rng: Random, temper: str) -> tuple[SessionEntry, ...]:
    if rng.random() < 0.15:
        return ()
    rise = {"calm": (0, 1), "mixed": (0, 3), "stirred": (1, 6)}[temper]
    rows = list(dict.fromkeys(item.exercise for item in day.items if item.exercise))
    return tuple(_entry(row, day.date, rng, rise) for row in rows)


def _entry(row: str, day: date, rng: Random, rise: tuple[int, int]) -> SessionEntry:
    pre = rng.randint(0, 3)
    peak = min(10, pre + rng.randint(*rise))
    fact: dict[str, Any] = {"rpe": rng.choice((None, 3, 4, 5, 6, 8)), "note": rng.choice(_NOTES)}
    if rng.random() < 0.1:
        fact |= {"reps_done": 7, "reps_planned": 10}
    return SessionEntry(
        at=day, exercise=row, pre=pre, peak=peak, post=pre, next=rng.choice((None, *[pre] * 6, *[pre + 1] * 5)),
        spread=rise[1] > 3 and rng.random() < 0.02, doms=rng.random() < 0.2, **fact,
    )  # fmt: skip


def _planned_anew(stretch: Stretch, history: History, rng: Random, library: Library) -> Stretch | None:
    """The same week from a later day on: begun days stay, wishes and changed answers count."""
    inp = _with_answers(stretch.inp, rng, library)
    if inp is None:
        return None
    inp = inp.model_copy(
        update={
            "history": _wished(stretch, history, rng),
            "previous": stretch.plan,
            "frozen_before": inp.starts + timedelta(days=rng.randint(1, 6)),
        }
    )
    return replace(stretch, inp=inp, plan=plan_week(inp, library))


def _wished(stretch: Stretch, history: History, rng: Random) -> History:
    rows = [item.exercise for day in stretch.plan.days for item in day.items if item.exercise]
    if not rows or rng.random() < 0.5:
        return history
    return history.model_copy(update={"wishes": (*history.wishes, Wish(leave_out=str(rng.choice(rows))))})


def _next_week(stretch: Stretch, history: History, rng: Random, library: Library) -> PlanningInput | None:
    inp = _with_answers(stretch.inp, rng, library)
    if inp is None:
        return None
    state = _next_state(inp, rng)
    starts = inp.starts + timedelta(days=7 * rng.choice((1, 1, 1, 1, 2)))
    return inp.model_copy(
        update={
            "state": state,
            "starts": starts,
            "sheet": inp.sheet.model_copy(update={"as_of": max(inp.sheet.as_of, starts)}),
            "week": inp.week + 1,
            "history": history,
            "previous": stretch.plan,
            "frozen_before": None,
            "volume_minutes": _next_volume(stretch, rng),
        }
    )


def _next_state(inp: PlanningInput, rng: Random) -> State:
    if inp.assessment.screen.action is Action.GENTLE_ONLY:
        return State.GENTLE
    return rng.choice(_NEXT_STATES.get(inp.state, (inp.assessment.initial_state,)))


def _next_volume(stretch: Stretch, rng: Random) -> int | None:
    """At most a fifth and 30 minutes more (F3), a third less, or V0 again."""
    now = stretch.plan.counted_minutes
    high = stretch.inp.assessment.irritability is Irritability.HIGH
    most = min(int(now * (1.1 if high else 1.2)), now + 30)
    return None if rng.random() < 0.2 else rng.randint(max(5, int(now * 0.7)), max(6, most))


def _with_answers(inp: PlanningInput, rng: Random, library: Library) -> PlanningInput | None:
    """New answers now and then; None when they withhold exercise."""
    if rng.random() < 0.5:
        return inp
    answers = inp.sheet.answers.model_dump(exclude_none=True) | rng.choice(_CHANGES)(rng)
    sheet = inp.sheet.model_copy(update={"answers": Answers.model_validate(answers)})
    assessment = assess(sheet, library)
    if assessment.screen.action is Action.WITHHOLD or assessment.initial_state is State.INCOMPLETE:
        return None
    state = State.GENTLE if assessment.initial_state is State.GENTLE else inp.state
    return inp.model_copy(update={"sheet": sheet, "assessment": assessment, "state": state})


def _pain(rng: Random) -> dict[str, Any]:
    average = rng.randint(0, 9)
    return {"A15": {"now": average, "avg7": average, "worst7": min(10, average + 1)}}


def _time(rng: Random) -> dict[str, Any]:
    return {"A65": {"days": rng.randint(1, 7), "minutes": rng.choice(TIMES), "decline_light": rng.random() < 0.2}}


def _likes(rng: Random) -> dict[str, Any]:
    return {"A68": {item: rng.choice(("like", "neutral", "neutral", "refuse")) for item in LIKABLE}}


def _things(rng: Random) -> dict[str, Any]:
    return {"A67": rng.sample(("resistance_band", "stationary_bike", "pool", "gym", "step"), rng.randint(0, 3))}


def _new_sign(rng: Random) -> dict[str, Any]:
    item = rng.choice(("S02", "S06", "S30", "S44"))
    return {item: {"answer": "yes", "started_days": rng.randint(0, 60), "checked": rng.random() < 0.7}}


_CHANGES = (_pain, _pain, _time, _likes, _things, _new_sign)
