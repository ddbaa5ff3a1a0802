"""One S item as the rules see it: what it means in a reading where not_sure counts as yes, or as no (B1, B2)."""

from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from hingeback.engine.contracts.answers import Answers, SafetyItem

SAFETY_ITEMS = tuple(name for name in Answers.model_fields if name[0] == "S" and name[1].isdigit())
NEW_UP_TO_DAYS = 28
NEW_UP_TO_DAYS_SADDLE = 14
SADDLE_ITEMS = frozenset(("S01", "S02", "S03", "S04"))


class Reading(Enum):
    """How a not_sure counts. Rules are judged as YES; what is then EMERGENCY is judged again as NO (B2)."""

    NOT_SURE_IS_YES = "yes"
    NOT_SURE_IS_NO = "no"


@dataclass(frozen=True, slots=True)
class Item:
    """True where the item counts. `days` is the more recent of start and change, 0 when left open."""

    counts: bool = False
    said_yes: bool = False
    said_no: bool = False
    unsure: bool = False
    days: float = 0
    new: bool = False
    worsening: bool = False
    stable: bool = False
    checked: bool = False
    stress_only: bool = False
    only_upright: bool = False
    eased_by_sitting: bool = False
    marked: bool = False
    progressive: bool = False
    both_sides: bool = False
    cannot_walk: bool = False
    same_since_check: bool = False
    rest_pain_or_ulcer: bool = False
    at_rest: bool = False
    head_signs: bool = False
    kinds: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return self.counts


UNANSWERED = Item()
SAID_NO = Item(said_no=True)

#: Extras with two words: the value an open one takes when not_sure counts as yes, which is the graver (answers.md).
_GRAVER = {
    "stress_only": False, "only_upright": False, "eased_by_sitting": False, "cannot_walk": True,
    "same_since_check": False, "rest_pain_or_ulcer": True, "at_rest": True, "head_signs": True,
}  # fmt: skip

#: Kinds that an open list stands for. Where nothing is listed, the rule itself takes the graver reading.
_OPEN_KINDS = {"S31": frozenset(("procedure",)), "S63": frozenset(("injury", "effort"))}


def read_item(name: str, item: SafetyItem | None, reading: Reading) -> Item:
    """The item in one reading. Follow-ups left open take the safer one: new, perhaps worsening, not checked."""
    if item is None:
        return UNANSWERED
    if item.answer == "no":
        return SAID_NO
    if item.answer == "not_sure" and reading is Reading.NOT_SURE_IS_NO:
        return UNANSWERED
    days = recent_days(item)
    worsening = _worsening(item, reading)
    return Item(
        counts=True,
        said_yes=item.answer == "yes",
        unsure=item.answer == "not_sure",
        days=days,
        new=days <= (NEW_UP_TO_DAYS_SADDLE if name in SADDLE_ITEMS else NEW_UP_TO_DAYS),
        worsening=worsening,
        stable=not worsening,
        checked=item.checked is True,
        **_extras(name, item, reading, worsening),
    )


def recent_days(item: SafetyItem) -> float:
    """Days since it began or changed, whichever is more recent; a start left open is today (B1: new)."""
    began = item.started_days or 0
    return began if item.changed_days is None else min(began, item.changed_days)


@cache
def _extras_of(model: type[SafetyItem]) -> frozenset[str]:
    return frozenset(model.model_fields) - frozenset(SafetyItem.model_fields)


def _worsening(item: SafetyItem, reading: Reading) -> bool:
    progressive = getattr(item, "progressive", None) if "progressive" in _extras_of(type(item)) else None
    if progressive is True:
        return True
    if progressive is False and item.worsening is None:
        return False
    if reading is Reading.NOT_SURE_IS_NO:
        return item.worsening is True
    return item.worsening is not False


def _extras(name: str, item: SafetyItem, reading: Reading, worsening: bool) -> dict[str, Any]:
    own = _extras_of(type(item))
    extras: dict[str, Any] = {key: _two_words(getattr(item, key), key, reading) for key in _GRAVER if key in own}
    if "kinds" in own:
        extras["kinds"] = frozenset(getattr(item, "kinds", None) or ()) or _OPEN_KINDS.get(name, frozenset())
    if name == "S06":
        extras["marked"] = getattr(item, "degree", None) != "mild"
        extras["both_sides"] = getattr(item, "side", None) != "one"
        extras["progressive"] = worsening
    return extras


def _two_words(value: object, key: str, reading: Reading) -> bool:
    """An extra left out counts as not_sure: the graver value, or "no" when every not_sure is read as no."""
    if isinstance(value, bool):
        return value
    return _GRAVER[key] and reading is Reading.NOT_SURE_IS_YES
