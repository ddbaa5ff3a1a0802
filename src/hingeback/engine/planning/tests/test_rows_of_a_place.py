"""Annex J8: pain elsewhere gets the rows, the cardio and the lessons of its place."""

import pytest

from hingeback.engine.planning.person import person_of
from hingeback.engine.planning.places import region_label
from hingeback.engine.planning.rules import rules_of
from hingeback.engine.planning.tests.people import LIBRARY, ben, hurting_at, items_of, planned, rows_of

RULES = rules_of(LIBRARY)
REGIONS = {entry["id"]: entry for entry in LIBRARY.tables["region_rows"]["regions"]}


def own_rows(region: str) -> set[str]:
    return set(REGIONS[region]["rows"])


@pytest.mark.parametrize(
    ("place", "region"),
    [
        ("neck_C", "REG-NECK"),
        ("shoulder_L", "REG-SHOULDER"),
        ("hip_lateral_R", "REG-HIP"),
        ("groin_L", "REG-HIP"),
        ("knee_R", "REG-KNEE"),
        ("hand_L", "REG-OTHER"),
        ("foot_R", "REG-OTHER"),
    ],
)
def test_each_place_gets_rows_of_its_own(place: str, region: str) -> None:
    inp = hurting_at(place)

    assert region_label(person_of(inp, LIBRARY), RULES) == region
    assert rows_of(inp) & own_rows(region)


def test_the_back_is_no_place_elsewhere() -> None:
    assert region_label(person_of(ben(), LIBRARY), RULES) is None


@pytest.mark.parametrize("place", ["knee_L", "hip_lateral_L"])
@pytest.mark.parametrize(("thing", "ladder"), [("stationary_bike", "bike"), ("pool", "pool")])
def test_hip_and_knee_ride_or_go_to_the_pool_before_they_walk(place: str, thing: str, ladder: str) -> None:
    assert ladder in {LIBRARY.exercises[row].ladder for row in rows_of(hurting_at(place, A67=[thing]))}


def test_a_liking_comes_before_what_is_first_for_the_place() -> None:
    likes_water = hurting_at("knee_L", A67=["stationary_bike", "pool"], A68={"swimming": "like"})

    ladders = {LIBRARY.exercises[row].ladder for row in rows_of(likes_water)}
    assert "pool" in ladders
    assert "bike" not in ladders


def test_a_replaced_hip_never_gets_the_figure_of_four() -> None:
    replaced = {"joints": ["hip_L"], "avoid_flexion": "no", "avoid_extension": "no"}

    rows = rows_of(hurting_at("hip_lateral_L", A94=replaced))

    assert rows & own_rows("REG-HIP")
    assert "piriformis_figure4" not in rows


@pytest.mark.parametrize("place", ["low_back_C", "knee_L", "hip_lateral_L", "foot_L"])
def test_nobody_nods_the_chin_without_a_sore_neck(place: str) -> None:
    inp = ben() if place == "low_back_C" else hurting_at(place)

    assert not {"neck", "shoulder"} & {LIBRARY.exercises[row].ladder for row in rows_of(inp)}


def test_a_sore_neck_moves_the_neck() -> None:
    assert rows_of(hurting_at("neck_C")) & {"chin_nod", "neck_turn_small"}


@pytest.mark.parametrize("place", ["knee_L", "hip_lateral_L", "shoulder_R", "neck_C"])
def test_mobility_stays_in_the_middle_of_its_range_for_two_weeks(place: str) -> None:
    rows = [LIBRARY.exercises[row] for row in rows_of(hurting_at(place))]

    assert all(row.range == "mid" for row in rows if row.ppillar == "P-FLX")


def test_pain_in_many_places_outside_the_back_reads_the_row_of_wide_pain() -> None:
    many = ["shoulder_L", "shoulder_R", "knee_L", "knee_R"]
    inp = hurting_at("shoulder_R", A10=many)

    assert region_label(person_of(inp, LIBRARY), RULES) == "WIDE"
    lessons = {str(item.lesson) for item in items_of(planned(inp)) if item.lesson}
    assert lessons <= {"H02", *LIBRARY.tables["region_rows"]["wide"]["lessons"]}


def test_the_painless_places_are_trained_where_another_single_region_hurts() -> None:
    from hingeback.engine.planning.places import match_of_place

    foot = match_of_place(person_of(hurting_at("foot_L"), LIBRARY), RULES)
    hand = match_of_place(person_of(hurting_at("hand_L"), LIBRARY), RULES)

    assert "clamshell" not in foot
    assert "clamshell" in hand
    assert "abdominal_brace" in foot & hand


def test_walking_starts_at_the_shorter_time_where_the_answers_disagree() -> None:
    """A7, X10: more than an hour of walking, though walking makes it worse within two minutes."""
    from hingeback.engine.planning.ladders import walk_limit_min

    assert walk_limit_min(person_of(ben(A39=90), LIBRARY)) == 72
    assert walk_limit_min(person_of(ben(A39=90, A24=2, A33="0-2"), LIBRARY)) == 1
