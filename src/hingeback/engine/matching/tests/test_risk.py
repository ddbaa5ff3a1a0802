"""C6 fallback risk index."""

from typing import Any

import pytest

from hingeback.engine.contracts.answers import MoodScores
from hingeback.engine.matching import phq4
from hingeback.engine.matching.tests.people import assessed, legs

LEG: dict[str, Any] = {"A17": legs("left", "below_knee"), "A16": 1}
MOOD_NO: dict[str, Any] = {"M02": "no"}


@pytest.mark.parametrize(
    ("change", "level"),
    [
        ({}, "LOW"),
        ({**LEG, "RMDQ": 9}, "LOW"),
        ({**LEG, "RMDQ": 9, "PEG": [7, 7, 7]}, "MEDIUM"),
        ({**LEG, "RMDQ": 8, "PEG": [7, 7, 7]}, "LOW"),
        ({**LEG, "RMDQ": 9, "PEG": [7, 7, 6]}, "LOW"),
        ({**LEG, "RMDQ": 9, "A80": 7}, "MEDIUM"),
        ({**LEG, "RMDQ": 9, "A80": 6}, "LOW"),
        ({**LEG, "RMDQ": 9, "A10": ["low_back_C", "hand_L", "hand_R"]}, "MEDIUM"),
        ({**LEG, "RMDQ": 9, "A10": ["low_back_C", "hand_L", "shoulder_L"]}, "LOW"),
        ({"A80": 7, "A81": 3}, "LOW"),
        ({"A80": 7, "A81": 3, "A85": 7}, "HIGH"),
        ({"A80": 7, "A81": 4, "A85": 7}, "LOW"),
        ({"A80": 7, "A81": 3, "A86": {"phq2": 3, "gad2": 0}, **MOOD_NO}, "HIGH"),
        ({"A80": 7, "A81": 3, "A86": {"phq2": 0, "gad2": 3}, **MOOD_NO}, "HIGH"),
        ({"A81": 3, "A86": {"interest": 2, "down": 1, "nervous": 3, "worry": 0}, **MOOD_NO}, "HIGH"),
    ],
)
def test_risk_by_its_limits(change: dict[str, Any], level: str) -> None:
    assert assessed(**change).risk == level


def test_unknown_items_count_nothing_and_the_index_says_so() -> None:
    found = assessed(A80=None, A81=None)
    assert found.risk == "LOW"
    assert any("F3, F4, F5, F8" in note for note in found.screen.notes)
    assert not any("incomplete" in note for note in assessed(RMDQ=3, PEG=[1, 1, 1]).screen.notes)


def test_the_index_is_labelled_as_unvalidated() -> None:
    assert any("unvalidated" in note for note in assessed().screen.notes)


def test_phq4_needs_both_halves() -> None:
    assert phq4(MoodScores(phq2=4, gad2=5)) == 9
    assert phq4(MoodScores(phq2=4)) is None
    assert phq4(None) is None
