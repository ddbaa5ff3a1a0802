"""The names that the expressions of safety rules and of "asked if" conditions may use, and the answers behind each."""

from math import nan
from typing import Any

from hingeback.engine.screening.facts import Facts
from hingeback.engine.screening.free_text import shows_distress
from hingeback.engine.screening.items import SAFETY_ITEMS

AGGRAVATING = tuple(f"A{n}" for n in range(20, 33))
LEGS = ("A10", "A11", "A17")

#: name -> the ids of the answers it is made of. An S item is made of itself.
SOURCES: dict[str, tuple[str, ...]] = {
    "age": ("A01",), "female": ("A02",), "male": ("A02",), "sex_is_male": ("A02",), "bmi_low": ("A03",),
    "episode_days": ("A12", "A01"), "pain_days": ("A12", "A01"), "onset_days": ("A12", "A01", "S10", "S11", "S12"),
    "stage": ("A12", "A13", "A01"), "onset_age": ("A93", "A01", "A12"), "pain_worst7": ("A15",),
    "leg_side": LEGS, "leg_extent": LEGS, "tingling": ("A17",), "numb": ("A17",), "weakness": ("A17", "S06"),
    "regions": ("A10", "A11"), "elsewhere": ("A11",), "leg_region_ticked": ("A10", "A11"),
    "thoracic_pain": ("A10", "A11"), "buttock_pain": ("A10", "A11", "A92"),
    "pregnant": ("A04",), "pregnancy_weeks": ("A04",), "complications": ("A04",), "birth_weeks": ("A04",),
    "recent_birth": ("A04",), "vaginal_birth": ("A04",), "surgery": ("A50", "A14"), "surgery_days": ("A50",),
    "fusion": ("A50",), "vertebral_fracture": ("A51",), "fracture_days": ("A51_fracture_date",),
    "regularly_active": ("A63", "A60"), "bone_check_known": ("A57",), "told_comorbidities": ("A52",),
    "systolic": ("A54",), "diastolic": ("A54",), "told_pressure": ("A54",), "falls": ("A55",),
    "fall_injury": ("A55",), "fear_of_falling": ("A55",), "walking_aid": ("A55",), "blackout": ("A55",),
    "nsaid_helps": ("A53_nsaid_response",), "spa_relative": ("A92",), "joint_swelling": ("A92", "A52"),
    "heel_pain": ("A92",), "morning_stiff_min": ("A37",), "mechanical": AGGRAVATING, "phq2": ("A86",),
    "gad2": ("A86",), "distress": ("distress_text", "A06", "free_text"),
    "sten_ex": ("S05", "A39b", "S01", "S02", "S03", "S04", "S06"), "likes_yoga": ("A68",), "equipment": ("A67",),
    "conflicts": (),
    **{name: (name,) for name in ("A14", "A35", "A36", "A38", "A51", "A52", "A56", "M02")},
    **{name: (name,) for name in SAFETY_ITEMS},
    "S17": ("S17", "A01"), "S50": ("S50", "A04"), "S67": ("S67", "A01"),
}  # fmt: skip


def namespace(facts: Facts) -> dict[str, Any]:
    """The values behind the names. An unknown number is not-a-number, so that every comparison with it is false."""
    answers, items = facts.answers, facts.items
    names: dict[str, Any] = dict(items)
    names.update(_person(facts), **_health(facts), **_inflammation(facts))
    names.update(
        A14=answers.A14, A35=answers.A35, A36=answers.A36, A38=answers.A38, A56=answers.A56, M02=answers.M02,
        A51=frozenset(answers.A51 or ()), A52=frozenset(answers.A52 or ()), told_comorbidities=answers.A52 is not None,
        conflicts=frozenset(facts.conflicts), sten_ex=facts.sten_ex, distress=shows_distress(answers),
        phq2=_number(facts.phq2), gad2=_number(facts.gad2),
        likes_yoga=(answers.A68 or {}).get("yoga") == "like", equipment=frozenset(answers.A67 or ()),
    )  # fmt: skip
    return names


def _number(value: float | None) -> float:
    return nan if value is None else value


def _person(facts: Facts) -> dict[str, Any]:
    return {
        "age": _number(facts.age),
        "female": facts.female,
        "male": facts.male,
        "sex_is_male": facts.answers.A02 == "male",
        "bmi_low": facts.bmi is None or facts.bmi <= 22,
        "episode_days": _number(facts.episode_days),
        "pain_days": _number(facts.pain_days),
        "onset_days": _number(facts.onset_days),
        "stage": facts.stage,
        "pain_worst7": _number(facts.pain_worst7),
        "leg_side": facts.leg_side,
        "leg_extent": facts.leg_extent,
        "tingling": facts.tingling,
        "numb": facts.numb,
        "weakness": facts.weakness,
        "regions": facts.regions,
        "elsewhere": facts.elsewhere,
        "leg_region_ticked": facts.leg_region_ticked,
        "thoracic_pain": facts.thoracic_pain,
        "regularly_active": facts.regularly_active,
        "mechanical": any(getattr(facts.answers, name) for name in AGGRAVATING),
    }


def _health(facts: Facts) -> dict[str, Any]:
    answers = facts.answers
    falls, pressure, pregnancy = answers.A55, answers.A54, answers.A04
    return {
        "pregnant": facts.pregnant,
        "pregnancy_weeks": _number(facts.pregnancy_weeks),
        "complications": frozenset(pregnancy.complications if pregnancy else ()),
        "birth_weeks": _number(facts.birth_weeks),
        "recent_birth": facts.recent_birth,
        "vaginal_birth": pregnancy is not None and pregnancy.mode == "vaginal",
        "surgery": facts.surgery,
        "surgery_days": _number(facts.surgery_days),
        "fusion": answers.A50 is not None and answers.A50.type == "fusion",
        "vertebral_fracture": "vertebral_fracture" in (answers.A51 or ()),
        "fracture_days": _number(facts.fracture_days),
        "bone_check_known": answers.A57 in (True, "yes"),
        "systolic": _number(pressure.sys if pressure else None),
        "diastolic": _number(pressure.dia if pressure else None),
        "told_pressure": pressure is not None,
        "falls": falls.count if falls else 0,
        "fall_injury": bool(falls and falls.injury),
        "fear_of_falling": bool(falls and falls.fear),
        "walking_aid": bool(falls and falls.walking_aid),
        "blackout": bool(falls and falls.blackout),
    }


def _inflammation(facts: Facts) -> dict[str, Any]:
    answers = facts.answers
    history = answers.A92
    return {
        "onset_age": _onset_age(facts),
        "buttock_pain": "buttock" in facts.regions or bool(history and history.alternating_buttock),
        "nsaid_helps": answers.A53_nsaid_response == "good",
        "spa_relative": bool(history and history.relative),
        "joint_swelling": bool(history and history.swollen_joint) or "inflammatory_arthritis" in (answers.A52 or ()),
        "heel_pain": bool(history and history.heel),
        "morning_stiff_min": _number(answers.A37),
    }


def _onset_age(facts: Facts) -> float:
    """Age at the first back pain (A93); else age less the years of this episode."""
    if facts.answers.A93 is not None:
        return facts.answers.A93
    if facts.age is None or facts.episode_days is None:
        return nan
    return facts.age - facts.episode_days / 365
