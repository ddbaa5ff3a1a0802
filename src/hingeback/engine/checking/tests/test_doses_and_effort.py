from typing import Any

import pytest

from hingeback.engine.checking.dose_text import smaller_limits, usual_limits
from hingeback.engine.checking.tests.weeks import LIBRARY, ana, item, plan_of, rules, rules_at, with_instead, with_item
from hingeback.engine.contracts.assessment import State
from hingeback.engine.contracts.history import History, Standing
from hingeback.engine.contracts.safety import Action


@pytest.mark.parametrize(
    ("row", "reps", "hold_s"),
    [
        ("flexion_standing", 8, None),
        ("side_plank_knees", 6, 10),
        ("hamstring_strap", 1, 30),
        ("heel_slide", 8, None),
        ("plank_incline", 1, 20),
        ("knee_to_chest_single", 5, 10),
    ],
)
def test_the_largest_usual_dose_is_read_from_the_row(row: str, reps: int, hold_s: int | None) -> None:
    limits = usual_limits(LIBRARY.exercises[row])

    assert (limits.reps, limits.hold_s) == (reps, hold_s)


@pytest.mark.parametrize("row", [row.id for row in LIBRARY.launch_rows()])
def test_every_launch_row_has_a_smaller_dose_that_can_be_checked(row: str) -> None:
    limits = smaller_limits(LIBRARY.exercises[row])

    assert any((limits.sets, limits.minutes)) or row == "self_massage_ball"


SHOULDER = {"A99": ["knee"]}


def test_a_row_with_a_caution_starts_twice_at_its_smaller_dose() -> None:
    step = {"sets": 1, "reps": 4}
    known = History(standings=(Standing(exercise="sit_to_stand", exposures=2),), ladder_steps={"squat": 2})
    fresh = History(ladder_steps={"squat": 2})
    full, small = with_item(6, item("sit_to_stand")), with_item(6, item("sit_to_stand", **step))

    assert "J2-knee" in rules(full, ana(answers=SHOULDER, history=fresh))
    assert "J2-knee" not in rules(small, ana(answers=SHOULDER, history=fresh))
    assert "J2-knee" not in rules(full, ana(answers=SHOULDER, history=known))


def test_the_third_exposure_inside_one_week_may_be_the_full_dose() -> None:
    history = History(standings=(Standing(exercise="sit_to_stand", exposures=0, last_planned="2026-11-20"),))
    small, full = item("sit_to_stand", sets=1, reps=4), item("sit_to_stand")
    week = [[small], [], [small], [], [full], [], []]
    too_soon = [[small], [], [full], [], [full], [], []]

    assert "J2-knee" not in rules(plan_of(week), ana(answers=SHOULDER, history=history))
    assert "J2-knee" in rules(plan_of(too_soon), ana(answers=SHOULDER, history=history))


@pytest.mark.parametrize("dose", [{"reps": 40}, {"sets": 4}, {"hold_s": 60}, {"minutes": 7}])
def test_a_dose_far_above_the_rows_own_is_refused(dose: dict[str, Any]) -> None:
    assert rules(with_instead("abdominal_brace", item("abdominal_brace", **dose)), ana()) == {"F2-11"}


def test_a_dose_that_has_grown_by_steps_is_fine() -> None:
    done = History(standings=(Standing(exercise="abdominal_brace", exposures=4),))
    grown = with_instead("abdominal_brace", item("abdominal_brace", reps=12, sets=3))

    assert rules(grown, ana(history=done)) == set()


def test_gentle_only_means_effort_three_and_blocks_of_fifteen_minutes() -> None:
    gentle = {"action": Action.GENTLE_ONLY, "state": State.GENTLE, "v0": 60}
    quick = with_instead("walk_easy", item("walk_easy", 9, rpe=4))
    long = [[item("walk_easy", 16)], *[[item("walk_easy", 5)]] * 6]

    assert "J3-GENTLE" in rules(quick, ana(**gentle))
    assert "J3-GENTLE" in rules(plan_of(long), ana(**gentle))
    assert "J3-GENTLE" not in rules(with_instead("walk_easy", item("walk_easy", 9, rpe=3)), ana(**gentle))


def test_effort_above_six_is_refused_under_a_cardio_cap() -> None:
    hard, easy = (with_instead("walk_easy", item("walk_easy", rpe=rpe)) for rpe in (7, 6))
    capped = {"labels": ("CARDIO-CAP",), "fired": ("RD-3",)}

    assert "RD-3" in rules(hard, ana(**capped))
    assert "RD-3" not in rules(easy, ana(**capped))
    assert "RD-3" not in rules(hard, ana())


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("J3-BP-1", {"labels": ("BP",)}),
        ("J3-PREG-2", {"labels": ("PREG",), "answers": {"A04": {"pregnant": "yes", "weeks": 9}}}),
    ],
)
def test_holds_stay_at_ten_seconds_with_high_blood_pressure_and_in_pregnancy(rule: str, changes: Any) -> None:
    def held(hold_s: int | None) -> set[str]:
        stretch = item("calf_stretch_wall", hold_s=hold_s)
        return rules_at("calf_stretch_wall", with_item(6, stretch), ana(**changes))

    assert rule in held(11)
    assert rule in held(None), "a hold that is not said is the row's usual one"
    assert rule not in held(10)


def test_a_heat_pack_stays_on_for_twenty_minutes_at_most() -> None:
    owner = {"A67": ["heat_pack"]}
    assert "E4-HEAT" in rules(with_item(6, item("heat_pack", 21)), ana(answers=owner))
    assert rules(with_item(6, item("heat_pack", 20)), ana(answers=owner)) == set()


@pytest.mark.parametrize(
    ("rule", "row", "thing", "question"),
    [
        ("E4-HEAT", "heat_pack", "heat_pack", "A98"),
        ("E4-COLD", "cold_pack", "cold_pack", "A97"),
        ("E4-EASE", "self_massage_ball", "small_ball", "A98"),
    ],
)
def test_packs_and_ball_wait_for_their_questions(rule: str, row: str, thing: str, question: str) -> None:
    asked = ana(answers={"A67": [thing]})
    unasked = ana(answers={"A67": [thing], question: None})

    assert rules(with_item(6, item(row)), asked) == set()
    assert rules(with_item(6, item(row)), unasked) == {rule}


def test_two_bouts_of_one_day_are_one_exposure() -> None:
    history = History(standings=(Standing(exercise="sit_to_stand", exposures=0, last_planned="2026-11-20"),))
    small, full = item("sit_to_stand", sets=1, reps=4), item("sit_to_stand")
    twice = [[small, small], [], [full], [], [], [], []]

    assert "J2-knee" in rules(plan_of(twice), ana(answers=SHOULDER, history=history))
