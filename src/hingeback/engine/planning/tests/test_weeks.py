"""The same week for the same answers, whatever their order; nothing for anybody who is held; begun days stay."""

from datetime import timedelta
from random import Random
from typing import Any

import pytest
from tests.population import random_sheet
from tests.population.inputs import first_week

from hingeback.engine.checking import check_plan
from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.assessment import State
from hingeback.engine.contracts.history import History, Wish
from hingeback.engine.contracts.plan import Plan
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.planning import Withheld, plan_week
from hingeback.engine.planning.tests.people import LIBRARY, TODAY, ben, items_of, planned, rows_of


def shuffled(sheet: AnswerSheet, rng: Random) -> AnswerSheet:
    """The same answers, told in another order."""
    data: dict[str, Any] = sheet.model_dump(mode="json", exclude_none=True)
    answers = list(data["answers"].items())
    rng.shuffle(answers)
    for item, value in answers:
        if item in ("A10", "A18", "A51", "A52", "A53", "A67", "A69", "A96", "A97", "A98", "A99", "A100"):
            rng.shuffle(value)
    return AnswerSheet.model_validate(data | {"answers": dict(answers)})


def without_echo(plan: Plan) -> list[Any]:
    """A plan without the answers that its reasons quote as they were given."""
    return [
        (day.date, [(i.model_dump(exclude={"why"}), [(r.rule, r.text) for r in i.why]) for i in day.items])
        for day in plan.days
    ]


@pytest.mark.parametrize("seed", range(400_000, 400_025))
def test_the_same_answers_in_any_order_give_the_same_week(seed: int) -> None:
    rng = Random(seed)
    sheet = random_sheet(rng)
    inp, other = first_week(sheet, LIBRARY), first_week(shuffled(sheet, rng), LIBRARY)
    if inp is None or other is None:
        assert inp is other
        return
    plan = plan_week(inp, LIBRARY)

    assert plan_week(inp, LIBRARY) == plan
    assert without_echo(plan_week(other, LIBRARY)) == without_echo(plan)


def test_nobody_who_is_held_gets_a_week() -> None:
    held = ben(S01={"answer": "yes"})

    with pytest.raises(Withheld) as refusal:
        plan_week(held, LIBRARY)
    assert refusal.value.rules


@pytest.mark.parametrize("state", [State.HOLD_SAFETY, State.INCOMPLETE])
def test_no_state_of_holding_gets_a_week(state: State) -> None:
    with pytest.raises(Withheld):
        plan_week(ben().model_copy(update={"state": state}), LIBRARY)


def test_days_that_have_begun_stay_as_they_were() -> None:
    inp = ben()
    before = planned(inp)
    row = next(str(item.exercise) for item in items_of(before) if item.pillar == "P-STR")
    again = inp.model_copy(
        update={
            "previous": before,
            "frozen_before": TODAY + timedelta(days=3),
            "history": History(wishes=(Wish(leave_out=row),)),
        }
    )
    after = planned(again)

    assert after.days[:3] == before.days[:3]
    assert row not in {item.exercise for day in after.days[3:] for item in day.items}
    assert check_plan(after, again, LIBRARY).accepted


def test_a_row_that_was_wished_for_comes() -> None:
    inp = ben()
    row = next(str(item.exercise) for item in items_of(planned(inp)) if item.pillar == "P-FLX")
    wished = inp.model_copy(update={"history": History(wishes=(Wish(leave_out=row, instead="knee_rock_crook"),))})

    rows = rows_of(wished)
    assert row not in rows
    assert "knee_rock_crook" in rows


def test_no_item_on_the_back_is_long_late_in_pregnancy() -> None:
    """Annex J3-PREG-1, also where a dose has grown by F2."""
    from hingeback.engine.contracts.history import DoseChange, Standing

    grown = History(
        standings=(Standing(exercise="hamstring_90_90", exposures=8, dose=DoseChange(sets=3, minutes=5, rule="F2-1")),)
    )
    inp = ben(A02="female", A04={"pregnant": "yes", "weeks": 20}, S50={"answer": "no"})
    later: PlanningInput = inp.model_copy(update={"history": grown, "week": 3})
    supine = [i for i in items_of(planned(later)) if i.exercise and LIBRARY.exercises[i.exercise].position == "supine"]

    assert all(item.minutes <= 3 for item in supine)


def test_uncounted_stretches_stay_under_three_minutes() -> None:
    inp = ben(A65={"days": 1, "minutes": 5}, A68=dict.fromkeys(("mindfulness", "yoga", "tai_chi", "pilates"), "refuse"))
    week = items_of(planned(inp))

    assert all(i.minutes < 3 for i in week if i.uncounted and i.pillar in ("P-FLX", "P-CAR"))


@pytest.mark.parametrize("days", range(1, 8))
@pytest.mark.parametrize("minutes", [5, 10, 30, 60])
def test_every_amount_of_time_gives_a_week_that_is_accepted(days: int, minutes: int) -> None:
    inp = ben(A65={"days": days, "minutes": minutes})

    assert check_plan(planned(inp), inp, LIBRARY).violations == ()


def test_a_row_that_was_planned_before_is_not_new_again() -> None:
    inp = ben()
    before = planned(inp)
    next_week = inp.model_copy(update={"previous": before, "week": 2, "starts": TODAY + timedelta(days=7)})
    again = {str(i.exercise): i.new for i in items_of(planned(next_week)) if i.exercise}
    known = {str(i.exercise) for i in items_of(before) if i.exercise}

    assert known & again.keys()
    assert not any(again[row] for row in known & again.keys())


def test_a_known_row_stays_through_a_flare_within_the_limit_of_the_state() -> None:
    """The entry of J3.1 is for new rows; a flare holds to level 2 (J3-CALM)."""
    from hingeback.engine.contracts.history import Standing
    from hingeback.engine.planning import why_not

    done = History(standings=(Standing(exercise="hip_ext_standing", exposures=6),))
    flare = ben().model_copy(update={"state": State.FLARE, "week": 4})

    assert why_not(flare, LIBRARY, "hip_ext_standing").out
    assert not why_not(flare.model_copy(update={"history": done}), LIBRARY, "hip_ext_standing").out


def test_what_is_swapped_keeps_its_kind() -> None:
    """Who leaves a stretch for the calf out is offered leg stretches, not a nod of the neck."""
    from hingeback.engine.planning import swap_options

    inp = ben()
    offered = [LIBRARY.exercises[row] for row in swap_options(inp, LIBRARY, "calf_stretch_wall", planned(inp))]

    assert offered
    assert all(row.ppillar == "P-FLX" and row.ladder != "neck" for row in offered)
    assert offered[0].ladder in ("hamstring", "calf", "hip_flexor")


def test_whoever_falls_trains_balance_for_nine_minutes_though_each_bout_is_small() -> None:
    """Annex J6.2: "P-NMR floor = max(floor, 9) as balance on >= 3 days"; the caution halves each dose at first."""
    from hingeback.engine.planning.pool import is_balance

    week = planned(ben(A55={"count": 2, "injury": False}, A65={"days": 5, "minutes": 30}))
    balance = [
        (day.date, item.counted_minutes)
        for day in week.days
        for item in day.items
        if item.exercise and is_balance(LIBRARY.exercises[item.exercise])
    ]

    assert len({day for day, _ in balance}) >= 3
    assert sum(minutes for _, minutes in balance) >= 9
