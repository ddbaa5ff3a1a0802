"""What no shape could name: doubled keys, odd numbers, torn text, endless nesting."""

import json
from datetime import date
from typing import Any

import pytest

from hingeback.engine.contracts.plain_data import object_of_pairs
from hingeback.engine.contracts.plan_reading import read_plan
from hingeback.engine.contracts.reading import BadInput, Problem, read_answer_sheet

AS_OF = "2026-11-22"


def problems_of(data: object) -> dict[str, Problem]:
    with pytest.raises(BadInput) as bad:
        read_answer_sheet(data)
    return {problem.path: problem for problem in bad.value.problems}


def problems(**answers: Any) -> dict[str, Problem]:
    return problems_of({"as_of": AS_OF, "answers": answers})


def nested(levels: int) -> Any:
    return {"in": nested(levels - 1)} if levels else 1


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_is_none_is_named_with_its_place_and_hides_no_other_problem(number: float) -> None:
    found = problems(A37=number, A15={"now": number, "avg7": 11}, A02="man")

    assert set(found) == {"answers.A37", "answers.A15.now", "answers.A15.avg7", "answers.A02"}
    assert "not a number" in found["answers.A37"].text


def test_a_key_given_twice_is_a_problem_and_not_a_guess() -> None:
    text = '{"as_of": "2026-11-22", "answers": {"S01": {"answer": "yes"}, "S01": {"answer": "no"}, "A02": "man"}}'
    found = problems_of(json.loads(text, object_pairs_hook=object_of_pairs))

    assert set(found) == {"answers.S01", "answers.A02"}
    assert "more than once" in found["answers.S01"].text


def test_half_a_character_is_named_and_the_rest_of_the_answers_is_not_repeated() -> None:
    found = problems(A05="\ud800", A06="private words")

    assert set(found) == {"answers.A05"}
    assert "private" not in str(found["answers.A05"])


def test_endless_nesting_is_a_problem_at_its_place() -> None:
    assert any(path.startswith("answers.A06.in.in") for path in problems(A06=nested(500)))


def test_a_value_that_json_cannot_hold_is_named() -> None:
    assert "date" in problems(A01=date(1980, 1, 1))["answers.A01"].text


def test_a_long_answer_is_shortened_in_the_message() -> None:
    assert len(problems(A02="x" * 5000)["answers.A02"].text) < 150


@pytest.mark.parametrize("answers", [
    {"A10": ["low_back"]}, {"A52": ["cancer"]}, {"A12": {}}, {"A03": {"cm": 180}}, {"S02": "no"}, {"A18": "sharp"},
    {"a05": "home"}, {"A99x": 1}, {"A68": {"running": "like"}}, {"A15": {"now": -1}}, {"A01": "1.2.1980"},
    {"tests": {"T1": -3}}, {"A91": [True]}, {"A50": {}}, {"A37": float("nan")},
])  # fmt: skip
def test_every_problem_says_how_to_mend_it(answers: dict[str, Any]) -> None:
    assert all(problem.path and problem.text and problem.mend for problem in problems(**answers).values())


def test_a_word_in_the_place_of_a_safety_item_is_shown_its_shape() -> None:
    assert '{"answer": "no"}' in problems(S02="no")["answers.S02"].mend


def test_the_same_key_in_other_letters_is_offered_first() -> None:
    assert problems(a05="home")["answers.a05"].mend == "Did you mean 'A05'?"


@pytest.mark.parametrize("plan", [None, [], {}, {"week": "1"}, {"week": 1, "days": [{"date": "soon", "items": [{}]}]}])
def test_a_plan_is_read_as_strictly(plan: object) -> None:
    with pytest.raises(BadInput) as bad:
        read_plan(plan)

    assert all(problem.path and problem.text and problem.mend for problem in bad.value.problems)


def test_all_problems_of_a_plan_come_at_once() -> None:
    with pytest.raises(BadInput) as bad:
        read_plan({"week": "1", "days": [{"date": "soon", "items": [{"exercise": 3, "pillr": "P-CAR"}]}]})

    paths = {problem.path for problem in bad.value.problems}
    assert {"week", "days.0.date", "days.0.items.0.exercise", "days.0.items.0.pillr", "totals"} <= paths
