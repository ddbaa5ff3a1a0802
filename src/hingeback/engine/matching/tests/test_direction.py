"""C2 directional preference."""

from typing import Any

import pytest

from hingeback.engine.matching.tests.people import OLD_BOTH_LEGS, assessed, legs

STEN: dict[str, Any] = {"A17": legs("both", "below_knee"), "S05": OLD_BOTH_LEGS, "A16": 5, "A24": 1, "A22": -1}
DISC: dict[str, Any] = {"A51": ["disc"], "A20": 1}
CALF_VESSELS = {"answer": "yes", "checked": False, "rest_pain_or_ulcer": False, "started_days": 400, "worsening": False}


def dp(age: int = 40, **changes: Any) -> str | None:
    return assessed(age, **changes).dp


@pytest.mark.parametrize(
    ("check", "found"),
    [
        ({"flexion": "centralised", "extension": "no_change"}, "FLEX"),
        ({"flexion": "reduced", "extension": "increased_back_only"}, "FLEX"),
        ({"flexion": "no_change", "extension": "reduced"}, "EXT"),
        ({"flexion": "peripheralised", "extension": "centralised"}, "EXT"),
        ({"flexion": "reduced", "extension": "reduced"}, "none_needed"),
        ({"flexion": "centralised", "extension": "centralised"}, "none_needed"),
        ({"flexion": "centralised", "extension": "reduced"}, "FLEX"),
        ({"flexion": "reduced", "extension": "centralised"}, "EXT"),
        ({"flexion": "no_change", "extension": "no_change"}, "NEUTRAL"),
        ({"flexion": "peripheralised", "extension": "peripheralised"}, "NEUTRAL"),
        ({"flexion": "reduced"}, "FLEX"),
        ({"extension": "no_change"}, "NEUTRAL"),
    ],
)
def test_the_movement_check_decides(check: dict[str, str], found: str) -> None:
    assert dp(A40=check, A20=2, A22=2) == found


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({}, "NEUTRAL"),
        ({"A20": 2}, "NEUTRAL"),
        ({"A20": 2, "A22": 1}, "EXT"),
        ({"A27": 2, "A31": 1}, "EXT"),
        ({"A20": 2, "A22": 1, "A21": 1}, "NEUTRAL"),
        ({"A21": 2, "A23": 1}, "FLEX"),
        ({"A24": 1, "A32": -2}, "FLEX"),
        ({"A24": 1, "A32": 2}, "NEUTRAL"),
        ({"A21": 2, "A20": -1}, "FLEX"),
        ({"A40": {"side": "centralised"}, "A20": 2, "A22": 1}, "EXT"),
    ],
)
def test_without_a_check_the_score_decides(change: dict[str, Any], found: str) -> None:
    assert dp(**change) == found


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({}, "FLEX"),
        ({"A20": 2, "A27": 2}, "FLEX"),
        ({"A40": {"flexion": "peripheralised", "extension": "no_change"}}, "NEUTRAL"),
        ({"A40": {"flexion": "no_change", "extension": "reduced"}}, "EXT"),
        ({"A40": {"extension": "peripheralised"}}, "FLEX"),
        (DISC, "NEUTRAL"),
        ({**DISC, "A40": {"flexion": "reduced", "extension": "peripheralised"}}, "FLEX"),
        ({"S44": CALF_VESSELS}, "NEUTRAL"),
        ({"S44": CALF_VESSELS, "A40": {"flexion": "reduced", "extension": "no_change"}}, "FLEX"),
    ],
)
def test_likely_stenosis_asks_for_bending(change: dict[str, Any], found: str) -> None:
    assert dp(70, **{**STEN, **change}) == found


def test_possible_stenosis_leaves_the_score_alone_unless_a_disc_pattern_is_there() -> None:
    possible = {**STEN, "A22": 0, "A16": 5}
    assert assessed(48, **possible).sten == "possible"
    assert dp(48, **possible, A20=2, A31=2) == "EXT"
    assert dp(48, **possible, A51=["disc"], A20=2, A31=2) == "NEUTRAL"


@pytest.mark.parametrize("check", [None, {"flexion": "no_change", "extension": "centralised"}])
def test_a_slipped_bone_forbids_leaning_back_at_the_start(check: dict[str, str] | None) -> None:
    assert dp(A51=["spondylolisthesis"], A20=2, A22=2, A40=check) == "NEUTRAL"
    assert dp(A20=2, A22=2, A40=check) == "EXT"
