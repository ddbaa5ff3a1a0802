"""Reads JSON from a file or standard input and turns it into the values the engine takes."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hingeback.cli.problems import InputProblems

if TYPE_CHECKING:
    from hingeback.engine.contracts.answers import AnswerSheet
    from hingeback.engine.contracts.plan import Plan

STANDARD_INPUT = "-"


def read_json(source: str) -> Any:
    """Raises InputProblems when the file is missing, unreadable or not JSON (with line and column)."""
    try:
        text = sys.stdin.read() if source == STANDARD_INPUT else Path(source).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "It is not UTF-8 text."
        raise InputProblems(
            [(source, f"Cannot be read: {reason}", "Give a JSON file, or - and JSON on input.")]
        ) from error
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"{source}:{error.lineno}:{error.colno}"
        raise InputProblems(
            [(where, f"Is not JSON: {error.msg}.", "Mend the JSON at that line and column.")]
        ) from error


def read_answers(source: str) -> AnswerSheet:
    from hingeback.engine.contracts.reading import BadInput, read_answer_sheet

    data = read_json(source)
    try:
        return read_answer_sheet(data)
    except BadInput as bad:
        raise InputProblems([(p.path, p.text, p.mend) for p in bad.problems]) from bad


def read_plan(source: str) -> Plan:
    from pydantic import ValidationError

    from hingeback.engine.contracts.plan import Plan

    data = read_json(source)
    try:
        return Plan.model_validate(data)
    except ValidationError as error:
        raise InputProblems(
            [(".".join(map(str, e["loc"])) or source, e["msg"], "See `hingeback schema plan`.") for e in error.errors()]
        ) from error
