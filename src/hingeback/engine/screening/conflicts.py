"""Consistency checks A7: the safer reading of contradictory answers, and which conflicts were met.

The screen always computes on the safer reading; asking again is the page's part and stores new answers. X12 (a later
diary entry) is a reason to screen again, not a conflict inside one sheet.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from hingeback.engine.contracts.answers import Answers, S05Item, S06Item, SafetyItem, Surgery
from hingeback.engine.contracts.regions import LEG, region_of, side_of
from hingeback.engine.screening.durations import age_years, days_since
from hingeback.engine.screening.free_text import items_raised_by_text
from hingeback.engine.screening.items import SAFETY_ITEMS

NON_CANCER = "cancer:non_melanoma_skin"

#: Which answers each conflict is between.
SIDES: dict[str, tuple[str, ...]] = {
    "X1": ("A10", "A11", "A17"), "X2": ("A15",), "X3": ("A17", "S06"), "X4": ("A14", "A50"), "X5": ("A52", "S20"),
    "X6": ("A53", "S13"), "X7": ("A01", "A02", "A04"), "X8": ("A12", "A13"),
    "X9": ("A06", "free_text", "S01", "S02"), "X10": ("A24", "A33", "A39"), "X11": ("A60", "A63"),
    "X13": ("A51", "S14"), "X14": ("A10", "A11", "A17", "S05"),
}  # fmt: skip
WITHOUT_TIER = frozenset(("X2", "X10", "X11"))


@dataclass(frozen=True, slots=True)
class Settled:
    """The answers in their safer reading, and the conflicts that were met."""

    answers: Answers
    conflicts: tuple[str, ...]


def settle(answers: Answers, as_of: date) -> Settled:
    """Apply X1 to X14 in an order in which a later check sees what an earlier one made safer."""
    found: list[str] = []
    for name, check in _CHECKS:
        changes = check(answers, as_of)
        if changes is None:
            continue
        found.append(name)
        if changes:
            answers = answers.model_copy(update=changes)
    raised = {**_raised_unanswered(answers), **_told_elsewhere(answers)}
    if raised:
        answers = answers.model_copy(update=raised)
    return Settled(answers, tuple(sorted(found, key=lambda x: int(x[1:]))))


Changes = dict[str, Any]
Check = Callable[[Answers, date], Changes | None]


def leg_regions(answers: Answers) -> tuple[str, ...]:
    """Ticked leg regions (A10 or A11) with their sides."""
    ticked = (*(answers.A10 or ()), *((answers.A11,) if answers.A11 else ()))
    return tuple(code for code in ticked if region_of(code) in LEG)


def _x1(answers: Answers, _: date) -> Changes | None:
    legs, told = leg_regions(answers), answers.A17
    if not legs or told is None or "none" not in (told.leg_side, told.leg_extent):
        return None
    below = any(region_of(code) in ("calf_shin", "foot") for code in legs)
    sides = {side_of(code) for code in legs}
    side = "left" if sides == {"L"} else "right" if sides == {"R"} else "both"
    return {"A17": told.model_copy(update={"leg_side": side, "leg_extent": "below_knee" if below else "thigh"})}


def _x2(answers: Answers, _: date) -> Changes | None:
    pain = answers.A15
    if pain is None or pain.now is None or pain.worst7 is None or pain.now <= pain.worst7:
        return None
    return {"A15": pain.model_copy(update={"worst7": pain.now})}


def _x3(answers: Answers, _: date) -> Changes | None:
    weak = answers.A17.weakness if answers.A17 else None
    if weak is False and _said(answers.S06, "yes"):
        assert answers.A17 is not None
        return {"A17": answers.A17.model_copy(update={"weakness": True})}
    if weak is True and _said(answers.S06, "no"):
        mild = S06Item(answer="yes", degree="mild", progressive=False, worsening=False, checked=False, side="one")
        return {"S06": mild}
    return None


def _x4(answers: Answers, _: date) -> Changes | None:
    if answers.A50 is None or answers.A50.type != "none" or answers.A14 != "after_surgery":
        return None
    return {"A50": Surgery(type="other")}


def _x5(answers: Answers, _: date) -> Changes | None:
    told = tells_cancer(answers)
    if told and _said(answers.S20, "no"):
        return {"S20": SAME_AS_YES["S20"]}
    return {} if told is False and _said(answers.S20, "yes") else None


def _x6(answers: Answers, _: date) -> Changes | None:
    told = None if answers.A53 is None else "oral_steroid" in answers.A53
    if told and _said(answers.S13, "no"):
        return {"S13": SAME_AS_YES["S13"]}
    return {} if told is False and _said(answers.S13, "yes") else None


def _x7(answers: Answers, as_of: date) -> Changes | None:
    if answers.A04 is None or answers.A04.pregnant != "yes":
        return None
    return {} if answers.A02 == "male" or (age_years(answers.A01, as_of) or 0) > 55 else None


def _x8(answers: Answers, as_of: date) -> Changes | None:
    days = days_since(answers.A12, as_of)
    return {} if days is not None and days < 42 and answers.A13 == "nearly_every_day" else None


def _x9(answers: Answers, _: date) -> Changes | None:
    said_no = [item for item in items_raised_by_text(answers) if _said(getattr(answers, item), "no")]
    return {item: _unsure(item) for item in said_no} or None


def _x10(answers: Answers, _: date) -> Changes | None:
    long_walk = answers.A39 is not None and answers.A39 > 60
    return {"A39": 2.0} if long_walk and answers.A24 == 2 and answers.A33 == "0-2" else None


def _x11(answers: Answers, _: date) -> Changes | None:
    return {"A63": False} if answers.A63 and answers.A60 is not None and answers.A60 < 90 else None


def _x13(answers: Answers, _: date) -> Changes | None:
    bone = {"osteoporosis", "vertebral_fracture"} & set(answers.A51 or ())
    return {"S14": SAME_AS_YES["S14"]} if bone and _said(answers.S14, "no") else None


def _x14(answers: Answers, _: date) -> Changes | None:
    legs = answers.A17
    if legs is None or legs.leg_side is None:
        return None
    both = legs.leg_side == "both"
    if both and legs.leg_extent in ("thigh", "below_knee") and _said(answers.S05, "no"):
        return {"S05": S05Item(answer="yes"), "A17": legs.model_copy(update={"leg_extent": "below_knee"})}
    if not both and _said(answers.S05, "yes"):
        return {"A17": legs.model_copy(update={"leg_side": "both", "leg_extent": "below_knee"})}
    return None


def _raised_unanswered(answers: Answers) -> Changes:
    """Own words speak for an item that has no answer yet: not sure until it is answered (text only raises)."""
    return {i: _unsure(i) for i in items_raised_by_text(answers) if getattr(answers, i) is None}


def _told_elsewhere(answers: Answers) -> Changes:
    """A cancer told in A52 is a plain yes to S20, even where S20 itself was not sure."""
    if not (tells_cancer(answers) and answers.S20 and answers.S20.answer == "not_sure"):
        return {}
    return {"S20": answers.S20.model_copy(update={"answer": "yes"})}


def tells_cancer(answers: Answers) -> bool | None:
    """Cancer in A52, without the kind that is not counted; None if A52 is unanswered."""
    if answers.A52 is None:
        return None
    return any(word.startswith("cancer:") and word != NON_CANCER for word in answers.A52)


def _said(item: SafetyItem | None, word: str) -> bool:
    return item is not None and item.answer == word


def _item(name: str, answer: str) -> SafetyItem:
    shape = Answers.model_fields[name].annotation
    model = next(t for t in getattr(shape, "__args__", ()) if t is not type(None))
    made: SafetyItem = model(answer=answer)
    return made


SAME_AS_YES = {name: _item(name, "yes") for name in SAFETY_ITEMS}


def _unsure(name: str) -> SafetyItem:
    return _item(name, "not_sure")


#: X1 before X14 and X3: shaded legs count as leg symptoms there.
_CHECKS: tuple[tuple[str, Check], ...] = (
    ("X1", _x1), ("X2", _x2), ("X3", _x3), ("X4", _x4), ("X5", _x5), ("X6", _x6), ("X7", _x7), ("X8", _x8),
    ("X9", _x9), ("X10", _x10), ("X11", _x11), ("X13", _x13), ("X14", _x14),
)  # fmt: skip
