"""E5-4 and E5-5: equipment, positions, refusals, level, ladder, blocks, and what is new."""

from datetime import date
from typing import Any

import pytest

from hingeback.engine.checking import check_plan
from hingeback.engine.checking.tests.weeks import LIBRARY, WHY, ana, good_days, item, plan_of, rules, with_instead
from hingeback.engine.contracts.assessment import Irritability, State
from hingeback.engine.contracts.history import History, Standing, Wish
from hingeback.engine.contracts.plan import Plan, PlanItem
from hingeback.engine.contracts.planning import PlanningInput


def _with(row: str) -> Plan:
    """The good week, with this row in the place of the brace."""
    return with_instead("abdominal_brace", item(row))


def _texts(plan: Plan, inp: PlanningInput) -> str:
    return " ".join(v.text for v in check_plan(plan, inp, LIBRARY).violations)


def test_a_row_needs_its_equipment() -> None:
    assert rules(_with("band_row"), ana()) == {"E5-4"}
    assert rules(_with("band_row"), ana(answers={"A67": ["resistance_band"]})) == set()
    assert rules(_with("band_row"), ana(answers={"A67": ["gym"]})) == set()


@pytest.mark.parametrize(
    ("position", "row"), [("supine", "glute_squeeze"), ("prone", "prone_lying"), ("kneeling", "cat_cow")]
)
def test_a_position_that_is_not_tolerated_keeps_its_rows_out(position: str, row: str) -> None:
    done = History(standings=(Standing(exercise=row, exposures=5),))
    days = [[item(row)], *good_days()[1:]]

    assert "position" in _texts(plan_of(days), ana(answers={"A69": [position]}, history=done))
    assert "position" not in _texts(plan_of(days), ana(history=done))


@pytest.mark.parametrize(
    ("refused", "row"),
    [
        ("walking", "walk_easy"),
        ("tai_chi", "taichi_commencing"),
        ("yoga", "yoga_set_chair"),
        ("pilates", "pilates_neutral_breath"),
        ("mindfulness", "mind_breath_3"),
        ("cycling", "cycle_easy"),
        ("swimming", "water_walk"),
        ("treadmill", "incline_treadmill_walk"),
    ],
)
def test_a_refusal_is_hard(refused: str, row: str) -> None:
    owner: dict[str, Any] = {"A67": ["gym", "pool"]}
    days = [[item(row)], *good_days()[1:]]

    assert "does not want" in _texts(plan_of(days), ana(answers=owner | {"A68": {refused: "refuse"}}))
    assert "does not want" not in _texts(plan_of(days), ana(answers=owner | {"A68": {refused: "neutral"}}))


@pytest.mark.parametrize(
    ("changes", "level", "allowed"),
    [
        ({"state": State.CALM}, 2, False),
        ({"state": State.BUILD}, 2, True),
        ({"state": State.BUILD}, 3, False),
        ({"state": State.STRENGTHEN}, 3, True),
        ({"state": State.STRENGTHEN}, 4, False),
        ({"irritability": Irritability.LOW, "answers": {"A63": True}}, 3, True),
        ({"irritability": Irritability.LOW, "answers": {"A63": True, "A60": 60}}, 3, False),
        ({"answers": {"A82": 3}}, 2, False),
        ({"labels": ("WIDE",)}, 2, False),
    ],
)
def test_a_new_row_enters_at_a_level_the_state_allows(changes: dict[str, Any], level: int, allowed: bool) -> None:
    row = {2: "push_up_incline", 3: "pallof_press", 4: "deadlift_rdl_db"}[level]
    row = "band_row" if level == 2 else row
    answers = {"A67": ["gym"]} | changes.get("answers", {})
    said = _texts(_with(row), ana(**changes | {"answers": answers}))

    assert ("may have level" in said) is not allowed


def test_a_caution_lowers_the_entry_level_of_its_row() -> None:
    shoulder = {"A67": ["gym"], "A99": ["shoulder"]}

    assert "may have level 1" in _texts(_with("band_row"), ana(answers=shoulder))


def test_a_row_done_before_may_have_any_level_of_the_state() -> None:
    done = History(standings=(Standing(exercise="pallof_press", exposures=3),))

    assert rules(_with("pallof_press"), ana(answers={"A67": ["gym"]}, history=done)) == set()


def test_one_starts_on_the_lowest_open_step_of_a_ladder_and_climbs_by_progress() -> None:
    climbed = History(ladder_steps={"deep_trunk": 2})

    assert rules(_with("heel_slide"), ana()) == {"E5-4"}
    assert rules(_with("heel_slide"), ana(history=climbed)) == set()


def test_the_lowest_step_that_is_open_may_be_a_higher_one() -> None:
    no_back = {"A69": ["supine"]}
    days = [[item("breath_lateral")], *[[item("chin_nod")]] * 6]

    assert "ladder" not in str(rules(plan_of(days), ana(answers=no_back)))


@pytest.mark.parametrize(("limit_min", "row", "allowed"), [(30, "walk_brisk", True), (24, "walk_brisk", False)])
def test_walking_starts_at_the_largest_step_within_the_walking_limit(limit_min: int, row: str, allowed: bool) -> None:
    said = _texts(_with(row), ana(answers={"A39": limit_min}))

    assert ("starts at step" in said) is not allowed


def test_a_directional_row_may_start_at_step_two_when_the_pain_is_not_new() -> None:
    assert "starts at step" not in _texts(_with("prone_prop"), ana(dp="EXT"))
    assert "starts at step" in _texts(_with("prone_prop"), ana())


def test_a_blocked_row_waits_until_its_day() -> None:
    def blocked(until: date) -> set[str]:
        standing = Standing(exercise="abdominal_brace", exposures=5, blocked_until=until)
        return rules(plan_of(good_days()), ana(history=History(standings=(standing,))))

    assert blocked(date(2026, 11, 24)) == {"F2-7"}
    assert blocked(date(2026, 11, 23)) == set()


def test_a_set_with_fewer_than_three_open_rows_is_out() -> None:
    days = good_days()
    days[6] = [item("yoga_set_floor", pillar="P-MBD")]
    done = History(standings=(Standing(exercise="yoga_set_floor", exposures=5),))
    narrow = {"A94": {"joints": [], "avoid_flexion": "yes"}, "A69": ["kneeling"]}
    bent = {**narrow, "A40": {"flexion": "peripheralised"}}

    assert "J5" not in rules(plan_of(days), ana(answers=narrow, history=done))
    assert "J5" in rules(plan_of(days), ana(answers=bent | {"A54": None}, history=done, labels=("OST",)))


def test_four_rows_may_be_new_in_a_week_and_three_when_confidence_is_low() -> None:
    days = good_days()
    days[0] = [*days[0], item("seated_whole_body", 4)]

    assert rules(plan_of(good_days()), ana()) == set()
    assert rules(plan_of(days), ana()) == {"E5-5"}
    assert rules(plan_of(good_days()), ana(answers={"A82": 3})) == {"E5-5"}
    assert rules(plan_of(good_days()), ana(labels=("PSY",))) == {"E5-5"}


def test_easy_walking_breath_and_comfort_do_not_count_as_new() -> None:
    days = good_days()
    days[6] = [*days[6], item("breath_diaphragm"), item("ease_side_lying"), item("desk_shift_sit")]

    assert rules(plan_of(days), ana()) == set()


def test_eight_exercises_fit_one_session_and_nine_do_not() -> None:
    known = History(standings=tuple(Standing(exercise=row, exposures=5) for row in _NINE))
    base = [[item("pelvic_tilt_supine")]] * 6

    def day_of(count: int) -> set[str]:
        plan = plan_of([[*(item(row, 1) for row in _NINE[:count])], *base])
        return rules(plan, ana(history=known, answers={"A67": ["gym"]}))

    assert "E5-5" not in day_of(8)
    assert "E5-5" in day_of(9)


_NINE = (
    "abdominal_brace", "glute_squeeze", "sit_to_stand_high", "clamshell", "quad_set", "chin_nod", "open_book",
    "balance_feet_together", "shoulder_blade_set",
)  # fmt: skip


def test_a_row_of_a_later_release_and_an_unknown_row_are_refused() -> None:
    later = next(row.id for row in LIBRARY.exercises.values() if row.release == 2)
    unknown = PlanItem(exercise="moon_walk", pillar="P-STR", minutes=3, why=WHY)

    assert "J4" in rules(_with(later), ana())
    assert "J4" in rules(with_instead("abdominal_brace", unknown), ana())


@pytest.mark.parametrize(
    ("rule", "state", "row", "changes"),
    [
        ("J3-CALM", State.CALM, "lift_box_table", {}),
        ("J3-CALM", State.FLARE, "side_plank", {}),
        ("J3-BUILD", State.BUILD, "side_plank", {"week": 2, "irritability": Irritability.LOW}),
        ("J3-BUILD", State.BUILD, "side_plank", {"week": 3}),
        ("J3-GENTLE", State.GENTLE, "sit_to_stand", {}),
        ("J3-GENTLE", State.GENTLE, "gait_tall_walk", {}),
    ],
)
def test_a_state_keeps_harder_rows_out(rule: str, state: State, row: str, changes: dict[str, Any]) -> None:
    done = History(standings=(Standing(exercise=row, exposures=9),))
    plan = plan_of([[item(row)], *good_days()[1:]], week=changes.get("week", 1))

    assert rule in rules(plan, ana(state=state, history=done, **changes))
    assert rule not in rules(plan, ana(state=State.STRENGTHEN, history=done, **changes))


def test_hard_rows_are_open_from_week_three_when_irritability_is_low() -> None:
    done = History(standings=(Standing(exercise="side_plank", exposures=9),))
    plan = plan_of([[item("side_plank")], *good_days()[1:]], week=3)

    assert "J3-BUILD" not in rules(plan, ana(week=3, irritability=Irritability.LOW, history=done))


def test_pain_elsewhere_moves_in_the_middle_of_the_range_for_two_weeks() -> None:
    knee: dict[str, Any] = {"labels": ("CHRONIC_REGIONAL",), "answers": {"A11": "knee_R"}}
    plan = with_instead("pelvic_tilt_supine", item("calf_stretch_wall"))
    third = plan_of([list(day.items) for day in plan.days], week=3)

    assert "J8" in rules(plan, ana(**knee))
    assert "J8" not in rules(third, ana(week=3, **knee))


def test_a_row_that_was_wished_away_is_refused() -> None:
    wished = History(wishes=(Wish(leave_out="abdominal_brace"),))

    assert rules(plan_of(good_days()), ana()) == set()
    assert rules(plan_of(good_days()), ana(history=wished)) == {"E5-4"}


def test_rows_that_were_wished_away_do_not_count_as_a_pool() -> None:
    """Annex J6.2: a pillar "that the person refuses gives its floor to the next pillar"."""
    no_cardio = plan_of([[one for one in day if one.pillar != "P-CAR"] for day in good_days()])
    rows = ("march_on_spot", "walk_easy", "walk_sit_intervals", "walk_brisk")

    assert "J6.2-P-CAR" in rules(no_cardio, ana())
    assert "J6.2-P-CAR" not in rules(no_cardio, ana(history=History(wishes=tuple(Wish(leave_out=r) for r in rows))))


def test_a_step_that_was_set_by_f2_counts_more_than_the_walking_limit() -> None:
    brisk = with_instead("walk_easy", item("walk_brisk", 10))
    back_at_two = History(ladder_steps={"walk": 2})

    assert "E5-4" not in rules(brisk, ana(answers={"A39": 30}))
    assert "E5-4" in rules(brisk, ana(answers={"A39": 30}, history=back_at_two))


def test_a_known_row_above_the_step_set_by_f2_need_not_make_a_pool() -> None:
    """F2-7 lets easy walking rest, F2-6 has moved the ladder down: nobody has to walk briskly to keep a floor."""
    heir = item("abdominal_brace", 30)  # (strength takes over the minutes of cardio)
    no_cardio = plan_of([[heir, *(one for one in day if one.pillar != "P-CAR")] for day in good_days()])
    rest = [
        Standing(exercise=r, exposures=9, blocked_until=date(2026, 12, 10)) for r in ("walk_easy", "walk_sit_intervals")
    ]
    known = (*rest, Standing(exercise="walk_brisk", exposures=1))

    assert "J6.2-P-CAR" in rules(no_cardio, ana(history=History(standings=known, ladder_steps={"walk": 4})))
    assert "J6.2-P-CAR" not in rules(no_cardio, ana(history=History(standings=known, ladder_steps={"walk": 2})))
