"""`hingeback why` and `hingeback why-not`: the reasons for and against an exercise."""

import pytest

from hingeback.cli.tests.sheets import FEVER, printed, problems, run, text_of

WHY_NOT = ["exercise", "out", "rule", "answers", "source", "text", "would_change"]


def test_why_names_the_days_and_the_reasons_of_a_planned_exercise() -> None:
    result = run("why", "walk_easy", given=text_of())
    told = printed(result)

    assert result.exit_code == 0
    assert list(told) == ["exercise", "planned", "dates", "why"]
    assert told["planned"] is True and told["dates"]
    assert all(list(reason) == ["rule", "answers", "source", "text"] for reason in told["why"])


def test_why_of_an_exercise_that_is_not_planned_has_no_dates() -> None:
    told = printed(run("why", "deadlift_rdl_db", given=text_of()))

    assert (told["planned"], told["dates"], told["why"]) == (False, [], [])


def test_why_not_names_the_rule_that_keeps_it_out() -> None:
    result = run("why-not", "deadlift_rdl_db", given=text_of())
    told = printed(result)

    assert result.exit_code == 0
    assert list(told) == WHY_NOT
    assert told["out"] is True and told["rule"] and told["text"]


def test_why_not_names_the_tag_and_the_answer_behind_it() -> None:
    told = printed(run("why-not", "knee_to_chest_single", given=text_of(A94={
        "joints": ["hip_L"], "avoid_flexion": "not_sure", "avoid_extension": "no",
    })))  # fmt: skip

    assert told["rule"] == "J2-hip_flex_precaution"
    assert "A94" in told["answers"]


def test_while_withheld_no_exercise_is_explained_and_the_exit_is_3() -> None:
    why, why_not = (run(command, "walk_easy", given=text_of(**FEVER)) for command in ("why", "why-not"))

    assert (why.exit_code, why_not.exit_code) == (3, 3)
    assert printed(why)["action"] == "WITHHOLD"
    assert printed(why_not)["rule"] == "J3-HOLD"


@pytest.mark.parametrize("command", ["why", "why-not"])
def test_an_unknown_exercise_is_named_with_the_nearest(command: str) -> None:
    found = problems(run(command, "walk_esy", given=text_of()))

    assert "walk_easy" in found["EXERCISE"][1]


@pytest.mark.parametrize("command", ["why", "why-not"])
def test_the_table_is_for_people(command: str) -> None:
    result = run(command, "walk_easy", "--table", given=text_of())

    assert result.exit_code == 0
    assert not result.stdout.startswith("{")
