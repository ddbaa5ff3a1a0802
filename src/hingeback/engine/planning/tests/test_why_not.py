"""Why not this exercise? An answer for every row of the library, which fits the plan (E5.8)."""

from collections.abc import Iterator
from random import Random

import pytest
from tests.population import random_input

from hingeback.engine.contracts.assessment import State
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.planning import UnknownExercise, WhyNot, why_not
from hingeback.engine.planning.tests.people import LIBRARY, ben, rows_of

ROWS = sorted(LIBRARY.exercises)
PEOPLE = 6


def people() -> Iterator[PlanningInput]:
    found = (random_input(Random(seed), LIBRARY) for seed in range(300_000, 300_100))
    kept = [inp for inp in found if inp is not None]
    yield from kept[:PEOPLE]


@pytest.mark.parametrize("number", range(PEOPLE))
def test_every_row_has_an_answer_that_fits_the_plan(number: int) -> None:
    inp = list(people())[number]
    planned = rows_of(inp)
    for row in ROWS:
        told = why_not(inp, LIBRARY, row)
        assert told.rule and told.text and told.would_change, row
        assert "{" not in told.text + told.would_change
        assert "_" not in told.text + told.would_change
        assert (told.rule == "PLANNED") == (row in planned), row
        assert not (told.out and row in planned), row


@pytest.mark.parametrize(
    ("row", "answers", "rule"),
    [
        ("walk_easy", {"A68": {"walking": "refuse"}}, "E5-4-REFUSED"),
        ("cycle_easy", {}, "E5-4-EQUIPMENT"),
        ("prone_lying", {"A69": ["prone"]}, "E5-4-POSITION"),
        ("cat_cow", {"A69": ["floor"]}, "J3-FALLS-2"),
        ("clamshell", {"A70": ["seated_only"]}, "J3-SEAT-1"),
        ("child_pose", {"A51": ["disc"], "A20": 2}, "J3-DISC-1"),
        ("bird_dog", {}, "J3-ENTRY"),
        ("neck_nod_lying", {}, "J4-RELEASE"),
        ("slump_tensioner", {}, "J4-RELEASE"),
    ],
)
def test_the_first_rule_is_named(row: str, answers: dict[str, object], rule: str) -> None:
    assert why_not(ben(**answers), LIBRARY, row).rule == rule


def test_the_answers_behind_the_rule_are_named() -> None:
    told = why_not(ben(A68={"walking": "refuse"}), LIBRARY, "walk_easy")

    assert told.answers == {"A68": {"walking": "refuse"}}
    assert told.text == "You said you do not want walking."


def test_a_step_that_waits_names_the_step_before_it() -> None:
    told = [why_not(ben(), LIBRARY, row) for row in ROWS]
    waiting = [one for one in told if one.rule == "J3-ENTRY-STEP"]

    assert waiting
    for one in waiting:
        row = LIBRARY.exercises[one.exercise]
        names = {r.name for r in LIBRARY.exercises.values() if r.ladder == row.ladder and r.step < row.step}
        assert any(name in one.text and name in one.would_change for name in names), one.text


@pytest.mark.parametrize(
    ("row", "thing"),
    [("cycle_easy", "a stationary bike"), ("deadlift_rdl_db", "hand weights"), ("pallof_press", "a resistance band")],
)
def test_equipment_is_named_in_a_sentence_for_one_and_for_many(row: str, thing: str) -> None:
    told = why_not(ben(A67=["none"]), LIBRARY, row)
    if told.rule == "E5-4-EQUIPMENT":
        assert told.would_change == f"If you have {thing}, say so in your answers about equipment."


def test_while_exercise_is_withheld_every_row_is_out() -> None:
    held = ben(S01={"answer": "yes"})
    told: list[WhyNot] = [why_not(held, LIBRARY, row) for row in ROWS]

    assert held.state is State.HOLD_SAFETY
    assert {one.rule for one in told} == {"J3-HOLD"}
    assert all(one.out for one in told)


def test_an_unknown_row_is_an_error_that_says_where_to_look() -> None:
    with pytest.raises(UnknownExercise, match="hingeback exercises"):
        why_not(ben(), LIBRARY, "no_such_row")
