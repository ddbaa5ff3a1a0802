"""A command of the command line: its name, its one-line help and the function behind it."""

from collections.abc import Callable
from typing import Any, NamedTuple


class Command(NamedTuple):
    name: str
    call: Callable[..., Any]
    help: str
