"""The answers of an unremarkable person, on which every character is painted; and answers to what else is asked."""

from datetime import date
from typing import Any

from hingeback.demo.behaviour import pain_of_week
from hingeback.demo.character import Character

LIKABLE = (
    "walking", "cycling", "swimming", "yoga", "tai_chi", "pilates", "mindfulness", "floor_work", "group", "treadmill",
)  # fmt: skip
AGGRAVATIONS = tuple(f"A{n}" for n in range(20, 33))
DAYS_AFTER_BIRTHDAY = 140

#: Nothing is wrong but a mild ache of some months.
UNREMARKABLE: dict[str, Any] = {
    **dict.fromkeys(AGGRAVATIONS, 0),
    "A05": "home", "A10": ["low_back_C"], "A11": "low_back_C", "A12": {"months": 5}, "A13": "half_or_more",
    "A14": "gradual", "A16": 3,
    "A17": {"leg_side": "none", "leg_extent": "none", "tingling": False, "numb": False, "weakness": False},
    "A18": ["dull"], "A19": {"episodes": "1-2", "gap_days": 200}, "A33": "11-30", "A34": "15-60", "A35": "sometimes",
    "A36": "turning_only", "A37": 10, "A38": "both", "A39": 45, "A39b": {"ends": "back_pain", "relief": "neither"},
    "A50": {"type": "none"}, "A51": [], "A52": [], "A53": [], "A53_nsaid_response": "not_tried", "A55": {"count": 0},
    "A56": "never", "A57": "yes", "A60": 90, "A61": 1, "A62": 6, "A63": False,
    "A64": [{"text": "garden without a break", "rating": 4}], "A65": {"days": 4, "minutes": 20},
    "A67": ["mat", "chair", "wall"], "A68": dict.fromkeys(LIKABLE, "neutral"), "A69": [], "A70": [], "A80": 3, "A81": 7,
    "A82": 7, "A83": 3, "A84": False, "A85": 3, "A86": {"nervous": 1, "worry": 0, "interest": 0, "down": 0},
    "A87": 4, "A88": 4, "A89": {"type": "desk", "days_off": 0, "expects": 8}, "A90": 6, "A91": [False] * 5,
    "A92": {"relative": False, "heel": False, "swollen_joint": False, "alternating_buttock": False},
    "A94": {"joints": []}, "A95": "no", "A96": [], "A97": [], "A98": [], "A99": [], "A100": [], "A101": "no",
    "A102": "no", "A103": "no", "A104": "no", "A105": "no", "M02": "no",
}  # fmt: skip
SAFE = {"answer": "no"}


def answers_of(who: Character, joined: date) -> dict[str, Any]:
    """Everything this person would say on the day of joining."""
    told: dict[str, Any] = {
        **UNREMARKABLE, "A01": born_on(who.age, joined).isoformat(), "A02": who.sex, "A15": pain_of_week(who, 0),
        "A04": {"pregnant": "no"}, "A93": who.age - 1,
    }  # fmt: skip
    return told | who.answers


def answer_to(item: str, told: dict[str, Any]) -> Any:
    """What this person says to a question; "no" to a safety question that nothing was written for."""
    if item in told:
        return told[item]
    return SAFE if item.startswith("S") and item[1:3].isdigit() else None


def born_on(age: int, joined: date) -> date:
    """The birthday some months before joining."""
    turned = date.fromordinal(joined.toordinal() - DAYS_AFTER_BIRTHDAY)
    return date(turned.year - age, turned.month, min(turned.day, 28))
