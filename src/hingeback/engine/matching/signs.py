"""The signs of one person: every name that the rules in `profiles.yaml` and `caution_tags.yaml` may use.

Unanswered never counts as a sign. Leg signs, surgery and stage are those after the safer readings of A7 (`Facts`).
"""

import re
from typing import Any

from hingeback.engine.contracts.answers import Answers
from hingeback.engine.contracts.assessment import Stage
from hingeback.engine.contracts.regions import region_of
from hingeback.engine.contracts.safety import Action, ScreenResult
from hingeback.engine.matching.direction import eases, worsens
from hingeback.engine.matching.stenosis import StenosisSigns
from hingeback.engine.matching.zones import other_zones, painful_zones
from hingeback.engine.screening import Facts

Signs = dict[str, Any]
RAISES = ("yes", "not_sure")
UNKNOWN_LEG = -1
LATE_PREGNANCY_WEEKS = 16
AGGRAVATIONS = {
    "flex": "A20", "ext": "A21", "sit": "A22", "stand": "A23", "walk": "A24", "lie_flat": "A25", "lie_side": "A26",
    "rise": "A27", "lift": "A28", "cough": "A29", "twist": "A30", "drive": "A31", "lean": "A32",
}  # fmt: skip
_STIFF_MIN = (1, 30)
_BARE = re.compile(r"[A-Z]+-\d+")


def read_signs(facts: Facts, screen: ScreenResult) -> Signs:
    answers = facts.answers
    signs: Signs = {
        **{word: getattr(answers, item) or 0 for word, item in AGGRAVATIONS.items()},
        **_person(facts),
        **_pain(facts),
        **_habits(answers),
        **_health(facts),
        **_parts(answers),
        **_rules(screen),
        **_safety(facts),
        "stage": Stage(facts.stage) if facts.stage else None,
    }
    return signs | _derived(signs)


def _person(facts: Facts) -> Signs:
    answers = facts.answers
    return {
        "age": facts.age if facts.age is not None else -1,
        "pregnant": facts.pregnant,
        "pregnant_late": facts.pregnant and _weeks_pregnant(facts) >= LATE_PREGNANCY_WEEKS,
        "birth_within_year": facts.recent_birth,
        "seated_only": "seated_only" in (answers.A70 or ()),
        "liked": {what for what, liking in (answers.A68 or {}).items() if liking == "like"},
    }


def _weeks_pregnant(facts: Facts) -> float:
    """Weeks absent counts as late (answers, A04)."""
    return LATE_PREGNANCY_WEEKS if facts.pregnancy_weeks is None else facts.pregnancy_weeks


def _pain(facts: Facts) -> Signs:
    answers = facts.answers
    codes = (*(answers.A10 or ()), *((answers.A11,) if answers.A11 else ()))
    leg, back = facts.leg_avg7, facts.pain_avg7
    return {
        "regions": {region_of(code) for code in codes},
        "zones": len(painful_zones(codes)),
        "other_zones": len(other_zones(codes, answers.A11)),
        "leg_side": facts.leg_side or "none",
        "leg_extent": facts.leg_extent or "none",
        "tingling": facts.tingling,
        "numb": facts.numb,
        "weak": facts.weakness or bool(facts.items["S06"]),
        "leg_avg7": leg if leg is not None else UNKNOWN_LEG,
        "leg_at_least_back": leg is not None and back is not None and leg >= back,
        "leg_more_than_back": leg is not None and back is not None and leg > back,
        "onset": answers.A14,
    }


def _habits(answers: Answers) -> Signs:
    stiff = answers.A37
    return {
        "better_with": answers.A38,
        "short_stiffness": stiff is not None and _STIFF_MIN[0] <= stiff <= _STIFF_MIN[1],
        "sitting_h": answers.A62 or 0,
        "work": answers.A89.type if answers.A89 else None,
        "sitting_relieves": answers.A39b is not None and answers.A39b.relief == "sitting_or_bending",
        "flexible_history": sum(answers.A91 or ()),
        "beighton": answers.beighton or 0,
        "flexion_reduces": eases(answers.A40.flexion if answers.A40 else None),
        "flexion_worsens": worsens(answers.A40.flexion if answers.A40 else None),
        "extension_worsens": worsens(answers.A40.extension if answers.A40 else None),
    }


def _health(facts: Facts) -> Signs:
    answers = facts.answers
    pressure, falls = answers.A54, answers.A55
    return {
        "told": set(answers.A51 or ()),
        "diseases": set(answers.A52 or ()),
        "medicines": set(answers.A53 or ()),
        "spine_surgery": facts.surgery,
        "pressure_high": pressure is not None and (pressure.sys >= 160 or pressure.dia >= 100),
        "falls": falls.count if falls else 0,
        "walking_aid": falls is not None and falls.walking_aid,
        "one_leg_short": bool(answers.tests and answers.tests.T3 and min(answers.tests.T3) < 10),
    }


def _safety(facts: Facts) -> Signs:
    """Safety items answered yes or not sure."""
    urine = facts.answers.S02
    items = ("S06", "S13", "S14", "S30", "S44", "S51", "S53")
    return {
        **{item.lower(): bool(facts.items[item]) for item in items},
        "both_legs": facts.leg_side == "both" or bool(facts.items["S05"]),
        "stress_only": bool(facts.items["S02"]) and urine is not None and urine.stress_only is True,
        "sten_ex": facts.sten_ex,
    }


def _parts(answers: Answers) -> Signs:
    """The branch items of annex J2.2."""
    joints = answers.A94
    return {
        "joints": set(joints.joints) if joints else set(),
        "avoid_hip_flexion": joints is not None and _told_to_avoid(joints.avoid_flexion, joints.joints),
        "avoid_hip_extension": joints is not None and _told_to_avoid(joints.avoid_extension, joints.joints),
        "eye_pressure": answers.A95 in RAISES,
        "belly": set(answers.A96 or ()),
        "belly_none": answers.A96 == (),
        "cold": set(answers.A97 or ()),
        "pack_place": set(answers.A98 or ()),
        "parts": set(answers.A99 or ()),
        "dizziness": set(answers.A100 or ()),
        "cramps": answers.A101 == "yes" or "cramp" in (answers.A18 or ()),
        "eyes_open": answers.A102 == "yes",
        "pelvic_girdle": answers.A103 in RAISES,
        "foot_catches": answers.A104 in RAISES,
        "short_of_breath": answers.A105 == "yes",
    }


def _told_to_avoid(answer: str | None, joints: tuple[str, ...]) -> bool:
    """With a replaced hip a part left open counts as not sure: the safer reading."""
    hip = any(joint.startswith("hip") for joint in joints)
    return answer in RAISES or (answer is None and hip)


def _rules(screen: ScreenResult) -> Signs:
    fired = {rule.id for rule in screen.rules}
    free = (Action.PROCEED, Action.PROCEED_WITH_NOTE)
    lifted = {rule.id for rule in screen.rules if rule.action in free}
    return {
        "fired": _with_bare(fired),
        "lifted": _with_bare(lifted),
        "spa_fired": any(rule.startswith("SPA-") for rule in fired),
        "vessel_legs": bool(fired & {"VAS-6", "VAS-7a"}),
    }


def _with_bare(ids: set[str]) -> frozenset[str]:
    """The ids and their bare forms: `FX-2a` is also `FX-2`."""
    bare = (_BARE.match(rule) for rule in ids)
    return frozenset(ids | {match.group() for match in bare if match})


def _derived(signs: Signs) -> Signs:
    stenosis = StenosisSigns(
        both_legs=signs["both_legs"],
        leg_more_than_back=signs["leg_more_than_back"],
        worse_upright=signs["walk"] >= 1 or signs["stand"] >= 1,
        relief_on_sitting=signs["sitting_relieves"] or signs["sit"] < 0,
        over_48=signs["age"] > 48,
    )
    return {
        "cook": stenosis.count,
        "disc_signs": _count(signs, ("flex", "sit", "cough", "rise")) + (signs["leg_extent"] != "none"),
        "upright_or_twist": _count(signs, ("ext", "stand", "twist")) >= 1,
    }


def _count(signs: Signs, words: tuple[str, ...]) -> int:
    return sum(signs[word] >= 1 for word in words)
