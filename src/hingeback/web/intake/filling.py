"""From an answer back to the fields of its screen, so that a person finds what they said."""

from collections.abc import Callable
from datetime import date
from typing import Any

from hingeback.web.intake.flow import Item
from hingeback.web.intake.reading import DAYS_PER, MOST_GOALS, NONE

Filled = dict[str, list[str]]


def fill(item: Item, value: Any) -> Filled:
    """The fields that would have given this answer; none for an unanswered one."""
    if value is None:
        return {}
    if item.kind in _SPECIAL:
        return _SPECIAL[item.kind](item, value)
    if item.id == "A52":
        return _diseases(value)
    return {item.id: _words(value, item.none)}


def _words(value: Any, none: bool = False) -> list[str]:
    if isinstance(value, list):
        return [str(word) for word in value] or ([NONE] if none else [])
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    return [f"{value:g}" if isinstance(value, float) else str(value)]


def _diseases(value: list[str]) -> Filled:
    kinds = [word.partition(":")[2] for word in value if word.startswith("cancer:")]
    filled = {"A52": ["cancer" if word.startswith("cancer:") else word for word in value] or [NONE]}
    return {**filled, "A52.cancer_type": kinds[:1]} if kinds else filled


def _parts(item: Item, value: Any) -> Filled:
    told = dict(enumerate(value)) if isinstance(value, list) else value
    by_name = {str(name): part for name, part in told.items()}
    filled: Filled = {}
    for part in item.parts:
        if by_name.get(part.name) is not None:
            filled[f"{item.id}.{part.name}"] = _part_words(part.name, by_name[part.name], part.none)
    return filled


def _part_words(name: str, value: Any, none: bool) -> list[str]:
    if name == "decline_light":
        return ["true" if value else "false"]
    if name == "date_or_days" and isinstance(value, int):
        return []
    return _words(value, none)


def _goals(item: Item, value: list[dict[str, Any]]) -> Filled:
    filled: Filled = {}
    for n, goal in enumerate(value[:MOST_GOALS], start=1):
        filled[f"A64.{n}.text"] = [goal["text"]]
        filled[f"A64.{n}.rating"] = _words(goal["rating"]) if goal.get("rating") is not None else []
    return filled


def _time_since(item: Item, value: dict[str, Any]) -> Filled:
    filled: Filled = {}
    if value.get("date"):
        day = date.fromisoformat(str(value["date"]))
        filled = {f"{item.id}.unit": ["date"], f"{item.id}.date": [day.isoformat()]}
    for unit in DAYS_PER:
        if value.get(unit) is not None:
            filled = {f"{item.id}.unit": [unit], f"{item.id}.count": _words(value[unit])}
    if value.get("changed_days") is not None:
        filled[f"{item.id}.changed_days"] = _words(value["changed_days"])
    return filled


def _safety(item: Item, value: dict[str, Any]) -> Filled:
    filled = {item.id: [str(value["answer"])]}
    for name, told in value.items():
        if name != "answer" and told is not None:
            filled[f"{item.id}.{name}"] = _words(told)
    return filled


_SPECIAL: dict[str, Callable[[Item, Any], Filled]] = {
    "safety": _safety, "goals": _goals, "time_since": _time_since, "parts": _parts, "liking": _parts,
}  # fmt: skip
