from datetime import timedelta
from typing import Any

import pytest

from hingeback.engine.checking.tests.weeks import (
    MONDAY,
    WHY,
    ana,
    good_days,
    item,
    lesson,
    plan_of,
    rules,
    steps,
    with_instead,
    with_item,
)
from hingeback.engine.contracts.assessment import State
from hingeback.engine.contracts.plan import Plan, PlanItem, Reason
from hingeback.engine.contracts.safety import Action


def _good() -> Plan:
    return plan_of(good_days())


def test_seven_days_in_a_row_make_a_week() -> None:
    good = _good()
    gap = good.model_copy(update={"days": (*good.days[:6], _moved(good.days[6]))})
    short = plan_of([[*good_days()[0], item("pelvic_tilt_supine")], *good_days()[1:6]])

    assert "PLAN" in rules(gap, ana())
    assert "PLAN" in rules(short, ana())
    assert "PLAN" in rules(plan_of(good_days(), starts=MONDAY + timedelta(days=1)), ana())


def _moved(day: Any) -> Any:
    return day.model_copy(update={"date": day.date + timedelta(days=1)})


def test_the_sums_have_to_be_right() -> None:
    good = _good()
    off = good.model_copy(update={"counted_minutes": good.counted_minutes + 1})
    total = good.model_copy(update={"totals": good.totals | {"P-STR": 99}})

    assert rules(off, ana()) == {"PLAN"}
    assert rules(total, ana()) == {"PLAN"}


def test_the_week_number_is_that_of_the_person() -> None:
    assert rules(plan_of(good_days(), week=2), ana()) == {"PLAN"}


def test_every_item_says_why_it_is_here() -> None:
    assert rules(with_instead("walk_easy", item("walk_easy", why=())), ana()) == {"E5-8"}


def test_a_row_stays_in_its_pillar() -> None:
    assert rules(with_item(6, item("ease_side_lying", pillar="P-FLX")), ana()) == {"J1"}


def test_breath_may_stand_for_ease() -> None:
    assert rules(with_item(6, item("breath_diaphragm", pillar="P-REL")), ana()) == set()


@pytest.mark.parametrize(
    ("row", "minutes", "allowed"),
    [("knee_rock_crook", 2, True), ("walk_easy", 2, True), ("walk_easy", 3, False), ("abdominal_brace", 2, False)],
)
def test_a_single_stretch_or_walk_break_under_three_minutes_may_go_uncounted(
    row: str, minutes: int, allowed: bool
) -> None:
    days = good_days()
    days[6] = [*days[6][1:], item("pelvic_tilt_supine"), item(row, minutes, uncounted=True)]

    assert ("J1" in rules(plan_of(days), ana())) is not allowed


def test_a_side_belongs_to_one_sided_rows() -> None:
    assert rules(with_instead("abdominal_brace", item("abdominal_brace", side="left")), ana()) == {"J4"}


def test_numbers_have_to_make_sense() -> None:
    assert "PLAN" in rules(with_instead("walk_easy", item("walk_easy", rpe=11)), ana())
    assert "PLAN" in rules(with_instead("abdominal_brace", item("abdominal_brace", reps=0)), ana())


def test_a_thing_without_exercise_is_a_lesson() -> None:
    nothing = PlanItem(exercise=None, pillar="P-STR", minutes=4, why=WHY)

    assert "J1" in rules(with_item(6, nothing), ana())


def test_every_week_has_a_lesson() -> None:
    days = good_days()
    days[0] = days[0][:-1]

    assert rules(plan_of(days), ana()) == {"J6.2-P-EDU"}
    assert steps(plan_of(days), ana()) == {"E5-7e"}


def test_a_lesson_has_to_be_open() -> None:
    assert rules(_good(), ana(lessons_open=("H01", "H02", "H05"))) == set()
    assert rules(_good(), ana(lessons_open=("H02",))) == {"B3"}
    assert "J4" in rules(with_item(6, lesson("H99")), ana())


@pytest.mark.parametrize(("lesson_id", "found"), [("H01", set()), ("H09", {"B3"}), ("H99", {"B3", "J4"})])
def test_a_lesson_in_the_public_shape_is_known_by_the_rule_of_its_reason(lesson_id: str, found: set[str]) -> None:
    named = lesson().model_copy(update={"lesson": None, "why": (Reason(rule=lesson_id, source="D", text="Read it."),)})
    week = plan_of([[named if one.pillar == "P-EDU" else one for one in day] for day in good_days()])

    assert rules(week, ana(lessons_open=("H01", "H02", "H05"))) == found


@pytest.mark.parametrize(
    "changes",
    [
        {"action": Action.WITHHOLD, "state": State.HOLD_SAFETY},
        {"action": Action.WITHHOLD, "state": State.INCOMPLETE},
        {"state": State.HOLD_SAFETY},
        {"action": Action.WITHHOLD},
    ],
)
def test_while_exercise_is_withheld_no_plan_is_accepted(changes: dict[str, Any]) -> None:
    lessons = plan_of([[lesson("H02")], [], [], [], [], [], []])

    assert rules(_good(), ana(**changes)) == {"J3-HOLD"}
    assert rules(lessons, ana(**changes)) == {"J3-HOLD"}


def test_days_that_had_begun_are_kept_and_not_judged_again() -> None:
    before = _good()
    tuesday = MONDAY + timedelta(days=1)
    now_out = {"A68": {"walking": "refuse"}}
    rest = with_instead("walk_easy", item("march_on_spot", 6))
    kept = plan_of([list(before.days[0].items), *[list(day.items) for day in rest.days[1:]]])
    inp = ana(answers=now_out, previous=before, frozen_before=tuesday)

    assert rules(kept, inp) == set()
    assert "PLAN" in rules(rest, inp)
