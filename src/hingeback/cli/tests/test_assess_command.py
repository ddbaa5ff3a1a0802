"""`hingeback assess`: the screen and what matching adds."""

from typing import Any

import pytest

from hingeback.cli.tests.sheets import FEVER, GENTLE, printed, run, text_of

SCREEN = ["tier", "action", "rules", "missing", "conflicts", "notes"]
ADDED = ["stage", "nih_chronic", "irritability", "profiles", "modifiers", "cook", "sten", "dp", "risk",
         "initial_state", "volume", "test_flags", "lessons_open"]  # fmt: skip
ABSENT = {"profiles", "dp", "risk", "volume"}


def test_it_prints_the_screen_and_every_field_of_the_contract() -> None:
    result = run("assess", given=text_of())
    told = printed(result)

    assert result.exit_code == 0
    assert list(told) == SCREEN + ADDED
    assert told["profiles"] == ["NSCLBP"]
    assert told["volume"] == {"v0": 136, "start_max": 180, "cap_wk6": 270, "cap_wk12": 300}
    assert told["lessons_open"] is None


@pytest.mark.parametrize(("changes", "state"), [(FEVER, "HOLD_SAFETY"), ({"S30": None}, "INCOMPLETE")])
def test_while_withheld_or_incomplete_four_fields_are_absent(changes: dict[str, Any], state: str) -> None:
    result = run("assess", given=text_of(**changes))
    told = printed(result)

    assert result.exit_code == 3
    assert told["initial_state"] == state
    assert set(told) == set(SCREEN + ADDED) - ABSENT


@pytest.mark.parametrize(("changes", "lessons"), [
    (FEVER, ["H02"]), ({"S43a": {"answer": "yes"}}, ["H02"]), (GENTLE, ["H01", "H02", "H05"]),
    ({"S23": {"answer": "yes"}}, None),
])  # fmt: skip
def test_the_tier_says_which_lessons_are_open(changes: dict[str, Any], lessons: list[str] | None) -> None:
    assert printed(run("assess", given=text_of(**changes)))["lessons_open"] == lessons


def test_gentle_only_holds_all_volumes_at_70() -> None:
    told = printed(run("assess", given=text_of(**GENTLE)))

    assert told["initial_state"] == "GENTLE"
    assert max(told["volume"].values()) <= 70


def test_the_table_is_for_people() -> None:
    result = run("assess", "--table", given=text_of())

    assert result.exit_code == 0
    assert "NSCLBP" in result.stdout and "irritability" in result.stdout


def test_no_name_of_a_person_or_reason_behind_patterns_is_printed() -> None:
    assert not {"because", "screen"} & set(printed(run("assess", given=text_of())))
