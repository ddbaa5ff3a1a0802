"""How a command ends: 0 done, 2 bad input with every problem at once, 3 withheld for safety."""

import functools
import json
import sys
from collections.abc import Callable, Sequence
from typing import Any

import typer

DONE, BAD_INPUT, WITHHELD = 0, 2, 3


class InputProblems(Exception):
    """Bad input. Each problem is (path, what is wrong, how to mend it)."""

    def __init__(self, problems: Sequence[tuple[str, str, str]]) -> None:
        super().__init__(f"{len(problems)} problem(s) in the input")
        self.problems = tuple(problems)


def ends_kindly(call: Callable[..., Any]) -> Callable[..., Any]:
    """Run a command so that bad input prints all its problems to standard error and nothing to standard output."""

    @functools.wraps(call)
    def guarded(*args: Any, **kwargs: Any) -> None:
        try:
            call(*args, **kwargs)
        except InputProblems as bad:
            print_problems(bad)
            raise typer.Exit(BAD_INPUT) from bad

    return guarded


def print_problems(bad: InputProblems) -> None:
    rows = [{"path": path, "problem": problem, "mend": mend} for path, problem, mend in bad.problems]
    json.dump({"problems": rows}, sys.stderr, indent=2, ensure_ascii=False)
    sys.stderr.write("\n")
