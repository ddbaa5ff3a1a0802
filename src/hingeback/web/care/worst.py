"""The worst answer counts for 24 hours (B3): several answers to one safety item become the gravest of all.

Part by part, because a later answer may be milder in one part and graver in another.
"""

from collections.abc import Callable
from functools import reduce
from typing import Any

YES_NO_UNSURE = ("no", "not_sure", "yes")
THOUGHTS = ("no", "thoughts", "plan")
Part = Callable[[Any, Any], Any]


def is_safety_item(item: str) -> bool:
    return item in ("M02", "distress_text") or (item.startswith("S") and item[1:3].isdigit())


def worst_of(item: str, values: list[Any]) -> Any:
    """The gravest reading of these answers, the oldest first. None (taken back, cleared) is no answer."""
    given = [v for v in values if v is not None]
    if not given:
        return None
    if item == "M02":
        return max(given, key=THOUGHTS.index)
    if item == "distress_text":
        return any(given)
    concerned = [v for v in given if v["answer"] != "no"]
    return reduce(_merge, concerned) if concerned else given[-1]


def _merge(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    merged = {part: rule(one.get(part), other.get(part)) for part, rule in _PARTS.items()}
    merged["kinds"] = _kinds(one, other)
    return {part: value for part, value in merged.items() if value is not None}


def _answer(one: str, other: str) -> str:
    return max(one, other, key=YES_NO_UNSURE.index)


def _shortest(one: float | None, other: float | None) -> float | None:
    """More recent is graver, and no date at all means new."""
    return None if one is None or other is None else min(one, other)


def _latest_change(one: float | None, other: float | None) -> float | None:
    """No change is the mild answer here: a change that was told once counts."""
    return min((x for x in (one, other) if x is not None), default=None)


def _graver_if(grave: bool) -> Part:
    def rule(one: Any, other: Any) -> Any:
        if grave in (one, other) and any(x is grave for x in (one, other)):
            return grave
        return None if one is None or other is None else ("not_sure" if "not_sure" in (one, other) else one)

    return rule


def _graver_word(grave: str) -> Part:
    def rule(one: Any, other: Any) -> Any:
        return grave if grave in (one, other) else (None if one is None or other is None else one)

    return rule


def _kinds(one: dict[str, Any], other: dict[str, Any]) -> list[str] | None:
    """All kinds that were named. Where the question was left open once, it stays open: the gravest reading."""
    if one.get("kinds") is None or other.get("kinds") is None:
        return None
    return sorted({*one["kinds"], *other["kinds"]})


_PARTS: dict[str, Part] = {
    "answer": _answer,
    "started_days": _shortest,
    "changed_days": _latest_change,
    **dict.fromkeys(
        ("worsening", "progressive", "cannot_walk", "rest_pain_or_ulcer", "at_rest", "head_signs"), _graver_if(True)
    ),
    **dict.fromkeys(
        ("checked", "stress_only", "only_upright", "eased_by_sitting", "same_since_check"), _graver_if(False)
    ),
    "degree": _graver_word("marked"),
    "side": _graver_word("both"),
}
