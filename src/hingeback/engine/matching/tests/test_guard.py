"""F5 intake guard, B3 lessons, and what is absent while exercise is held."""

from typing import Any

import pytest
from hypothesis import given, settings
from tests.population import people

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.assessment import State
from hingeback.engine.library import load_library
from hingeback.engine.matching import assess
from hingeback.engine.matching.tests.people import assessed

HELD = (State.HOLD_SAFETY, State.INCOMPLETE)


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({}, "BUILD"),
        ({"A12": {"days": 10}}, "BUILD"),
        ({"A12": {"days": 10}, "A15": {"now": 5, "avg7": 5, "worst7": 5}}, "CALM"),
        ({"A12": {"days": 42}, "A15": {"now": 5, "avg7": 5, "worst7": 5}}, "BUILD"),
        ({"A12": {"days": 10}, "A16": 5}, "CALM"),
        ({"A33": "0-2", "A34": ">240"}, "CALM"),
        ({"A52": ["diabetes"]}, "GENTLE"),
        ({"S30": {"answer": "yes"}}, "HOLD_SAFETY"),
        ({"S30": None}, "INCOMPLETE"),
        ({"S30": None, "S40": {"answer": "yes"}}, "INCOMPLETE"),
    ],
)
def test_the_first_state(change: dict[str, Any], state: str) -> None:
    assert assessed(**change).initial_state == state


@pytest.mark.parametrize(
    ("change", "lessons"),
    [
        ({}, None),
        ({"A54": {"sys": 160, "dia": 80}}, None),
        ({"A52": ["diabetes"]}, ("H01", "H02", "H05")),
        ({"S30": {"answer": "yes"}}, ("H02",)),
        ({"S40": {"answer": "yes"}}, ("H02",)),
        ({"S30": None}, None),
        ({"S30": None, "S40": {"answer": "yes"}}, ("H02",)),
    ],
)
def test_lessons_by_tier(change: dict[str, Any], lessons: tuple[str, ...] | None) -> None:
    assert assessed(**change).lessons_open == lessons


@settings(max_examples=60, deadline=None)
@given(sheet=people())
def test_nothing_to_plan_with_exists_while_exercise_is_held(sheet: AnswerSheet) -> None:
    found = assess(sheet, load_library())
    planable = (found.profiles, found.dp, found.risk, found.volume)
    if found.initial_state in HELD:
        assert planable == ((), None, None, None)
    else:
        assert found.profiles and found.risk and found.volume and found.irritability and found.stage
        assert found.volume.v0 <= found.volume.start_max <= found.volume.cap_wk6 <= found.volume.cap_wk12
