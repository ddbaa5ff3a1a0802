"""Plain data that JSON can hold, and what no shape of ours could name: doubled keys, odd numbers, endless nesting."""

from collections import Counter
from math import isfinite
from typing import Any

from hingeback.engine.contracts.problems import Problem

DEEPEST = 16
WHOLE = "(input)"
Path = tuple[str, ...]


class DoubledKeys(dict[str, Any]):
    """An object that gave a key more than once: which of the two is meant, nobody can say."""

    doubled: tuple[str, ...] = ()


def object_of_pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """For `json.loads(object_pairs_hook=…)`: keeps in mind which keys came twice."""
    counts = Counter(key for key, _ in pairs)
    if len(counts) == len(pairs):
        return dict(pairs)
    marked = DoubledKeys(pairs)
    marked.doubled = tuple(key for key, count in counts.items() if count > 1)
    return marked


def without_oddities(data: Any) -> tuple[Any, tuple[Problem, ...]]:
    """The data with null in the place of what JSON cannot hold, and a problem for each such place."""
    problems: list[Problem] = []
    return _plain(data, (), problems), tuple(problems)


def path_text(path: Path) -> str:
    return ".".join(path) or WHOLE


def _plain(value: Any, path: Path, problems: list[Problem]) -> Any:
    odd = _oddity(value, path)
    if odd:
        problems.append(Problem(path_text(path), *odd))
        return None
    if isinstance(value, DoubledKeys):
        problems += [_twice(key, path) for key in value.doubled]
    if isinstance(value, dict):
        return {str(key): _plain(part, (*path, str(key)), problems) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part, (*path, str(n)), problems) for n, part in enumerate(value)]
    return value


def _twice(key: str, path: Path) -> Problem:
    return Problem(path_text((*path, key)), "This key stands there more than once.", "Keep one of them.")


def _oddity(value: Any, path: Path) -> tuple[str, str] | None:
    """What is wrong and its mend; None for a value that JSON can hold."""
    if len(path) > DEEPEST:
        return "This is nested too deeply.", "No answer has that many levels; see `hingeback schema answers`."
    if isinstance(value, float) and not isfinite(value):
        return f"{value} is not a number.", "Write an ordinary number, or leave the answer out."
    if isinstance(value, str) and _is_torn(value):
        return "The text holds half a character (a lone surrogate).", "Write it as UTF-8."
    if isinstance(value, dict) and any(not isinstance(key, str) or _is_torn(key) for key in value):
        return "The keys are not all text.", "Write every key as text in quotes."
    if value is None or isinstance(value, str | bool | int | float | dict | list | tuple):
        return None
    return f"{type(value).__name__} is not plain JSON data.", "Write dates as text (2026-11-22), sets as lists."


def _is_torn(text: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in text)
