"""Ben, a man of 40 with a mild ache in the low back for two months, and what else one may say of him."""

from datetime import date
from typing import Any

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.plan import Plan, PlanItem
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.library import load_library
from hingeback.engine.matching import assess
from hingeback.engine.planning import plan_week

LIBRARY = load_library()
TODAY = date(2026, 11, 23)
_SAFE = (
    "S01", "S02", "S03", "S04", "S05", "S06", "S08", "S10", "S11", "S12", "S13", "S14", "S20", "S21", "S22", "S23",
    "S30", "S31", "S40", "S41", "S43a", "S43b", "S44", "S45", "S46", "S47", "S48", "S49", "S52", "S53",
)  # fmt: skip
_ELSEWHERE = ("S60", "S61", "S62", "S63", "S64", "S65", "S66", "S67", "S68")
_BEN: dict[str, Any] = {
    "A01": "1986-05-05", "A02": "male", "A05": "home", "A10": ["low_back_C"], "A11": "low_back_C",
    "A12": {"days": 60}, "A13": "lt_half", "A14": "gradual", "A15": {"now": 3, "avg7": 3, "worst7": 5},
    "A17": {"leg_side": "none", "leg_extent": "none", "tingling": False, "numb": False, "weakness": False},
    "A19": {"episodes": "1-2", "gap_days": 90}, "A33": "11-30", "A34": "15-60", "A35": "sometimes", "A36": "never",
    "A37": 0, "A38": "both", "A39": 30, "A39b": {"ends": "other", "relief": "neither"}, "A50": {"type": "none"},
    "A51": [], "A52": [], "A53": [], "A55": {"count": 0}, "A57": True, "A60": 120, "A61": 1, "A62": 3, "A63": False,
    "A65": {"days": 4, "minutes": 30}, "A67": ["none"], "A68": {}, "A69": [], "A70": [], "A80": 3, "A81": 7, "A82": 7,
    "A83": 2, "A84": False, "A85": 2, "A86": {"phq2": 0, "gad2": 0}, "A89": {"type": "other"}, "A94": {"joints": []},
    "A95": "no", "A96": [], "A97": [], "A98": [], "A99": [], "A100": [], "A101": "no", "A102": "no", "A103": "no",
    "A104": "no", "A105": "no",
}  # fmt: skip


def ben(**answers: Any) -> PlanningInput:
    """The first week of Ben, with these answers in place of his own."""
    given = {item: {"answer": "no"} for item in _SAFE} | _BEN | answers
    sheet = AnswerSheet.model_validate({"as_of": TODAY, "answers": given})
    assessment = assess(sheet, LIBRARY)
    return PlanningInput(sheet=sheet, assessment=assessment, state=assessment.initial_state, starts=TODAY)


def hurting_at(region: str, **answers: Any) -> PlanningInput:
    """Ben, whose pain is there instead of in the back, for eight months."""
    calm: dict[str, Any] = {item: {"answer": "no"} for item in _ELSEWHERE}
    if region.startswith(("thigh", "calf", "foot")):
        calm["A16"] = 3
    return ben(**{"A10": [region], "A11": region, "A12": {"months": 8}, **calm, **answers})


def planned(inp: PlanningInput) -> Plan:
    return plan_week(inp, LIBRARY)


def items_of(plan: Plan) -> list[PlanItem]:
    return [item for day in plan.days for item in day.items]


def rows_of(inp: PlanningInput) -> set[str]:
    return {str(item.exercise) for item in items_of(planned(inp)) if item.exercise}
