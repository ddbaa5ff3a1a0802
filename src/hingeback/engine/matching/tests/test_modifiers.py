"""C1 modifiers, each with a case that has it and one that has not."""

from typing import Any

import pytest

from hingeback.engine.library import load_library
from hingeback.engine.matching import assess
from hingeback.engine.matching.tests.people import OLD_BOTH_LEGS, assessed, legs, sheet_of, yes

PREGNANT = {"A04": {"pregnant": "yes", "weeks": 12}, "S50": {"answer": "no"}}
OLD_DROP = yes(degree="marked", progressive=False, side="one")


@pytest.mark.parametrize(
    ("age", "sex", "change", "modifiers"),
    [
        (40, "male", {}, ()),
        (40, "male", {"S14": yes()}, ("OST",)),
        (40, "male", {"S14": {"answer": "not_sure"}}, ("OST",)),
        (40, "male", {"A51": ["osteoporosis"], "S14": yes()}, ("OST",)),
        (40, "male", {"A51": ["vertebral_fracture"], "A51_fracture_date": {"years": 2}, "S14": yes()}, ("OST",)),
        (65, "female", {"A57": False}, ("OST-lite", "OLDER")),
        (65, "female", {"A57": True}, ("OLDER",)),
        (74, "male", {"A57": "no"}, ("OLDER",)),
        (75, "male", {"A57": "no"}, ("OST-lite", "OLDER")),
        (30, "female", PREGNANT, ("PREG",)),
        (30, "female", {**PREGNANT, "A04": {"pregnant": "not_sure"}}, ("PREG",)),
        (40, "male", {"A50": {"type": "discectomy", "date_or_days": 84}, "S51": {"answer": "no"}}, ("POSTOP",)),
        (40, "male", {"A50": {"type": "discectomy", "date_or_days": 83}, "S51": {"answer": "no"}}, ()),
        (40, "male", {"A51": ["axial_spa"]}, ("SPA",)),
        (40, "male", {"A55": {"count": 2}}, ("FALLS",)),
        (40, "male", {"A55": {"count": 1}}, ()),
        (40, "male", {"A55": {"count": 1, "injury": True}}, ("FALLS",)),
        (40, "male", {"A55": {"count": 1, "blackout": True}}, ("FALLS",)),
        (40, "male", {"A55": {"fear": True, "walking_aid": True}}, ("FALLS",)),
        (40, "male", {"S08": yes()}, ("FALLS",)),
        (40, "male", {"S06": OLD_DROP, "A17": legs("none", "none", weakness=True)}, ("FALLS",)),
        (
            40,
            "male",
            {"S06": OLD_DROP, "S05": OLD_BOTH_LEGS, "A16": 1, "A17": legs("both", "thigh", weakness=True)},
            ("FALLS",),
        ),
        (40, "male", {"A86": {"phq2": 3, "gad2": 0}, "M02": "no"}, ("PSY",)),
        (40, "male", {"A86": {"phq2": 0, "gad2": 3}, "M02": "thoughts"}, ("PSY",)),
        (40, "male", {"A80": 7, "A81": 3, "A85": 7}, ("PSY",)),
        (40, "male", {"A51": ["spondylolisthesis"]}, ("SPONDY",)),
        (40, "male", {"A51": ["spondylolysis"]}, ("SPONDY",)),
        (25, "male", {"S17": yes()}, ("SPONDY",)),
        (64, "male", {}, ()),
        (65, "male", {}, ("OLDER",)),
        (40, "male", {"A10": ["low_back_C", "hand_L", "hand_R", "knee_L"], "A16": 0}, ("WIDE",)),
        (40, "male", {"A10": ["low_back_C", "hand_L", "shoulder_L", "knee_L"]}, ()),
        (40, "male", {"A10": ["low_back_C", "head_C", "jaw_L", "chest_C", "abdomen_C", "neck_C"]}, ()),
        (40, "male", {"A52": ["heart_disease"], "A63": True}, ("CARDIO-CAP",)),
        (40, "male", {"A52": ["heart_disease"], "A63": False}, ()),
        (40, "male", {"S48": yes(at_rest=False)}, ("CARDIO-CAP",)),
        (40, "male", {"A54": {"sys": 160, "dia": 80}}, ("BP",)),
        (40, "male", {"A54": {"sys": 159, "dia": 99}}, ()),
        (40, "male", {"A54": {"sys": 120, "dia": 100}}, ("BP",)),
        (40, "male", {"A53": ["anticoagulant"]}, ("ANTICOAG",)),
        (40, "male", {"A53": ["antiplatelet"]}, ("ANTICOAG",)),
        (40, "male", {"A52": ["diabetes"], "A63": False}, ("DIAB",)),
        (40, "male", {"A70": ["seated_only"]}, ("SEATED",)),
        (40, "male", {"A70": ["captions"]}, ()),
    ],
)
def test_modifiers(age: int, sex: str, change: dict[str, Any], modifiers: tuple[str, ...]) -> None:
    assert assessed(age, sex, **change).modifiers == modifiers


@pytest.mark.parametrize(
    ("rule", "change", "modifier"),
    [
        ("RD-2", {"A52": ["heart_disease"], "A63": False}, "CARDIO-CAP"),
        ("RD-1b", {"S48": {**yes(at_rest=False), "checked": False}}, "CARDIO-CAP"),
        ("RD-5a", {"A54": {"sys": 185, "dia": 80}}, "BP"),
        ("RD-9a", {"A50": {"type": "fusion", "date_or_days": 60}, "S51": {"answer": "no"}}, "POSTOP"),
    ],
)
def test_a_clearance_lifts_the_hold_and_keeps_the_care(rule: str, change: dict[str, Any], modifier: str) -> None:
    clearance = {"rule": rule, "date": "2026-05-30", "who": "Dr Example", "in_person": True}
    found = assess(sheet_of(clearances=[clearance], **change), load_library())
    assert found.screen.action == "PROCEED_WITH_NOTE"
    assert modifier in found.modifiers
