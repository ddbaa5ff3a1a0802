"""The planner meets the independent checker: everybody who may exercise gets a week, and every week is accepted."""

from collections.abc import Iterator
from itertools import islice
from random import Random

import pytest
from tests.population import adversarial_sheets, random_input
from tests.population.inputs import input_of

from hingeback.engine.checking import check_plan
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.library import load_library
from hingeback.engine.planning import plan_week

LIBRARY = load_library()
CHUNKS, CHUNK = 10, 30
ADVERSARIAL = 60


def _random_people(chunk: int) -> Iterator[tuple[str, PlanningInput]]:
    for seed in range(chunk * CHUNK, (chunk + 1) * CHUNK):
        inp = random_input(Random(seed), LIBRARY)
        if inp:
            yield f"seed {seed}", inp


def _adversarial_people() -> Iterator[tuple[str, PlanningInput]]:
    every_tenth = islice(adversarial_sheets(), 0, None, 10)
    for number, sheet in enumerate(islice(every_tenth, ADVERSARIAL)):
        inp = input_of(sheet, Random(number), LIBRARY)
        if inp:
            yield f"adversarial {10 * number}", inp


def _refused(people: Iterator[tuple[str, PlanningInput]]) -> list[str]:
    return [
        f"{name}: {v.rule} {v.where} {v.text}"
        for name, inp in people
        for v in check_plan(plan_week(inp, LIBRARY), inp, LIBRARY).violations
    ]


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_every_week_of_a_random_person_is_accepted(chunk: int) -> None:
    assert _refused(_random_people(chunk)) == []


def test_every_week_of_an_extreme_person_is_accepted() -> None:
    assert _refused(_adversarial_people()) == []


def test_enough_of_the_random_people_may_exercise_for_the_test_to_mean_something() -> None:
    assert sum(1 for chunk in range(CHUNKS) for _ in _random_people(chunk)) >= 200
