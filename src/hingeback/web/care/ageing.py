"""Answers grow older: "3 days ago", said a week ago, is 10 days ago today. One table says which answers do."""

from collections.abc import Callable
from typing import Any

_DAYS_PER = {"days": 1, "weeks": 7, "months": 30, "years": 365}


def aged(item: str, value: Any, days: int) -> Any:
    """The same answer as it reads `days` later. Answers that do not speak of time come back as they are."""
    if days <= 0 or value is None:
        return value
    if item.startswith("S") and isinstance(value, dict):
        return _older(value, ("started_days", "changed_days"), days)
    age = _AGEING.get(item)
    return age(value, days) if age is not None and isinstance(value, dict) else value


def _older(value: dict[str, Any], keys: tuple[str, ...], days: int) -> dict[str, Any]:
    return {k: v + days if k in keys and v is not None else v for k, v in value.items()}


def _time_since(value: dict[str, Any], days: int) -> dict[str, Any]:
    """Counts in larger units turn into days, so that nothing is rounded."""
    units = [u for u in _DAYS_PER if value.get(u) is not None]
    rest = _older({k: v for k, v in value.items() if k not in _DAYS_PER}, ("changed_days",), days)
    return {**rest, "days": value[units[0]] * _DAYS_PER[units[0]] + days} if units else rest


def _pregnancy(value: dict[str, Any], days: int) -> dict[str, Any]:
    return {k: v + days / 7 if k in ("weeks", "birth_weeks") and v is not None else v for k, v in value.items()}


def _surgery(value: dict[str, Any], days: int) -> dict[str, Any]:
    since = value.get("date_or_days")
    return {**value, "date_or_days": since + days} if isinstance(since, int) else value


_AGEING: dict[str, Callable[[dict[str, Any], int], dict[str, Any]]] = {
    "A04": _pregnancy,
    "A12": _time_since,
    "A19": lambda value, days: _older(value, ("gap_days",), days),
    "A50": _surgery,
    "A51_fracture_date": _time_since,
}
