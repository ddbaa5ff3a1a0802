"""D5: flags of the physical tests, and norms that stay missing."""

from typing import Any

import pytest

from hingeback.engine.library import load_library
from hingeback.engine.matching import norm_for
from hingeback.engine.matching.tests.people import assessed

NORMS = load_library().tables["norms"]


@pytest.mark.parametrize(
    ("age", "sex", "tests", "flags"),
    [
        (62, "male", {"T1": 13}, ("chair_stand_low",)),
        (62, "male", {"T1": 14}, ()),
        (62, "female", {"T1": 12}, ()),
        (62, "other_or_undisclosed", {"T1": 12}, ()),
        (62, "other_or_undisclosed", {"T1": 11}, ("chair_stand_low",)),
        (59, "male", {"T1": 1}, ()),
        (94, "male", {"T1": 6}, ("chair_stand_low",)),
        (95, "male", {"T1": 1}, ()),
        (69, "male", {"T2": 11.4}, ()),
        (69, "male", {"T2": 11.5}, ("sts5_slow",)),
        (70, "male", {"T2": 12.6}, ()),
        (80, "male", {"T2": 14.9}, ("sts5_slow",)),
        (90, "male", {"T2": 14.9}, ()),
        (90, "male", {"T2": 15.1}, ("sts5_falls",)),
        (40, "male", {"T2": 15.0}, ()),
        (40, "male", {"T2": 15.1}, ("sts5_falls",)),
        (65, "male", {"T2": 16}, ("sts5_slow", "sts5_falls")),
        (40, "male", {"T3": [45, 10]}, ()),
        (40, "male", {"T3": [45, 9.9]}, ("sls_low",)),
        (40, "male", {"T3": [5, 45]}, ("sls_low",)),
        (40, "male", {"T3": [4.9, 45]}, ("sls_fall_risk", "sls_low")),
        (40, "male", {"T7": {"left": 59, "right": 70, "where": "clinic"}}, ("ham_short",)),
        (40, "male", {"T7": {"left": 60, "right": 74, "where": "clinic"}}, ()),
        (40, "male", {"T7": {"left": 60, "right": 75, "where": "clinic"}}, ("ham_short",)),
        (40, "male", {"T7": {"left": 40, "right": 75, "where": "home"}}, ()),
        (40, "male", {"T7": {"left": 40, "right": 75}}, ()),
        (40, "male", {"T8": {"above_horizontal": True, "where": "clinic"}}, ("hipflex_short",)),
        (40, "male", {"T8": {"above_horizontal": False, "where": "clinic"}}, ()),
        (40, "male", {"T8": {"above_horizontal": True}}, ()),
        (40, "male", {"T11": 1.43}, ()),
        (40, "male", {"T11": 1.42}, ("gait_below_mean",)),
        (40, "female", {"T11": 1.39}, ()),
        (40, "other_or_undisclosed", {"T11": 1.39}, ()),
        (40, "other_or_undisclosed", {"T11": 1.38}, ("gait_below_mean",)),
        (70, "female", {"T11": 1.0}, ("gait_below_mean",)),
        (70, "female", {"T11": 0.99}, ("gait_below_mean", "gait_lt_1_0")),
        (85, "female", {"T11": 0.95}, ("gait_lt_1_0",)),
        (85, "female", {"T11": 0.79}, ("gait_below_mean", "gait_lt_1_0", "gait_lt_0_8")),
        (40, "male", {"T1": 3, "T4": 10, "T5": 1, "T6": 60, "T10": 10}, ()),
    ],
)
def test_flags(age: int, sex: str, tests: dict[str, Any], flags: tuple[str, ...]) -> None:
    no_baby = {"A04": {"pregnant": "no"}} if sex != "male" else {}
    assert assessed(age, sex, tests=tests, **no_baby).test_flags == flags


@pytest.mark.parametrize(("test", "age"), [("T1", 59), ("T1", 95), ("T2", 59), ("T2", 90), ("T11", 19), ("T11", 100)])
def test_a_missing_norm_stays_missing(test: str, age: int) -> None:
    assert norm_for(NORMS[test], age, "female") is None


def test_without_sex_no_norm_that_needs_it() -> None:
    assert norm_for(NORMS["T1"], 70, None) is None
