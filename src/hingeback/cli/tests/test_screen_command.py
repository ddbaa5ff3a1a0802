"""`hingeback screen`: tier, action, rules, what is missing; from a file or standard input."""

from pathlib import Path
from typing import Any

import pytest

from hingeback.cli.tests.sheets import FEVER, GENTLE, printed, run, text_of, written

TIERS = (None, "CLEAR", "ROUTINE_REVIEW", "CLINICIAN_FIRST", "SAME_DAY", "EMERGENCY")
ACTIONS = ("PROCEED", "PROCEED_WITH_NOTE", "GENTLE_ONLY", "WITHHOLD")
CHEST = {"S43a": {"answer": "yes"}}


def test_a_healthy_person_is_clear_and_the_exit_is_0() -> None:
    result = run("screen", given=text_of())

    assert result.exit_code == 0
    assert printed(result)["tier"] == "CLEAR"
    assert printed(result)["action"] == "PROCEED"


@pytest.mark.parametrize(("changes", "code", "tier", "action", "rule"), [
    (CHEST, 3, "EMERGENCY", "WITHHOLD", "VAS-4"), (FEVER, 3, "SAME_DAY", "WITHHOLD", "INF-2"),
    ({"S49": {"answer": "not_sure"}}, 3, "CLINICIAN_FIRST", "WITHHOLD", "RD-12"),
    (GENTLE, 0, "CLINICIAN_FIRST", "GENTLE_ONLY", "CA-6a"), ({"S53": {"answer": "yes"}}, 3, "ROUTINE_REVIEW",
    "WITHHOLD", "RD-11"), ({"S52": {"answer": "yes"}}, 0, "SAME_DAY", "PROCEED_WITH_NOTE", "SPA-4"),
])  # fmt: skip
def test_the_exit_is_3_exactly_when_exercise_is_withheld(
    changes: dict[str, Any], code: int, tier: str, action: str, rule: str
) -> None:
    result = run("screen", given=text_of(**changes))
    told = printed(result)

    assert (result.exit_code, told["tier"], told["action"]) == (code, tier, action)
    assert rule in [fired["id"] for fired in told["rules"]]


def test_the_shape_is_that_of_the_contract() -> None:
    told = printed(run("screen", given=text_of(**FEVER, A63=True, A60=30)))

    assert list(told) == ["tier", "action", "rules", "missing", "conflicts", "notes"]
    assert told["tier"] in TIERS and told["action"] in ACTIONS
    assert all(list(rule) == ["id", "tier", "action", "because"] for rule in told["rules"])
    assert all(isinstance(rule["because"], dict) for rule in told["rules"])
    assert next(r for r in told["rules"] if r["id"] == "INF-2")["because"] == {"S30": {"answer": "yes"}}
    assert all(isinstance(note, str) for note in told["notes"])


def test_a_note_conflict_is_in_rules_and_in_conflicts() -> None:
    told = printed(run("screen", given=text_of(A60=30)))
    rule = next(r for r in told["rules"] if r["id"] == "X11")

    assert told["conflicts"] == ["X11"]
    assert (rule["tier"], rule["action"]) == ("CLEAR", "PROCEED")


def test_while_incomplete_the_tier_is_null_and_never_clear() -> None:
    result = run("screen", given=text_of(S30=None))

    assert result.exit_code == 3
    assert (printed(result)["tier"], printed(result)["action"], printed(result)["missing"]) == (
        None,
        "WITHHOLD",
        ["S30"],
    )


def test_while_incomplete_an_emergency_is_said_at_once() -> None:
    assert printed(run("screen", given=text_of(S30=None, **CHEST)))["tier"] == "EMERGENCY"


def test_nothing_answered_misses_every_item_that_everybody_is_asked() -> None:
    told = printed(run("screen", given='{"as_of": "2026-11-22", "answers": {}}'))

    assert {"A01", "A02", "A12", "A63", "A86", "S01", "S53"} <= set(told["missing"])
    assert not {"S17", "S50", "S51", "S60", "M02", "A16"} & set(told["missing"])


def test_a_file_says_the_same_as_standard_input(tmp_path: Path) -> None:
    file = written(tmp_path, "answers.json", text_of(**FEVER))

    assert run("screen", file).stdout == run("screen", "-", given=text_of(**FEVER)).stdout
    assert run("screen", file).stdout == run("screen", given=text_of(**FEVER)).stdout


def test_the_table_is_for_people_and_ends_alike() -> None:
    result = run("screen", "--table", given=text_of(**FEVER))

    assert result.exit_code == 3
    assert "SAME_DAY" in result.stdout and "INF-2" in result.stdout
    assert not result.stdout.startswith("{")


def test_the_table_names_what_is_missing() -> None:
    assert "Still missing: S30" in run("screen", "--table", given=text_of(S30=None)).stdout


@pytest.mark.parametrize(("age_days", "tier"), [(181, "ROUTINE_REVIEW"), (182, "CLINICIAN_FIRST")])
def test_a_clearance_counts_for_182_days_from_its_day(age_days: int, tier: str) -> None:
    day = {181: "2026-05-26", 182: "2026-05-25"}[age_days]
    given = text_of(clearances=[{"rule": "RD-2", "date": day}], A52=["diabetes"], A63=False)

    assert printed(run("screen", given=given))["tier"] == tier


def test_an_earlier_hold_stays_after_clean_answers() -> None:
    result = run("screen", given=text_of(held={"tier": "SAME_DAY", "action": "WITHHOLD", "rules": ["CES-2"]}))

    assert result.exit_code == 3
    assert printed(result)["tier"] == "SAME_DAY"
    assert any("CES-2" in note for note in printed(result)["notes"])
