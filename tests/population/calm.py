"""A complete, unremarkable set of answers: the ground on which every person of the population is painted."""

from datetime import date, timedelta
from random import Random
from typing import Any

FIRST_DAY = date(2026, 1, 5)

SAFETY_ITEMS = (
    "S01", "S02", "S03", "S04", "S05", "S06", "S08", "S10", "S11", "S12", "S13", "S14", "S20", "S21", "S22", "S23",
    "S30", "S31", "S40", "S41", "S43a", "S43b", "S44", "S45", "S46", "S47", "S48", "S49", "S52", "S53",
)  # fmt: skip
REGIONAL_ITEMS = ("S60", "S61", "S62", "S63", "S64", "S65", "S66", "S67", "S68")
EQUIPMENT = (
    "mat", "chair", "wall", "step", "resistance_band", "hand_weights", "large_ball", "cushion", "treadmill",
    "stationary_bike", "bicycle", "recumbent_bike", "pool", "gym", "heat_pack", "cold_pack", "small_ball",
)  # fmt: skip
LIKABLE = (
    "walking", "cycling", "swimming", "yoga", "tai_chi", "pilates", "mindfulness", "floor_work", "group", "treadmill",
)  # fmt: skip
AGGRAVATIONS = tuple(f"A{n}" for n in range(20, 33))
BACK_REGIONS = ("low_back_C", "low_back_L", "low_back_R", "mid_back_C", "upper_back_C", "buttock_L", "buttock_R")
TIMES = (5, 10, 15, 20, 30, 45, 60)

Person = dict[str, Any]


def day_of(rng: Random) -> date:
    return FIRST_DAY + timedelta(days=rng.randrange(700))


def birth_date(today: date, age: int, days_past: int = 100) -> date:
    """The birthday of a person who turned `age` `days_past` days before today."""
    turned = today - timedelta(days=days_past)
    return date(turned.year - age, turned.month, min(turned.day, 28))


def calm_person(today: date, age: int = 40, sex: str = "male") -> Person:
    """Everything answered; nothing is wrong apart from a mild back ache of two months."""
    person: Person = {item: {"answer": "no"} for item in SAFETY_ITEMS}
    person |= dict.fromkeys(AGGRAVATIONS, 0)
    person |= {
        "A01": birth_date(today, age), "A02": sex, "A05": "home", "A10": ["low_back_C"], "A11": "low_back_C",
        "A12": {"days": 60}, "A13": "lt_half", "A14": "gradual", "A15": {"now": 3, "avg7": 3, "worst7": 5},
        "A17": {"leg_side": "none", "leg_extent": "none", "tingling": False, "numb": False, "weakness": False},
        "A18": ["dull"], "A19": {"episodes": "1-2", "gap_days": 90}, "A33": "11-30", "A34": "15-60",
        "A35": "sometimes", "A36": "never", "A37": 5, "A38": "both", "A39": 30,
        "A39b": {"ends": "other", "relief": "neither"}, "A50": {"type": "none"}, "A51": [], "A52": [], "A53": [],
        "A55": {"count": 0}, "A56": "never", "A57": True, "A60": 120, "A61": 1, "A62": 5, "A63": False,
        "A64": [{"text": "walk the dog", "rating": 5}], "A65": {"days": 4, "minutes": 30}, "A67": ["none"],
        "A68": dict.fromkeys(LIKABLE, "neutral"), "A69": [], "A70": [], "A80": 3, "A81": 7, "A82": 7, "A83": 2,
        "A84": False, "A85": 2, "A86": {"phq2": 0, "gad2": 0}, "A87": 3, "A88": 3,
        "A89": {"type": "desk", "days_off": 0, "expects": 9}, "A90": 6, "A91": [False] * 5,
        "A92": {"relative": False, "heel": False, "swollen_joint": False, "alternating_buttock": False}, "A93": age - 1,
        "A94": {"joints": []}, "A95": "no", "A96": [], "A97": [], "A98": [], "A99": [], "A100": [], "A101": "no",
        "A102": "no", "A103": "no", "A104": "no", "A105": "no",
    }  # fmt: skip
    if sex != "male" and 12 <= age <= 55:
        person["A04"] = {"pregnant": "no"}
    return person
