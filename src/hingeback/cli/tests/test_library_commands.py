"""`hingeback exercises`, `schema` and `content`."""

import json
from typing import Any

import pytest

from hingeback.cli.tests.sheets import printed, problems, run
from hingeback.engine.contracts.answers import Answers
from hingeback.engine.contracts.regions import REGION_CODES
from hingeback.engine.contracts.shapes import SHAPES


def test_exercises_lists_the_147_launch_rows_and_all_231() -> None:
    assert len(printed(run("exercises"))) == 147
    assert len(printed(run("exercises", "--all"))) == 231


def test_exercises_of_one_ladder_and_by_id() -> None:
    walk = printed(run("exercises", "--ladder", "walk"))
    one = printed(run("exercises", "walk_easy"))

    assert {row["ladder"] for row in walk} == {"walk"}
    assert (one["id"], one["ladder"]) == ("walk_easy", "walk")


def test_exercises_as_a_table() -> None:
    assert "walk_easy" in run("exercises", "--table").stdout


@pytest.mark.parametrize("words", [("exercises", "nothing"), ("exercises", "--ladder", "nothing")])
def test_an_unknown_exercise_or_ladder_is_bad_input(words: tuple[str, ...]) -> None:
    problems(run(*words))


def test_schema_lists_its_names_and_prints_each() -> None:
    names = printed(run("schema"))

    assert names == sorted(SHAPES)
    assert all(printed(run("schema", name))["type"] == "object" for name in names)


def test_an_unknown_shape_is_bad_input() -> None:
    assert "answers" in problems(run("schema", "nothing"))["NAME"][1]


def of_the_answers() -> dict[str, Any]:
    return dict(printed(run("schema", "answers"))["$defs"])


def test_the_schema_of_answers_has_every_id_and_no_other() -> None:
    answers = of_the_answers()["Answers"]

    assert set(answers["properties"]) == set(Answers.model_fields)
    assert answers["additionalProperties"] is False


def test_the_schema_knows_the_words_that_are_accepted() -> None:
    shapes = of_the_answers()
    regions = json.dumps(shapes["Answers"]["properties"]["A10"])

    assert all(f'"{code}"' in regions for code in REGION_CODES)
    assert "^cancer:." in json.dumps(shapes["Answers"]["properties"]["A52"])
    assert len(shapes["TimeSince"]["oneOf"]) == 5


def test_the_schema_of_an_assessment_is_what_assess_prints() -> None:
    shape = printed(run("schema", "assessment"))

    assert {"tier", "action", "rules", "stage", "volume", "lessons_open"} <= set(shape["properties"])
    assert not {"screen", "because"} & set(shape["properties"])
    assert not {"profiles", "dp", "risk", "volume"} & set(shape["required"])


def test_content_is_sound_and_says_so() -> None:
    assert run("content", "check").exit_code == 0
    problems(run("content", "nothing"))
