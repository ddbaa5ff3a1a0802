"""One healthy person with a little back pain, and short words for what changes."""

from typing import Any

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.reading import read_answer_sheet
from hingeback.engine.contracts.safety import FiredRule, ScreenResult
from hingeback.engine.library import load_library
from hingeback.engine.screening import SAFETY_ITEMS, screen

AS_OF = "2026-11-22"
OLD: dict[str, Any] = {"started_days": 400, "worsening": False, "checked": True}
NO_LEGS = {"leg_side": "none", "leg_extent": "none", "tingling": False, "numb": False, "weakness": False}
WEAK = {**NO_LEGS, "weakness": True}
BOTH_LEGS = {**NO_LEGS, "leg_side": "both", "leg_extent": "below_knee"}

#: Male, 40, six months of mild back pain, nothing else.
CLEAN: dict[str, Any] = {
    "A01": "1986-05-01", "A02": "male", "A05": "home", "A10": ["low_back_C"], "A11": "low_back_C",
    "A12": {"days": 200}, "A13": "lt_half", "A14": "gradual", "A15": {"now": 3, "avg7": 3, "worst7": 4},
    "A17": NO_LEGS, "A35": "sometimes", "A36": "never", "A50": {"type": "none"}, "A51": [], "A52": [], "A53": [],
    "A55": {}, "A63": True, "A86": {"phq2": 0, "gad2": 0}, "A94": {"joints": []}, "A95": "no", "A99": [], "A100": [],
    **{item: {"answer": "no"} for item in SAFETY_ITEMS},
}  # fmt: skip


def born(age: int) -> str:
    """A date of birth that makes the person this old today."""
    return f"{2026 - age}-05-01"


def yes(**follow_ups: Any) -> dict[str, Any]:
    return {"answer": "yes", **follow_ups}


def not_sure(**follow_ups: Any) -> dict[str, Any]:
    return {"answer": "not_sure", **follow_ups}


def clean_person(clearances: Any = (), held: Any = None, **changes: Any) -> AnswerSheet:
    """The clean person with some answers changed; None takes an answer away."""
    answers = {key: value for key, value in {**CLEAN, **changes}.items() if value is not None}
    sheet = {"as_of": AS_OF, "answers": answers, "clearances": list(clearances), "held": held}
    return read_answer_sheet(sheet)


def screened(clearances: Any = (), held: Any = None, **changes: Any) -> ScreenResult:
    return screen(clean_person(clearances, held, **changes), load_library())


def rule(result: ScreenResult, rule_id: str) -> FiredRule | None:
    return next((r for r in result.rules if r.id == rule_id), None)
