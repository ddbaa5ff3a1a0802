"""A week that follows a session's decision: nothing changes without one, and every red one finds an accepted week."""

from datetime import timedelta
from random import Random

import pytest
from tests.population.people import random_sheet

from hingeback.engine import checking, matching, planning, progression
from hingeback.engine.contracts.history import History, SessionEntry
from hingeback.engine.contracts.plan import Plan, PlanItem
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.contracts.safety import Action
from hingeback.engine.library import load_library

LIBRARY = load_library()
PERSONS = range(40)


def begun_week(seed: int) -> tuple[PlanningInput, Plan]:
    """Somebody who may exercise, on the morning after a day of the first week."""
    rng = Random(seed)
    while True:
        sheet = random_sheet(rng)
        assessment = matching.assess(sheet, LIBRARY)
        if assessment.screen.action is not Action.WITHHOLD:
            break
    first = PlanningInput(sheet=sheet, assessment=assessment, state=assessment.initial_state, starts=sheet.as_of)
    plan = planning.plan_week(first, LIBRARY)
    days = rng.randint(1, 5)
    return first.model_copy(update={"previous": plan, "frozen_before": first.starts + timedelta(days=days)}), plan


def after_a_session(inp: PlanningInput, plan: Plan, spread: bool = False) -> tuple[PlanningInput, list[str], str]:
    """The input after the last begun day was red; rows with a new dose; and the row that was named."""
    day = next(day for day in reversed(plan.days) if inp.frozen_before and day.date < inp.frozen_before)
    items = {str(item.exercise): item for item in day.items if item.exercise}
    named = next(iter(items), "")
    entries = [
        SessionEntry(at=day.date, exercise=row, pre=2, peak=7, post=2, next=2, rpe=4, spread=spread and row == named,
                     note="named" if row == named else "")
        for row in items
    ]  # fmt: skip
    if not entries:
        return inp, [], ""
    colour = progression.colour_session(entries, 2.0, LIBRARY, days_after_new=1)
    tags = matching.caution_tags(inp.sheet, inp.assessment, inp.state, History(), LIBRARY)
    pace = progression.pace_of(inp.assessment, inp.state, inp.sheet.answers.A82, tags, LIBRARY)
    decisions = progression.decide_session(entries, colour, History(), pace, LIBRARY, list(items.values()))
    history = progression.update_history(History(), entries, colour, decisions, LIBRARY)
    return inp.model_copy(update={"history": history}), [d.exercise for d in decisions if d.change], named


def coming(plan: Plan, inp: PlanningInput, row: str) -> list[PlanItem]:
    days = [day for day in plan.days if inp.frozen_before and day.date >= inp.frozen_before]
    return [item for day in days for item in day.items if item.exercise == row]


@pytest.mark.parametrize("seed", PERSONS)
def test_without_a_decision_nothing_changes(seed: int) -> None:
    inp, plan = begun_week(seed)

    assert planning.pace_week(inp, plan, LIBRARY).days == plan.days


@pytest.mark.parametrize("seed", PERSONS)
def test_a_red_session_finds_an_accepted_week_that_is_no_harder(seed: int) -> None:
    before, plan = begun_week(seed)
    inp, redosed, named = after_a_session(before, plan)

    tries = [planning.pace_week(inp, plan, LIBRARY, redosed), planning.plan_week(inp, LIBRARY)]
    accepted = [paced for paced in tries if checking.check_plan(paced, inp, LIBRARY).accepted]

    assert accepted
    most = max((item.minutes for item in coming(plan, inp, named)), default=0)
    paced = tries[0]
    assert all(item.minutes <= most for item in coming(paced, inp, named))
    assert [day for day in paced.days if inp.frozen_before and day.date < inp.frozen_before] == [
        day for day in plan.days if inp.frozen_before and day.date < inp.frozen_before
    ]


@pytest.mark.parametrize("seed", PERSONS)
def test_a_row_that_sent_signs_down_the_leg_is_gone_from_the_days_to_come(seed: int) -> None:
    before, plan = begun_week(seed)
    inp, redosed, named = after_a_session(before, plan, spread=True)

    tries = [planning.pace_week(inp, plan, LIBRARY, redosed), planning.plan_week(inp, LIBRARY)]

    assert any(checking.check_plan(paced, inp, LIBRARY).accepted for paced in tries)
    assert all(coming(paced, inp, named) == [] for paced in tries)
