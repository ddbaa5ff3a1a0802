"""What the specification says, case by case, through the command line."""

import json
from typing import Any

import pytest
from tests.law.cases import WITHOUT_TIER, cases_of, sheet_of
from typer.testing import CliRunner

from hingeback.cli.main import app

DONE, WITHHELD = 0, 3
SCREEN, MATCHING = cases_of("screen"), cases_of("matching")


def printed(command: str, case: dict[str, Any]) -> tuple[dict[str, Any], int]:
    result = CliRunner().invoke(app, [command], input=json.dumps(sheet_of(case)))
    assert result.exit_code in (DONE, WITHHELD), result.stderr or result.exception
    return json.loads(result.stdout), result.exit_code


@pytest.mark.parametrize("case", [case for _, case in SCREEN], ids=[name for name, _ in SCREEN])
def test_the_screen_says(case: dict[str, Any]) -> None:
    told, code = printed("screen", case)

    assert told["action"] == case["action"]
    assert code == (WITHHELD if case["action"] == "WITHHOLD" else DONE)
    if "tier" in case:
        assert told["tier"] == case["tier"]
    if "rules" in case:
        fired = {rule["id"] for rule in told["rules"]}
        assert fired - (WITHOUT_TIER - set(case["rules"])) == set(case["rules"])
    if "missing_among_others" in case:
        assert set(case["missing_among_others"]) <= set(told["missing"])
    else:
        assert set(told["missing"]) == set(case.get("missing", ()))
    if "conflicts" in case:
        assert told["conflicts"] == case["conflicts"]


@pytest.mark.parametrize("case", [case for _, case in MATCHING], ids=[name for name, _ in MATCHING])
def test_matching_says(case: dict[str, Any]) -> None:
    told, _ = printed("assess", case)

    for name, value in case["says"].items():
        if name == "absent":
            assert not set(value) & set(told)
        elif name.startswith("with_"):
            assert set(value) <= set(told[name.removeprefix("with_")])
        elif name.startswith("without_"):
            assert not set(value) & set(told[name.removeprefix("without_")])
        else:
            assert told[name] == value
