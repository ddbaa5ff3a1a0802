"""J3.2 by id: under each label one row that has to wait, one that may stay, and the release."""

from typing import Any

import pytest

from hingeback.engine.checking.held_back import HOLDS
from hingeback.engine.checking.tests.weeks import ana, item, plan_of, rules, rules_at, steps, with_item
from hingeback.engine.contracts.assessment import State
from hingeback.engine.contracts.history import History, Standing
from hingeback.engine.contracts.planning import PlanningInput

PREGNANT = {"A04": {"pregnant": "yes", "weeks": 12}}
LATE = {"A04": {"pregnant": "yes", "weeks": 16}}
OWNS = ["gym", "bicycle", "pool", "heat_pack"]

#: (rule, how Ana changes, row that is out, row that may stay)
HELD: list[tuple[str, dict[str, Any], str, str]] = [
    ("J3-STRAIN-1", {"labels": ("STRAIN",), "answers": {"A12": {"days": 6}}}, "child_pose", "cat_cow"),
    ("J3-STRAIN-2", {"labels": ("STRAIN",), "answers": {"A12": {"days": 9}}}, "lift_box_table", "hip_hinge_dowel"),
    ("J3-DISC-1", {"labels": ("DISC",)}, "cat_cow", "rock_back_neutral"),
    (
        "J3-DISC-2",
        {"labels": ("DISC",), "dp": "FLEX", "answers": {"A40": {"flexion": "centralised"}}},
        "knee_to_chest_double",
        "knee_to_chest_single",
    ),
    ("J3-DISC-3", {"labels": ("DISC",), "answers": {"A22": 1}}, "cycle_easy", "walk_brisk"),
    ("J3-SCI-1", {"labels": ("SCI",)}, "walk_brisk", "gait_tall_walk"),
    ("J3-SCI-2", {"labels": ("SCI",), "answers": {"A17": {"leg_side": "left"}}}, "hamstring_strap", "hamstring_90_90"),
    ("J3-SCI-3", {"labels": ("SCI",)}, "lift_box_table", "child_pose"),
    ("J3-SCI-4", {"labels": ("SCI",), "answers": {"A22": 1}}, "cycle_easy", "seated_whole_body"),
    ("J3-OA-1", {"labels": ("OA",)}, "standing_back_bend", "thoracic_ext_chair"),
    ("J3-STEN-1", {"labels": ("STEN",), "sten": "possible"}, "thoracic_ext_chair", "wall_extensor_hold"),
    ("J3-HYPERM-1", {"labels": ("HYPERM",)}, "calf_stretch_wall", "pelvic_tilt_seated"),
    ("J3-HYPERM-2", {"labels": ("HYPERM",)}, "suitcase_carry", "sit_to_stand"),
    ("J3-SPONDY-1", {"labels": ("SPONDY",)}, "hip_flexor_couch", "glute_bridge"),
    ("J3-FX8-1", {"fired": ("FX-8",)}, "desk_reset_stand", "abdominal_brace"),
    ("J3-OST-1", {"labels": ("OST",)}, "knee_rolls_supine", "hip_hinge_dowel"),
    ("J3-OST-2", {"answers": {"A51": ["vertebral_fracture"]}}, "incline_treadmill_walk", "walk_brisk"),
    ("J3-OSTL-1", {"labels": ("OST-lite",)}, "cat_cow", "knee_to_chest_single"),
    ("J3-PREG-0", {"labels": ("PREG",), "answers": PREGNANT}, "swim_easy", "water_walk"),
    ("J3-PREG-1", {"labels": ("PREG",), "answers": LATE}, "bridge_march", "bird_dog_leg"),
    ("J3-PREG-2", {"labels": ("PREG",), "answers": PREGNANT}, "balance_reach", "step_up"),
    ("J3-PREG-3", {"labels": ("PREG",), "answers": PREGNANT | {"A103": "not_sure"}}, "step_up", "sit_to_stand"),
    ("J3-POSTOP-1", {"labels": ("POSTOP",)}, "suitcase_carry", "hip_hinge_dowel"),
    ("J3-RD9B-1", {"fired": ("RD-9b",)}, "step_up", "glute_bridge"),
    ("J3-FALLS-1", {"labels": ("FALLS",)}, "taichi_set", "balance_tandem"),
    ("J3-FALLS-2", {"answers": {"A69": ["floor"]}}, "bird_dog_leg", "side_leg_raise"),
    ("J3-FALLS-2", {"answers": {"A68": {"floor_work": "refuse"}}}, "cat_cow", "side_leg_raise"),
    ("J3-OLDER-1", {"labels": ("OLDER",)}, "balance_reach", "balance_tandem"),
    ("J3-WIDE-1", {"labels": ("WIDE",), "state": State.STRENGTHEN}, "side_plank", "side_plank_knees"),
    ("J3-CARD-1", {"labels": ("CARDIO-CAP",)}, "cycle_interval", "cycle_easy"),
    ("J3-BP-1", {"labels": ("BP",)}, "plank_knees", "plank_incline"),
    ("J3-SEAT-1", {"labels": ("SEATED",)}, "heel_raise", "seated_rotation"),
    ("J3-DIR-1", {"answers": {"A40": {"flexion": "peripheralised"}}}, "child_pose", "rock_back_neutral"),
    ("J3-DIR-1", {"answers": {"A40": {"extension": "peripheralised"}}}, "swim_easy", "water_walk"),
]


def _knows(row: str, **changes: Any) -> PlanningInput:
    """Ana, who owns everything and has done this row often, so that nothing but the hold can speak."""
    history = changes.pop("history", History(standings=(Standing(exercise=row, exposures=6),)))
    answers = {"A67": OWNS} | changes.pop("answers", {})
    return ana(answers=answers, history=history, **changes)


def _brought_in_by(row: str, inp: PlanningInput) -> set[str]:
    """The rules that this row breaks when it is added, held no longer than 10 seconds."""
    extra = item(row)
    short = extra.model_copy(update={"hold_s": min(extra.hold_s, 10)}) if extra.hold_s else extra
    return rules_at(row, with_item(6, short), inp)


@pytest.mark.parametrize(("rule", "changes", "out", "stays"), HELD)
def test_a_row_that_has_to_wait_is_named_with_its_rule(
    rule: str, changes: dict[str, Any], out: str, stays: str
) -> None:
    assert rule in _brought_in_by(out, _knows(out, **changes))
    assert rule not in _brought_in_by(out, _knows(out)), "without the label the row may stay"
    assert rule not in _brought_in_by(stays, _knows(stays, **changes))


@pytest.mark.parametrize(("rule", "changes", "out", "stays"), HELD)
def test_a_row_that_has_to_wait_breaks_the_step_avoid_first(
    rule: str, changes: dict[str, Any], out: str, stays: str
) -> None:
    assert "E5-7f" in steps(with_item(6, item(out)), _knows(out, **changes))


def test_every_hold_of_the_annex_has_a_test() -> None:
    assert {hold.id for hold in HOLDS} == {rule for rule, *_ in HELD}


RELEASED: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    ("J3-STRAIN-1", {"labels": ("STRAIN",), "answers": {"A12": {"days": 7}}}, {"green_sessions": 2}, "child_pose"),
    ("J3-STRAIN-2", {"labels": ("STRAIN",), "answers": {"A12": {"days": 10}}}, {"green_sessions": 1}, "lift_box_table"),
    ("J3-DISC-1", {"labels": ("DISC",), "week": 3}, {"plan_day": 15, "green_sessions_in_row": 3}, "cat_cow"),
    ("J3-OA-1", {"labels": ("OA",), "week": 2}, {"green_sessions": 3}, "standing_back_bend"),
    (
        "J3-SCI-2",
        {"labels": ("SCI",), "week": 3, "answers": {"A16": 3, "A17": {"leg_side": "left"}}},
        {"sessions_without_spread": 3},
        "hamstring_strap",
    ),
    ("J3-OLDER-1", {"labels": ("OLDER",), "answers": {"tests": {"T3": [10, 12]}}}, {}, "balance_reach"),
    (
        "J3-POSTOP-1",
        {"labels": ("POSTOP",), "clearances": ({"rule": "RD-9c", "date": "2026-11-20"},)},
        {},
        "suitcase_carry",
    ),
    ("J3-CARD-1", {"labels": ("CARDIO-CAP",), "clearances": ({"rule": "J3-CARD-1", "date": "2026-11-01"},)}, {},
     "cycle_interval"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "changes", "history", "row"), RELEASED)
def test_a_release_lets_the_row_back_in(rule: str, changes: dict[str, Any], history: dict[str, Any], row: str) -> None:
    done = History(standings=(Standing(exercise=row, exposures=6),), **history)
    plan = with_item(6, item(row))

    assert rule not in rules(plan, _knows(row, history=done, **changes))


def test_bending_ladder_steps_four_and_five_wait_for_week_four_in_disc() -> None:
    done = History(standings=(Standing(exercise="flexion_seated", exposures=6),), plan_day=15, green_sessions_in_row=3)
    third, fourth = (ana(labels=("DISC",), history=done, week=week) for week in (3, 4))
    plan = with_item(6, item("flexion_seated"))

    assert "J3-DISC-1" in rules(plan, third)
    assert "J3-DISC-1" not in rules(plan, fourth)


def test_the_side_without_leg_pain_may_be_stretched() -> None:
    inp = _knows("hamstring_strap", labels=("SCI",), answers={"A17": {"leg_side": "left"}})

    assert "J3-SCI-2" not in rules(with_item(6, item("hamstring_strap", side="right")), inp)
    assert "J3-SCI-2" in rules(with_item(6, item("hamstring_strap", side="left")), inp)
    assert "J3-SCI-2" in rules(with_item(6, item("hamstring_strap")), inp)


def test_an_old_clearance_and_a_self_report_lift_nothing() -> None:
    old = {"rule": "RD-9c", "date": "2026-05-01"}
    own = {"rule": "RD-9c", "date": "2026-11-20", "kind": "self_reported", "may_exercise": "yes"}
    for clearance in (old, own):
        inp = _knows("suitcase_carry", labels=("POSTOP",), clearances=(clearance,))
        assert "J3-POSTOP-1" in rules(with_item(6, item("suitcase_carry")), inp)


def test_late_in_pregnancy_one_short_item_on_the_back_is_the_most() -> None:
    inp = _knows("heel_slide", labels=("PREG",), answers=LATE)
    one = [[item("heel_slide")], *[[item("pelvic_tilt_seated")]] * 6]
    two = [[item("heel_slide"), item("pelvic_tilt_supine")], *one[1:]]
    long = [[item("heel_slide", 4)], *one[1:]]

    assert "J3-PREG-1" not in rules(plan_of(one), inp)
    assert "J3-PREG-1" in rules(plan_of(two), inp)
    assert "J3-PREG-1" in rules(plan_of(long), inp)


def test_a_direction_blocked_after_leg_symptoms_spread_keeps_its_rows_out() -> None:
    history = History(standings=(Standing(exercise="knee_to_chest_single", exposures=6),), blocked_directions=("flex",))
    inp = _knows("knee_to_chest_single", history=history)

    assert _brought_in_by("knee_to_chest_single", inp) == {"J2-peripheralise"}


def test_disc_with_a_bending_preference_from_answers_alone_keeps_the_stricter_hold() -> None:
    """J3-DISC-1 speaks of dp≠FLEX, J3-DISC-2 of dp=FLEX by A40: between them the safer one holds."""
    inp = _knows("knee_to_chest_single", labels=("DISC",), dp="FLEX")

    assert "J3-DISC-1" in _brought_in_by("knee_to_chest_single", inp)
