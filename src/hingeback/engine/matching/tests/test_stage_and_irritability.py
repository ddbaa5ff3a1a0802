"""A2 stage, C3 irritability."""

from typing import Any

import pytest

from hingeback.engine.matching.tests.people import assessed

CALM = {"A15": {"now": 2, "avg7": 2, "worst7": 3}, "A33": "11-30", "A34": "15-60", "A35": "sometimes"}


@pytest.mark.parametrize(
    ("days", "stage"), [(0, "ACUTE"), (41, "ACUTE"), (42, "SUBACUTE"), (84, "SUBACUTE"), (85, "CHRONIC")]
)
def test_stage_turns_at_42_and_85_days(days: int, stage: str) -> None:
    assert assessed(A12={"days": days}).stage == stage


def test_pain_nearly_every_day_for_six_months_is_chronic_whatever_the_start_says() -> None:
    found = assessed(A12={"days": 10}, A13="nearly_every_day")
    assert "X8" in found.screen.conflicts
    assert found.stage == "CHRONIC"
    assert found.nih_chronic is True


@pytest.mark.parametrize(
    ("often", "expected"), [("lt_half", False), ("half_or_more", True), ("nearly_every_day", True)]
)
def test_nih_chronic_needs_half_the_days(often: str, expected: bool) -> None:
    assert assessed(A12={"days": 200}, A13=often).nih_chronic is expected


def test_a_subacute_pain_is_never_nih_chronic() -> None:
    assert assessed(A12={"days": 60}, A13="half_or_more").nih_chronic is False


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({}, "LOW"),
        ({"A34": "<15", "A15": {"now": 3, "avg7": 3, "worst7": 3}}, "LOW"),
        ({"A15": {"now": 3, "avg7": 3, "worst7": 3}}, "MODERATE"),
        ({"A34": "<15", "A15": {"now": 4, "avg7": 4, "worst7": 4}}, "MODERATE"),
        ({"A33": "3-10"}, "MODERATE"),
        ({"A33": None}, "MODERATE"),
        ({"A34": None}, "MODERATE"),
        ({"A35": "often"}, "MODERATE"),
        ({"A33": "0-2"}, "MODERATE"),
        ({"A16": 4}, "MODERATE"),
        ({"A33": "0-2", "A34": "61-240"}, "HIGH"),
        ({"A34": ">240", "A35": "constant"}, "HIGH"),
        ({"A36": "most_of_night", "A35": "often"}, "HIGH"),
        ({"A15": {"now": 7, "avg7": 7, "worst7": 7}, "A33": "0-2"}, "HIGH"),
        ({"A15": {"now": 7, "avg7": 6, "worst7": 7}, "A33": "0-2"}, "MODERATE"),
        ({"A16": 7, "A33": "0-2"}, "HIGH"),
        ({"A36": "second_half", "A35": "often"}, "MODERATE"),
    ],
)
def test_irritability_by_its_limits(changes: dict[str, Any], word: str) -> None:
    assert assessed(**{**CALM, **changes}).irritability == word
