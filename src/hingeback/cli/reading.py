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
AT_PLACE = "Mend the JSON at that line and column."
A_FILE = "Give a JSON file, or - and JSON on input."


def read_json(source: str) -> Any:
    """Raises InputProblems when the file is missing, unreadable or not JSON (with line and column)."""
    from hingeback.engine.contracts.plain_data import object_of_pairs

    text = _read_text(source)
    try:
        return json.loads(text, object_pairs_hook=object_of_pairs)
    except json.JSONDecodeError as error:
        raise _unreadable(f"{source}:{error.lineno}:{error.colno}", f"Is not JSON: {error.msg}.", AT_PLACE) from error
    except RecursionError:
        raise _unreadable(source, "Is nested too deeply.", "No answer has that many levels.") from None
    except ValueError as error:
        raise _unreadable(source, "Holds a number with far too many digits.", "Write ordinary numbers.") from error


def _read_text(source: str) -> str:
    """UTF-8, with or without the mark that some editors put in front."""
    try:
        data = sys.stdin.buffer.read() if source == STANDARD_INPUT else Path(source).read_bytes()
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unreadable(source, "Cannot be read: It is not UTF-8 text.", "Save it as UTF-8.") from error
    except OSError as error:
        raise _unreadable(source, f"Cannot be read: {error.strerror}.", A_FILE) from error
    except ValueError as error:
        raise _unreadable(source, "Is not the name of a file.", A_FILE) from error


def _unreadable(where: str, problem: str, mend: str) -> InputProblems:
    return InputProblems([(where, problem, mend)])


def read_answers(source: str) -> AnswerSheet:
    from hingeback.engine.contracts.reading import BadInput, read_answer_sheet

    data = read_json(source)
    try:
        return read_answer_sheet(data)
    except BadInput as bad:
        raise InputProblems([(p.path, p.text, p.mend) for p in bad.problems]) from bad


def read_plan(source: str) -> Plan:
    from hingeback.engine.contracts.plan_reading import read_plan as read
    from hingeback.engine.contracts.problems import BadInput

    data = read_json(source)
    try:
        return read(data)
    except BadInput as bad:
        raise InputProblems([(p.path, p.text, p.mend) for p in bad.problems]) from bad


def read_plan_and_answers(plan: str, answers: str) -> tuple[Plan, AnswerSheet]:
    """Both inputs of a check; the problems of both come at once."""
    if plan == answers == STANDARD_INPUT:
        raise _unreadable(
            STANDARD_INPUT, "Standard input can be read once.", "Give a file for the plan or the answers."
        )
    problems: list[tuple[str, str, str]] = []
    read: list[Any] = []
    for reader, source in ((read_plan, plan), (read_answers, answers)):
        try:
            read.append(reader(source))
        except InputProblems as bad:
            problems += bad.problems
    if problems:
        raise InputProblems(problems)
    return read[0], read[1]
