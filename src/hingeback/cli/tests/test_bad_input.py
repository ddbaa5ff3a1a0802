"""Bad input: exit 2, every problem at once with its place and its mend, nothing on standard output, no traceback."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hingeback.cli.tests.sheets import problems, run, sheet, text_of, written

COMMANDS = (("screen",), ("assess",), ("plan",), ("why", "walk_easy"), ("why-not", "walk_easy"))


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("given", ["", "  \n", "null", "[]", "5", '"x"', "{}", '{"as_of": ', "no json"])
def test_what_is_no_sheet_is_refused_by_every_command(command: tuple[str, ...], given: str) -> None:
    problems(run(*command, given=given))


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_problem_comes_at_once(command: tuple[str, ...]) -> None:
    given = sheet(A01="1985-13-40", A15={"now": 11, "avg7": -1, "worst7": 3.5}, S06={"answer": "yes", "degree": "bad"})
    given |= {
        "extra": 1,
        "clearances": [{"rule": "RD-2"}],
        "held": {"tier": "CLEAR", "action": "WITHHOLD", "rules": []},
    }
    given["answers"]["S99"] = {"answer": "no"}

    assert set(problems(run(*command, given=json.dumps(given)))) == {
        "answers.A01", "answers.A15.now", "answers.A15.avg7", "answers.A15.worst7", "answers.S06.degree",
        "answers.S99", "extra", "clearances.0.date", "held.tier", "held.rules",
    }  # fmt: skip


@pytest.mark.parametrize(("changes", "path"), [
    ({"A01": "2030-01-01"}, "answers.A01"), ({"A12": {"date": "2027-01-01"}}, "answers.A12.date"),
    ({"A50": {"type": "fusion", "date_or_days": "2027-01-01"}}, "answers.A50.date_or_days"),
    ({"A94": {"joints": ["hip_L"], "date": "2027-01-01"}}, "answers.A94.date"), ({"A01": "1800-01-01"}, "answers.A01"),
])  # fmt: skip
def test_a_day_that_cannot_be_is_named(changes: dict[str, Any], path: str) -> None:
    assert path in problems(run("screen", given=text_of(**changes)))


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e400"])
def test_a_number_that_is_none_is_named_with_its_place(number: str) -> None:
    assert "answers.A60" in problems(run("screen", given=text_of(A60=77777).replace("77777", number)))


def test_a_key_given_twice_is_refused() -> None:
    twice = text_of().replace('"S01": {"answer": "no"}', '"S01": {"answer": "yes"}, "S01": {"answer": "no"}')

    assert "answers.S01" in problems(run("screen", given=twice))


@pytest.mark.parametrize("given", [
    b"\xff\xfe{}", "höme".encode("latin-1"), b"[" * 100_000, b'{"a":' * 50_000, b"9" * 5_000, b'{"as_of": "\\ud800"}',
])  # fmt: skip
def test_bytes_that_nobody_can_read_end_kindly(given: bytes) -> None:
    problems(run("screen", given=given))


def test_a_byte_order_mark_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "answers.json").write_bytes(b"\xef\xbb\xbf" + text_of().encode())

    assert run("screen", str(tmp_path / "answers.json")).exit_code == 0


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_file_that_is_missing_or_a_folder_is_named(command: tuple[str, ...], tmp_path: Path) -> None:
    for path in (str(tmp_path / "nowhere.json"), str(tmp_path)):
        assert path in problems(run(*command, path))


def test_a_place_in_a_broken_file_is_named_by_line_and_column(tmp_path: Path) -> None:
    file = written(tmp_path, "answers.json", '{\n  "as_of": "2026-11-22",\n  "answers": {,}\n}')

    assert f"{file}:3:15" in problems(run("screen", file))


def test_very_long_text_is_read() -> None:
    assert run("screen", given=text_of(free_text=["a calm word " * 1000] * 500)).exit_code == 0


def test_the_message_does_not_repeat_the_answers() -> None:
    result = run("screen", given=text_of(A06="something private", A02="x" * 9000))

    assert "private" not in result.stderr
    assert len(result.stderr) < 1000


def test_the_installed_command_ends_alike() -> None:
    words = [sys.executable, "-m", "hingeback.cli.main", "screen"]
    done = subprocess.run(words, input=b"{}", capture_output=True, check=False)

    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Traceback" not in done.stderr
    assert {row["path"] for row in json.loads(done.stderr)["problems"]} == {"as_of", "answers"}
