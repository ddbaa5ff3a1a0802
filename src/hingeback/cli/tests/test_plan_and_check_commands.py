"""`hingeback plan` and `hingeback check`: a week, and the judgement of a week."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from hingeback.cli.tests.sheets import AS_OF, FEVER, GENTLE, printed, problems, run, text_of, written

PLAN = ["week", "days", "totals", "counted_minutes", "planner", "content_version"]
ITEM = {"exercise", "pillar", "minutes", "sets", "reps", "hold_s", "rpe", "new", "uncounted", "why"}
UNCOUNTED = ("P-EDU", "P-REL", "P-POS")


@pytest.fixture(scope="module")
def week() -> dict[str, Any]:
    result = run("plan", given=text_of())
    assert result.exit_code == 0
    return dict(printed(result))


def test_the_shape_is_that_of_the_contract(week: dict[str, Any]) -> None:
    assert list(week) == PLAN
    assert list(week["planner"]) == ["kind", "status", "bound", "gap"]
    assert [day["date"] for day in week["days"]] == [
        str(date.fromisoformat(AS_OF) + timedelta(days=n)) for n in range(7)
    ]


def test_every_item_has_its_fields_and_its_reasons(week: dict[str, Any]) -> None:
    for item in (item for day in week["days"] for item in day["items"]):
        assert set(item) - {"side"} == ITEM
        assert item.get("side", "left") in ("left", "right")
        assert item["why"] and all(list(r) == ["rule", "answers", "source", "text"] for r in item["why"])
        assert (item["exercise"] is None) == (item["pillar"] == "P-EDU")


def test_totals_are_the_minutes_of_the_items_and_uncounted_ones_do_not_count(week: dict[str, Any]) -> None:
    items = [item for day in week["days"] for item in day["items"]]
    counted = sum(i["minutes"] for i in items if not i["uncounted"] and i["pillar"] not in UNCOUNTED)

    assert week["counted_minutes"] == counted
    assert sum(minutes for pillar, minutes in week["totals"].items() if pillar not in UNCOUNTED) >= counted


def test_the_same_answers_give_the_same_week(week: dict[str, Any]) -> None:
    assert printed(run("plan", given=text_of())) == week


def test_the_table_is_for_people() -> None:
    result = run("plan", "--table", given=text_of())

    assert result.exit_code == 0
    assert result.stdout.startswith("Week 1:")


@pytest.mark.parametrize("changes", [FEVER, {"S30": None}, {"A01": "2012-01-01", "S17": {"answer": "no"}}])
def test_withheld_or_incomplete_prints_the_screen_and_no_exercise(changes: dict[str, Any]) -> None:
    for table in ((), ("--table",)):
        result = run("plan", *table, given=text_of(**changes))
        assert result.exit_code == 3
        assert "WITHHOLD" in result.stdout
        assert "walk_easy" not in result.stdout and "P-CAR" not in result.stdout


def test_gentle_only_stays_at_70_minutes_and_effort_3() -> None:
    told = printed(run("plan", given=text_of(**GENTLE)))

    assert told["counted_minutes"] <= 70
    assert all((item["rpe"] or 0) <= 3 for day in told["days"] for item in day["items"])


@pytest.fixture
def files(tmp_path: Path, week: dict[str, Any]) -> tuple[str, str]:
    return written(tmp_path, "plan.json", json.dumps(week)), written(tmp_path, "answers.json", text_of())


def test_check_accepts_what_plan_printed(files: tuple[str, str]) -> None:
    result = run("check", files[0], "--answers", files[1])

    assert result.exit_code == 0
    assert printed(result) == {"accepted": True, "violations": []}


def test_check_reads_either_input_from_standard_input(files: tuple[str, str], week: dict[str, Any]) -> None:
    assert run("check", "-", "--answers", files[1], given=json.dumps(week)).exit_code == 0
    assert run("check", files[0], "--answers", "-", given=text_of()).exit_code == 0
    assert "-" in problems(run("check", "-", "--answers", "-", given=text_of()))


def test_check_names_rule_place_and_words_of_what_is_wrong(files: tuple[str, str], week: dict[str, Any]) -> None:
    day = {**week["days"][0], "items": [{**week["days"][0]["items"][0], "exercise": "deadlift_rdl_db"}]}
    told = printed(
        run("check", "-", "--answers", files[1], given=json.dumps({**week, "days": [day, *week["days"][1:]]}))
    )

    assert told["accepted"] is False
    assert all(list(v) == ["rule", "where", "text"] and all(v.values()) for v in told["violations"])


def test_check_refuses_every_exercise_of_a_person_on_hold(files: tuple[str, str]) -> None:
    result = run("check", files[0], "--answers", "-", given=text_of(**FEVER))

    assert result.exit_code == 3
    assert "J3-HOLD" in {violation["rule"] for violation in printed(result)["violations"]}


def test_check_as_a_table(files: tuple[str, str]) -> None:
    assert run("check", files[0], "--answers", files[1], "--table").stdout.startswith("Accepted")


def test_check_names_the_problems_of_both_inputs_at_once(tmp_path: Path) -> None:
    plan = written(tmp_path, "plan.json", '{"week": "1"}')
    found = problems(run("check", plan, "--answers", "-", given=text_of(A02="man")))

    assert {"week", "days", "answers.A02"} <= set(found)


@pytest.mark.parametrize("plan", ["[]", "null", "{}", "not json", '{"week": 1, "days": [{"date": "x", "items": 3}]}'])
def test_check_refuses_what_is_no_plan(tmp_path: Path, plan: str) -> None:
    problems(run("check", written(tmp_path, "plan.json", plan), "--answers", "-", given=text_of()))
