"""One healthy person at the command line, and the few ways in which others differ."""

import json
from pathlib import Path
from typing import Any

from click.testing import Result
from typer.testing import CliRunner

from hingeback.cli.main import app
from hingeback.engine.screening import SAFETY_ITEMS

AS_OF = "2026-11-23"
NO_LEGS = {"leg_side": "none", "leg_extent": "none", "tingling": False, "numb": False, "weakness": False}
HEALTHY: dict[str, Any] = {
    "A01": "1985-03-10", "A02": "male", "A05": "home", "A10": ["low_back_C"], "A11": "low_back_C",
    "A12": {"days": 365}, "A13": "half_or_more", "A14": "gradual", "A15": {"now": 3, "avg7": 3, "worst7": 5},
    "A17": NO_LEGS, "A33": ">30", "A34": "<15", "A35": "sometimes", "A36": "never", "A38": "movement",
    "A50": {"type": "none"}, "A51": [], "A52": [], "A53": [], "A55": {"count": 0}, "A60": 150, "A61": 1, "A63": True,
    "A65": {"days": 5, "minutes": 30}, "A67": ["mat"], "A86": {"phq2": 0, "gad2": 0},
    **{item: {"answer": "no"} for item in SAFETY_ITEMS if item < "S60"},
}  # fmt: skip
FEVER = {"S30": {"answer": "yes"}}
GENTLE = {"S22": {"answer": "yes"}}


def sheet(clearances: Any = (), held: Any = None, **changes: Any) -> dict[str, Any]:
    """The healthy person with some answers changed; None takes an answer away."""
    answers = {key: value for key, value in {**HEALTHY, **changes}.items() if value is not None}
    return {"as_of": AS_OF, "answers": answers, "clearances": list(clearances), "held": held}


def text_of(**changes: Any) -> str:
    return json.dumps(sheet(**changes))


def run(*words: str, given: str | bytes = "") -> Result:
    """A command as a person types it; nothing may ever end in a traceback."""
    result = CliRunner().invoke(app, list(words), input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def printed(result: Result) -> Any:
    assert result.stderr == ""
    return json.loads(result.stdout)


def problems(result: Result) -> dict[str, tuple[str, str]]:
    """path -> (problem, mend) of a run that was refused: exit 2, nothing on standard output."""
    assert (result.exit_code, result.stdout) == (2, "")
    rows = json.loads(result.stderr)["problems"]
    assert rows and all(set(row) == {"path", "problem", "mend"} and all(row.values()) for row in rows)
    return {row["path"]: (row["problem"], row["mend"]) for row in rows}


def written(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)
