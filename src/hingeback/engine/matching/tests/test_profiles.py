"""C1: the working patterns, each with a case that fits, one that does not, and the limits between."""

from typing import Any

import pytest

from hingeback.engine.contracts.regions import BACK
from hingeback.engine.library import load_library
from hingeback.engine.matching import profile_texts
from hingeback.engine.matching.tests.people import OLD_BOTH_LEGS, assessed, legs, yes

STRAIN: dict[str, Any] = {"A12": {"days": 10}, "A14": "lift_or_strain", "A38": "rest"}
DISC: dict[str, Any] = {"A20": 1, "A22": 1, "A29": 1, "A38": "rest"}
POSTURE: dict[str, Any] = {"A22": 1, "A38": "movement", "A62": 6, "A89": {"type": "other"}}
SCI: dict[str, Any] = {"A17": legs("left", "below_knee", tingling=True), "A16": 2}
OA: dict[str, Any] = {"A37": 20, "A21": 1, "A38": "movement"}
STEN: dict[str, Any] = {"A17": legs("both", "below_knee"), "S05": OLD_BOTH_LEGS, "A16": 5, "A24": 1, "A22": -1}


def has(profile: str, age: int = 40, **changes: Any) -> bool:
    return profile in assessed(age, **changes).profiles


@pytest.mark.parametrize(
    ("change", "fits"),
    [
        ({}, True),
        ({"A14": "sudden_movement"}, True),
        ({"A14": "overuse"}, True),
        ({"A14": "gradual"}, False),
        ({"A12": {"days": 84}}, True),
        ({"A12": {"days": 85}}, False),
        ({"A17": legs("left", "buttock"), "A16": 1}, True),
        ({"A17": legs("left", "thigh"), "A16": 1}, False),
        ({"A17": legs("none", "none", numb=True)}, False),
        ({"A17": legs("none", "none", weakness=True), "S06": yes(degree="mild", progressive=False, side="one")}, False),
        ({"A38": "neither"}, False),
        ({"A38": None}, True),
    ],
)
def test_strain(change: dict[str, Any], fits: bool) -> None:
    assert has("STRAIN", **{**STRAIN, **change}) is fits


@pytest.mark.parametrize(
    ("age", "change", "fits"),
    [
        (40, {}, True),
        (20, {"S17": {"answer": "no"}}, True),
        (19, {}, False),
        (60, {}, True),
        (61, {}, False),
        (40, {"A29": 0}, False),
        (40, {"A29": 0, "A27": 1}, True),
        (40, {"A29": 0, "A17": legs("left", "buttock"), "A16": 1}, True),
        (40, {"A21": 1}, False),
        (40, {"A21": None}, True),
        (70, {"A51": ["disc"]}, True),
        (70, {"A51": ["disc"], "A20": 0}, False),
        (70, {"A51": ["disc"], "A21": 2}, True),
    ],
)
def test_disc(age: int, change: dict[str, Any], fits: bool) -> None:
    assert has("DISC", age, **{**DISC, **change}) is fits


@pytest.mark.parametrize(
    ("change", "fits"),
    [
        ({}, True),
        ({"A22": 0}, False),
        ({"A22": 0, "A23": 1}, True),
        ({"A38": "both"}, True),
        ({"A38": "rest"}, False),
        ({"A38": None}, False),
        ({"A62": 5.5}, False),
        ({"A62": None, "A89": {"type": "desk"}}, True),
        ({"A62": 2, "A89": {"type": "driving"}}, True),
        ({"A62": 2, "A89": {"type": "standing"}}, True),
        ({"A62": 2, "A89": {"type": "manual_heavy"}}, False),
        ({"A17": legs("left", "below_knee"), "A16": 1}, False),
        ({"A17": legs("left", "thigh"), "A16": 1}, True),
    ],
)
def test_posture(change: dict[str, Any], fits: bool) -> None:
    assert has("POSTURE", **{**POSTURE, **change}) is fits


@pytest.mark.parametrize(
    ("change", "fits"),
    [
        ({}, True),
        ({"A17": legs("right", "below_knee", numb=True)}, True),
        ({"A17": legs("left", "below_knee")}, False),
        ({"A17": legs("left", "below_knee"), "A29": 1}, True),
        ({"A17": legs("left", "below_knee"), "A16": 3}, True),
        ({"A17": legs("left", "thigh", tingling=True)}, False),
        ({"A17": legs("both", "below_knee", tingling=True), "S05": OLD_BOTH_LEGS}, False),
        ({"S44": {"answer": "yes", "checked": False, "rest_pain_or_ulcer": False}}, False),
        ({"S44": yes(rest_pain_or_ulcer=False)}, True),
    ],
)
def test_sciatica(change: dict[str, Any], fits: bool) -> None:
    assert has("SCI", **{**SCI, **change}) is fits


def test_leg_regions_shaded_without_leg_answers_count_as_leg_symptoms() -> None:
    found = assessed(A10=["low_back_C", "calf_shin_L"], A16=3)
    assert "X1" in found.screen.conflicts
    assert "SCI" in found.profiles


@pytest.mark.parametrize(
    ("age", "change", "fits"),
    [
        (50, {}, True),
        (49, {}, False),
        (50, {"A37": 0}, False),
        (50, {"A37": 1}, True),
        (50, {"A37": 30}, True),
        (50, {"A37": 31}, False),
        (50, {"A21": 0}, False),
        (50, {"A21": 0, "A23": 1}, True),
        (50, {"A21": 0, "A30": 1}, True),
        (50, {"A38": "rest"}, False),
        (30, {"A51": ["arthritis"], "A21": 0}, True),
        (30, {"A51": ["arthritis"], "A37": 0, "A38": "rest"}, True),
        (30, {"A51": ["arthritis"], "A37": 45, "A21": 0}, False),
    ],
)
def test_stiff_joints(age: int, change: dict[str, Any], fits: bool) -> None:
    assert has("OA", age, **{**OA, **change}) is fits


def test_no_stiff_joints_pattern_while_an_inflammation_rule_fires() -> None:
    found = assessed(30, **OA, A51=["arthritis"], A52=["ibd"], A12={"years": 2}, A93=28)
    assert found.screen.fired("SPA-3")
    assert "OA" not in found.profiles


@pytest.mark.parametrize(
    ("age", "change", "cook", "word"),
    [
        (49, {}, 5, "likely"),
        (48, {}, 4, "likely"),
        (48, {"A22": 0}, 3, "possible"),
        (48, {"A22": 0, "A39b": {"relief": "sitting_or_bending"}}, 4, "likely"),
        (48, {"A22": 0, "A16": 3}, 2, None),
        (48, {"A22": 0, "A16": 3, "A24": 0}, 1, None),
        (48, {"A22": 0, "A16": 3, "A24": 0, "A23": 1}, 2, None),
    ],
)
def test_cook_counts_five_signs(age: int, change: dict[str, Any], cook: int, word: str | None) -> None:
    found = assessed(age, **{**STEN, **change})
    assert (found.cook, found.sten) == (cook, word)


def test_no_sign_at_all_makes_stenosis_unlikely() -> None:
    found = assessed(40)
    assert (found.cook, found.sten) == (0, "unlikely")
    assert "STEN" not in found.profiles


def test_old_steady_walking_pain_in_both_legs_is_the_stenosis_pattern_even_with_few_signs() -> None:
    found = assessed(48, **{**STEN, "A22": 0, "A16": 3, "A24": 0})
    assert found.cook == 1
    assert "STEN" in found.profiles


@pytest.mark.parametrize("checked", [False, True])
def test_stenosis_is_never_named_while_the_vessels_of_the_leg_are_in_question(checked: bool) -> None:
    vessels = {
        "answer": "yes",
        "started_days": 400,
        "worsening": False,
        "checked": checked,
        "rest_pain_or_ulcer": False,
    }
    found = assessed(70, **STEN, S44=vessels)
    assert found.screen.fired("VAS-7a") is not checked
    assert ("STEN" in found.profiles) is checked


@pytest.mark.parametrize(
    ("age", "change", "fits"),
    [
        (30, {"A51": ["hypermobility"]}, True),
        (30, {"A51": ["eds"]}, True),
        (30, {"A91": [True, True, False, False, False]}, True),
        (30, {"A91": [True, False, False, False, False]}, False),
        (50, {"beighton": 5}, True),
        (50, {"beighton": 4}, False),
        (51, {"beighton": 4}, True),
        (51, {"beighton": 3}, False),
    ],
)
def test_bendy_joints(age: int, change: dict[str, Any], fits: bool) -> None:
    assert has("HYPERM", age, **change) is fits


def test_the_base_layer_lies_under_every_chronic_pattern() -> None:
    assert assessed(A12={"days": 200}).profiles == ("NSCLBP",)
    assert assessed(A12={"days": 200}, **DISC).profiles == ("DISC", "NSCLBP")


def test_the_fallback_stands_alone_where_an_early_pain_fits_nothing() -> None:
    assert assessed(A12={"days": 20}).profiles == ("NSLBP",)
    assert "NSLBP" not in assessed(**STRAIN).profiles


def test_several_patterns_hold_at_once_in_the_order_of_their_rank() -> None:
    found = assessed(55, **{**SCI, **DISC, **OA, **STRAIN, "A21": 0, "A30": 1, "A38": "both", "A89": {"type": "desk"}})
    assert found.profiles == ("SCI", "DISC", "OA")


@pytest.mark.parametrize(
    ("main", "ticked", "profiles"),
    [
        ("knee_L", ["knee_L"], ("CHRONIC_REGIONAL",)),
        ("neck_C", ["neck_C", "shoulder_L"], ("CHRONIC_REGIONAL",)),
        ("knee_L", ["knee_L", "hand_R", "neck_C"], ("CHRONIC_REGIONAL",)),
        ("knee_L", ["knee_L", "low_back_C"], ("CHRONIC_REGIONAL", "DISC", "NSCLBP")),
        ("knee_L", ["knee_L", "buttock_L"], ("CHRONIC_REGIONAL", "DISC", "NSCLBP")),
        ("knee_L", ["knee_L", "hand_R", "shoulder_L", "neck_C"], ("WIDE",)),
        ("mid_back_C", ["mid_back_C", "knee_L"], ("DISC", "NSCLBP")),
    ],
)
def test_pain_elsewhere_has_no_back_pattern_unless_a_back_region_is_ticked(
    main: str, ticked: list[str], profiles: tuple[str, ...]
) -> None:
    calm = {item: {"answer": "no"} for item in ("S60", "S61", "S62", "S63", "S64", "S65", "S66", "S67", "S68")}
    found = assessed(A10=ticked, A11=main, A12={"days": 200}, **DISC, **calm)
    assert found.profiles == profiles
    assert (found.dp is None) == (not any(code.rsplit("_", 1)[0] in BACK for code in ticked))


def test_bendy_joints_are_a_pattern_of_the_whole_body() -> None:
    calm = {item: {"answer": "no"} for item in ("S65", "S66", "S68")}
    found = assessed(A10=["knee_L"], A11="knee_L", A51=["eds"], **calm)
    assert found.profiles == ("CHRONIC_REGIONAL", "HYPERM")


def test_every_pattern_has_plain_words() -> None:
    library = load_library()
    rows = library.tables["profiles"]
    for row in (*rows["profiles"], *rows["base"], *rows["elsewhere"]):
        assert library.texts["profiles"]["profiles"][row["id"]]["first_weeks"]
    for row in rows["modifiers"]:
        assert library.texts["profiles"]["modifiers"][row["id"]]["text"]
    assert [text.id for text in profile_texts(assessed(70, **STEN), library)] == ["STEN", "OLDER"]


def test_each_pattern_names_the_answers_without_which_it_would_not_hold() -> None:
    because = assessed(**STRAIN).because["STRAIN"]
    assert set(because) == {"A12", "A14"}
