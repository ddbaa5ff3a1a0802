"""Planning inputs of the population: first weeks and later weeks with a history."""

from datetime import date, timedelta
from random import Random

from tests.population.people import random_sheet

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.assessment import Assessment, State
from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.history import History, Standing, Wish
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.contracts.safety import Action
from hingeback.engine.matching import assess

_LATER_STATES = (State.CALM, State.BUILD, State.BUILD, State.STRENGTHEN, State.MAINTAIN, State.FLARE)
_COLOURS = ("GREEN", "GREEN", "AMBER", "RED", "")


def random_input(rng: Random, library: Library) -> PlanningInput | None:
    """One person and one week; None for a person from whom exercise is withheld."""
    return input_of(random_sheet(rng), rng, library)


def input_of(sheet: AnswerSheet, rng: Random, library: Library) -> PlanningInput | None:
    """A week of this person: half of them the first, half a later one."""
    assessment = assess(sheet, library)
    if assessment.screen.action is Action.WITHHOLD:
        return None
    if rng.random() < 0.5:
        return PlanningInput(
            sheet=sheet, assessment=assessment, state=assessment.initial_state, starts=_monday(sheet.as_of)
        )
    return _later_week(sheet, assessment, rng, library)


def first_week(sheet: AnswerSheet, library: Library) -> PlanningInput | None:
    """The first week of this person; None while exercise is withheld or an answer is missing."""
    assessment = assess(sheet, library)
    if assessment.screen.action is Action.WITHHOLD or assessment.initial_state is State.INCOMPLETE:
        return None
    return PlanningInput(sheet=sheet, assessment=assessment, state=assessment.initial_state, starts=sheet.as_of)


def _monday(day: date) -> date:
    return day + timedelta(days=(7 - day.weekday()) % 7)


def _later_week(sheet: AnswerSheet, assessment: Assessment, rng: Random, library: Library) -> PlanningInput:
    week = rng.randint(2, 12)
    gentle = assessment.initial_state is State.GENTLE
    return PlanningInput(
        sheet=sheet,
        assessment=assessment,
        state=State.GENTLE if gentle else rng.choice(_LATER_STATES),
        starts=sheet.as_of,
        week=week,
        history=random_history(rng, library, sheet.as_of, week),
        volume_minutes=rng.choice((None, rng.randint(20, 300))),
    )


def random_history(rng: Random, library: Library, today: date, week: int) -> History:
    """Standings with a dozen rows, steps climbed in a few ladders, now and then a block or a wish."""
    rows, greens = rng.sample(library.launch_rows(), 12), rng.randint(0, 5)
    return History(
        standings=tuple(_standing(rng, row, today) for row in rows),
        ladder_steps={row.ladder: rng.randint(row.step, row.step_to) for row in rows[:6]},
        green_sessions_in_row=greens,
        green_sessions=greens + rng.randint(0, 3 * week),
        sessions_without_spread=rng.randint(0, 3 * week),
        last_two_sessions_red=rng.random() < 0.1,
        plan_day=7 * (week - 1) + 1,
        wishes=(Wish(leave_out=rows[0].id),) if rng.random() < 0.2 else (),
        blocked_directions=(rng.choice(("flex", "ext", "rot", "side")),) if rng.random() < 0.1 else (),
    )


def _standing(rng: Random, row: Exercise, today: date) -> Standing:
    return Standing(
        exercise=row.id,
        exposures=rng.randint(0, 8),
        greens_in_row=rng.randint(0, 3),
        last_colour=rng.choice(_COLOURS),
        last_planned=today - timedelta(days=rng.randint(1, 20)),
        blocked_until=today + timedelta(days=rng.randint(1, 13)) if rng.random() < 0.1 else None,
    )
