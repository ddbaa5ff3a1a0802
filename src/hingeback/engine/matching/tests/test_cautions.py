"""Annex J2.3 and J2.4: every tag with an answer that raises it and one that does not."""

from typing import Any

import pytest

from hingeback.engine.contracts.assessment import State
from hingeback.engine.contracts.history import History
from hingeback.engine.library import load_library
from hingeback.engine.matching import assess, caution_tags
from hingeback.engine.matching.tests.people import OLD_BOTH_LEGS, legs, sheet_of, tags_of, yes
from hingeback.engine.predicates import compile_predicate
from hingeback.engine.screening import derive_facts

ALWAYS = {"clinician_only", "supervised_first"}
PREGNANT = {"S50": {"answer": "no"}}
SCI = {"A17": legs("left", "below_knee", tingling=True), "A16": 2}
STEN = {"A17": legs("both", "below_knee"), "S05": OLD_BOTH_LEGS, "A16": 5, "A24": 1, "A22": -1}
HOT = {"A33": "0-2", "A34": ">240"}

CASES: list[tuple[dict[str, Any], set[str]]] = [
    ({}, set()),
    ({"A51": ["disc"], "A20": 1}, {"flex_intol"}),
    ({"A51": ["disc"], "A20": 1, "A40": {"flexion": "reduced", "extension": "reduced"}}, set()),
    ({"A20": 1}, set()),
    ({"A20": 2}, {"flex_intol"}),
    ({"A20": 1, "A22": 1, "A31": 1}, {"flex_intol"}),
    ({"A40": {"flexion": "peripheralised"}}, {"flex_intol"}),
    ({"A40": {"flexion": "increased_back_only"}}, {"flex_intol"}),
    ({"A40": {"flexion": "no_change"}}, set()),
    ({"A21": 2}, {"ext_intol"}),
    ({"A21": 1}, set()),
    ({"A51": ["arthritis"], "A21": 1}, {"ext_intol"}),
    ({"A51": ["arthritis"], "A23": 1}, set()),
    ({"A23": 2, "A24": 1}, {"ext_intol"}),
    ({"A40": {"extension": "peripheralised"}}, {"ext_intol"}),
    ({"A51": ["spondylolysis"]}, {"ext_intol", "spondy"}),
    (SCI, {"radic", "radic_s1"}),
    ({**SCI, "A12": {"days": 41}}, {"radic", "radic_s1", "radic_acute"}),
    ({**SCI, "A16": 7}, {"radic", "radic_s1", "radic_acute"}),
    ({**SCI, "A16": 6}, {"radic", "radic_s1"}),
    ({**SCI, **HOT}, {"radic", "radic_s1", "radic_acute", "irritable"}),
    (STEN, {"stenosis", "ext_intol"}),
    ({"S14": {"answer": "not_sure"}}, {"osteoporosis"}),
    ({"S13": yes()}, {"osteoporosis"}),
    ({"S13": {"answer": "not_sure"}}, {"osteoporosis"}),
    ({"A50": {"type": "discectomy", "date_or_days": 400}, "S51": {"answer": "no"}}, {"postop_spine"}),
    ({"A50": {"type": "discectomy", "date_or_days": 60}, "S51": {"answer": "no"}}, {"postop_spine"}),
    ({"A55": {"count": 1}}, {"balance"}),
    ({"A55": {"walking_aid": True}}, {"balance"}),
    ({"A55": {"count": 0, "fear": True}}, set()),
    ({"tests": {"T3": [9, 45]}}, {"balance"}),
    ({"tests": {"T3": [10, 45]}}, set()),
    ({"A52": ["balance_neuro"]}, {"balance", "vestibular"}),
    ({"A52": ["uncontrolled_bp"]}, {"htn"}),
    ({"A54": {"sys": 160, "dia": 80}}, {"htn"}),
    ({"A54": {"sys": 120, "dia": 100}}, {"htn"}),
    ({"A54": {"sys": 159, "dia": 99}}, set()),
    ({"A52": ["heart_disease"]}, {"cardiac"}),
    ({"A52": ["stroke"], "A63": True}, {"cardiac"}),
    ({"A52": ["kidney_disease"]}, set()),
    ({"A52": ["kidney_disease"], "A63": True}, {"cardiac"}),
    ({"S48": yes(at_rest=False)}, {"cardiac"}),
    ({"A52": ["pad"]}, {"claudication", "circulation"}),
    ({"S44": yes(rest_pain_or_ulcer=False)}, {"claudication", "circulation"}),
    ({"A52": ["diabetes"]}, set()),
    ({"A52": ["diabetes"], "A98": ["numb"]}, {"numb_skin", "circulation"}),
    ({"A98": ["numb"]}, {"numb_skin"}),
    ({"A17": legs("left", "thigh", numb=True), "A16": 1}, {"numb_skin"}),
    ({"A53": ["antiplatelet"]}, {"anticoag"}),
    (HOT, {"irritable"}),
    ({"S06": yes(degree="mild", progressive=False, side="one"), "A104": "no"}, set()),
    ({"S06": {**yes(degree="mild", progressive=False, side="one"), "checked": False}}, {"neuro_progressive"}),
    ({"S06": yes(degree="marked", progressive=False, side="one")}, {"foot_drop", "balance"}),
    ({"A104": "yes"}, {"foot_drop"}),
    ({"A104": "not_sure"}, {"foot_drop"}),
    ({"S02": yes(stress_only=True)}, {"continence", "pelvic_floor"}),
    ({"A96": ["leaking"]}, {"continence", "pelvic_floor"}),
    ({"A96": ["heaviness"]}, {"pelvic_floor"}),
    ({"A96": ["gap"]}, {"diastasis", "pelvic_floor"}),
    ({"A52": ["pelvic_floor"]}, {"pelvic_floor"}),
    ({"A10": ["low_back_C", "knee_L"]}, {"knee"}),
    ({"A10": ["low_back_C", "shoulder_L"]}, {"shoulder"}),
    ({"A10": ["low_back_C", "neck_C"]}, {"neck"}),
    ({"A10": ["low_back_C", "hip_lateral_L"]}, {"hip"}),
    ({"A10": ["low_back_C", "groin_R"]}, {"hip"}),
    ({"A10": ["low_back_C", "hand_R"]}, {"wrist"}),
    ({"A10": ["low_back_C", "forearm_R"]}, {"wrist"}),
    ({"A99": ["knee"]}, {"knee"}),
    ({"A99": ["hip"]}, {"hip"}),
    ({"A99": ["outer_hip"]}, {"hip_bursa"}),
    ({"A99": ["shoulder"]}, {"shoulder"}),
    ({"A99": ["wrist"]}, {"wrist"}),
    ({"A99": ["neck"]}, {"neck"}),
    ({"A99": ["heel"]}, {"achilles"}),
    ({"A99": ["back_thigh"]}, {"hamstring"}),
    ({"A97": ["raynaud"]}, {"cold_react"}),
    ({"A97": ["cold_allergy"]}, {"cold_react"}),
    ({"A97": ["circulation"]}, {"circulation"}),
    ({"A98": ["wound"]}, {"wound"}),
    ({"A98": ["bruise"]}, {"bruise_48h"}),
    ({"A98": ["cancer"]}, {"cancer_site"}),
    ({"A98": ["cannot_remove"]}, {"no_remove"}),
    ({"A52": ["copd_asthma"]}, {"copd"}),
    ({"A105": "yes"}, {"copd"}),
    ({"A101": "yes"}, {"cramp"}),
    ({"A18": ["cramp"]}, {"cramp"}),
    ({"A100": ["standing_up"]}, {"dizzy"}),
    ({"A52": ["pots_dizziness"]}, {"dizzy"}),
    ({"A100": ["spinning"]}, {"vestibular"}),
    ({"A95": "yes"}, {"glaucoma"}),
    ({"A95": "not_sure"}, {"glaucoma"}),
    ({"A95": None}, set()),
    ({"A52": ["hernia"]}, {"hernia"}),
    ({"A94": {"joints": ["knee_L"]}}, {"knee_replacement", "knee"}),
    ({"A94": {"joints": ["hip_L"], "avoid_flexion": "no", "avoid_extension": "no"}}, {"hip_replacement"}),
    (
        {"A94": {"joints": ["hip_L"], "avoid_flexion": "not_sure", "avoid_extension": "no"}},
        {"hip_replacement", "hip_flex_precaution"},
    ),
    (
        {"A94": {"joints": ["hip_R"], "avoid_flexion": "no", "avoid_extension": "yes"}},
        {"hip_replacement", "hip_ext_precaution"},
    ),
    ({"A94": {"joints": ["hip_R"]}}, {"hip_replacement", "hip_ext_precaution", "hip_flex_precaution"}),
    ({"A103": "yes"}, {"si"}),
    ({"A103": "not_sure"}, {"si"}),
    ({"A102": "yes"}, {"trauma"}),
    ({"S53": yes()}, {"fever"}),
    ({"S30": {"answer": "not_sure"}}, {"fever"}),
    ({"S51": yes(), "A50": {"type": "other", "date_or_days": 400}}, {"wound", "postop_spine"}),
]


@pytest.mark.parametrize(("change", "tags"), CASES)
def test_tags(change: dict[str, Any], tags: set[str]) -> None:
    assert set(tags_of(**change)) - ALWAYS == tags


@pytest.mark.parametrize(
    ("baby", "tags"),
    [
        ({"pregnant": "yes", "weeks": 15}, {"preg"}),
        ({"pregnant": "yes", "weeks": 16}, {"preg", "preg_late"}),
        ({"pregnant": "yes"}, {"preg", "preg_late"}),
        ({"pregnant": "not_sure"}, {"preg", "preg_late"}),
        ({"pregnant": "no", "birth_weeks": 40, "mode": "vaginal"}, {"pelvic_floor"}),
        ({"pregnant": "no", "birth_weeks": 53, "mode": "vaginal"}, set()),
    ],
)
def test_tags_around_birth(baby: dict[str, Any], tags: set[str]) -> None:
    assert set(tags_of(30, "female", A04=baby, **PREGNANT)) - ALWAYS == tags


def test_after_birth_the_belly_counts_as_open_until_it_is_said_to_be_well() -> None:
    baby = {"pregnant": "no", "birth_weeks": 40, "mode": "vaginal"}
    assert "diastasis" in tags_of(30, "female", A04=baby, A96=None)
    assert "diastasis" not in tags_of(30, "female", A04=baby, A96=[])


def test_from_65_balance_is_a_caution() -> None:
    assert "balance" in tags_of(65)
    assert "balance" not in tags_of(64)


def test_a_flare_raises_its_tag_by_the_state_alone() -> None:
    assert "flare" in tags_of(state=State.FLARE)
    assert "flare" not in tags_of(state=State.BUILD)


def test_vessels_in_question_raise_circulation_and_no_stenosis() -> None:
    vessels = {"answer": "yes", "checked": False, "rest_pain_or_ulcer": False}
    tags = tags_of(70, **STEN, S44=vessels)
    assert "circulation" in tags
    assert "stenosis" not in tags


@pytest.mark.parametrize(
    ("clearance", "lifted"),
    [
        ({"rule": "RD-9c"}, True),
        ({"rule": "postop_spine"}, True),
        ({"rule": "balance"}, False),
        ({"rule": "RD-9c", "date": "2025-12-01"}, False),
        ({"rule": "RD-9c", "date": "2025-12-02"}, True),
        ({"rule": "RD-9c", "date": "2026-06-02"}, False),
        ({"rule": "RD-9c", "kind": "self_reported"}, False),
        ({"rule": "RD-9c", "may_exercise": "gentle_only"}, False),
    ],
)
def test_a_clinician_lifts_a_tag_by_its_name(clearance: dict[str, Any], lifted: bool) -> None:
    whole = {"date": "2026-05-20", "who": "Dr Example", "in_person": True, **clearance}
    operated = {"A50": {"type": "other", "date_or_days": 400}, "S51": {"answer": "no"}}
    sheet = sheet_of(clearances=[whole], **operated)
    found = assess(sheet, load_library())
    tags = caution_tags(sheet, found, found.initial_state, History(), load_library())
    assert ("postop_spine" not in tags) is lifted


def test_every_tag_of_the_library_can_be_raised() -> None:
    library = load_library()
    table = library.tables["caution_tags"]
    raisable = {tag for row in table["rows"] for tag in row["tags"]} | set(table["always"])
    used = {caution.tag for row in library.exercises.values() for caution in row.cautions}
    assert used - raisable == {"peripheralise"}


def test_every_rule_reads_signs_that_exist() -> None:
    from hingeback.engine.matching.cautions import tag_signs

    library, sheet = load_library(), sheet_of()
    signs = tag_signs(sheet, assess(sheet, library), State.BUILD) | {"risk": "LOW"}
    tables = library.tables
    rows = (*tables["caution_tags"]["rows"], *tables["profiles"]["profiles"], *tables["profiles"]["modifiers"])
    for row in rows:
        assert compile_predicate(row["when"]).names <= signs.keys(), row


def test_a_tag_names_the_answers_behind_it() -> None:
    assert tags_of(A99=["knee"])["knee"] == {"A99": ["knee"]}
    assert tags_of(A20=2)["flex_intol"] == {"A20": 2}


def test_signs_never_call_an_absent_answer_a_sign() -> None:
    from hingeback.engine.matching.signs import read_signs

    sheet = sheet_of(**dict.fromkeys([f"A{n}" for n in range(94, 106)]))
    found = assess(sheet, load_library())
    signs = read_signs(derive_facts(sheet), found.screen)
    assert not any(signs[name] for name in ("joints", "belly", "cold", "pack_place", "parts", "dizziness", "cramps"))
