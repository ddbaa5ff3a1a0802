"""J2 by tag: the answers that raise it, a row it keeps out or makes smaller."""

from datetime import timedelta
from typing import Any

import pytest

from hingeback.engine.checking.person import Person
from hingeback.engine.checking.tag_sources import SOURCES, raised_tags
from hingeback.engine.checking.tests.weeks import LIBRARY, MONDAY, ana, item, rules, with_item
from hingeback.engine.contracts.assessment import Irritability, Stage, State
from hingeback.engine.contracts.history import History, Standing

#: (tag, how Ana changes to raise it)
RAISES: list[tuple[str, dict[str, Any]]] = [
    ("flex_intol", {"labels": ("DISC",)}),
    ("flex_intol", {"dp": "EXT"}),
    ("flex_intol", {"answers": {"A20": 2}}),
    ("flex_intol", {"answers": {"A40": {"flexion": "increased_back_only"}}}),
    ("ext_intol", {"labels": ("STEN",)}),
    ("ext_intol", {"labels": ("OA",), "answers": {"A21": 1}}),
    ("ext_intol", {"dp": "FLEX"}),
    ("radic", {"labels": ("SCI",)}),
    ("radic_s1", {"labels": ("SCI",)}),
    ("radic_acute", {"labels": ("SCI",), "stage": Stage.ACUTE}),
    ("radic_acute", {"labels": ("SCI",), "answers": {"A16": 7}}),
    ("stenosis", {"labels": ("STEN",)}),
    ("spondy", {"fired": ("FX-8",)}),
    ("osteoporosis", {"answers": {"S13": {"answer": "not_sure"}}}),
    ("osteoporosis", {"labels": ("OST",)}),
    ("preg", {"answers": {"A04": {"pregnant": "not_sure"}}}),
    ("preg_late", {"answers": {"A04": {"pregnant": "yes"}}}),
    ("pelvic_floor", {"answers": {"A04": {"pregnant": "no", "birth_weeks": 40}}}),
    ("diastasis", {"answers": {"A04": {"pregnant": "no", "birth_weeks": 40}}}),
    ("postop_spine", {"answers": {"A50": {"type": "fusion", "date_or_days": 900}}}),
    ("balance", {"labels": ("OLDER",)}),
    ("balance", {"answers": {"A55": {"count": 1}}}),
    ("balance", {"answers": {"tests": {"T3": [12, 9.5]}}}),
    ("vestibular", {"answers": {"A100": ["spinning"]}}),
    ("htn", {"answers": {"A54": {"sys": 130, "dia": 100}}}),
    ("cardiac", {"fired": ("RD-1c",)}),
    ("claudication", {"answers": {"A52": ["pad"]}}),
    ("circulation", {"answers": {"A52": ["diabetes"], "A98": ["numb"]}}),
    ("circulation", {"answers": {"A97": ["circulation"]}}),
    ("numb_skin", {"answers": {"A17": {"numb": True}}}),
    ("anticoag", {"answers": {"A53": ["antiplatelet"]}}),
    ("irritable", {"irritability": Irritability.HIGH}),
    ("flare", {"state": State.FLARE}),
    ("neuro_progressive", {"fired": ("NEU-3",)}),
    ("foot_drop", {"fired": ("NEU-7b",)}),
    ("continence", {"answers": {"A96": ["leaking"]}}),
    ("diastasis", {"answers": {"A96": ["gap"]}}),
    ("knee", {"answers": {"A10": ["low_back_C", "knee_L"]}}),
    ("shoulder", {"answers": {"A99": ["shoulder"]}}),
    ("neck", {"answers": {"A11": "neck_C"}}),
    ("hip", {"answers": {"A10": ["groin_L"]}}),
    ("wrist", {"answers": {"A10": ["forearm_R"]}}),
    ("achilles", {"answers": {"A99": ["heel"]}}),
    ("hamstring", {"answers": {"A99": ["back_thigh"]}}),
    ("hip_bursa", {"answers": {"A99": ["outer_hip"]}}),
    ("bruise_48h", {"answers": {"A98": ["bruise"]}}),
    ("cancer_site", {"answers": {"A98": ["cancer"]}}),
    ("no_remove", {"answers": {"A98": ["cannot_remove"]}}),
    ("wound", {"answers": {"A98": ["wound"]}}),
    ("cold_react", {"answers": {"A97": ["raynaud"]}}),
    ("copd", {"answers": {"A105": "yes"}}),
    ("cramp", {"answers": {"A18": ["cramp"]}}),
    ("dizzy", {"answers": {"A100": ["standing_up"]}}),
    ("fever", {"answers": {"S53": {"answer": "yes"}}}),
    ("glaucoma", {"answers": {"A95": "not_sure"}}),
    ("hernia", {"answers": {"A52": ["hernia"]}}),
    ("hip_flex_precaution", {"answers": {"A94": {"joints": ["hip_L"], "avoid_flexion": "not_sure"}}}),
    ("hip_ext_precaution", {"answers": {"A94": {"joints": ["hip_L"], "avoid_extension": "yes"}}}),
    ("hip_replacement", {"answers": {"A94": {"joints": ["hip_R"]}}}),
    ("knee_replacement", {"answers": {"A94": {"joints": ["knee_R"]}}}),
    ("si", {"answers": {"A103": "not_sure"}}),
    ("trauma", {"answers": {"A102": "yes"}}),
]


@pytest.mark.parametrize(("tag", "changes"), RAISES)
def test_an_answer_raises_its_tag(tag: str, changes: dict[str, Any]) -> None:
    assert tag in raised_tags(Person(ana(**changes)))
    assert tag not in raised_tags(Person(ana()))


def test_every_tag_has_a_test() -> None:
    assert {tag for tag, _ in SOURCES} == {tag for tag, _ in RAISES}


def test_every_tag_of_the_library_can_be_raised() -> None:
    known = {tag for tag, _ in SOURCES} | {"clinician_only", "supervised_first", "peripheralise"}

    assert {c.tag for row in LIBRARY.exercises.values() for c in row.cautions} <= known


def test_disc_does_not_raise_flex_intol_when_bending_helps() -> None:
    helped = ana(labels=("DISC",), answers={"A40": {"flexion": "reduced"}})

    assert "flex_intol" not in raised_tags(Person(helped))


def test_a_clinician_who_names_the_tag_lifts_it() -> None:
    lifted = ana(answers={"A52": ["hernia"]}, clearances=({"rule": "hernia", "date": "2026-11-20"},))

    assert "hernia" not in raised_tags(Person(lifted))


@pytest.mark.parametrize(("days", "lifts"), [(0, True), (181, True), (182, False), (-1, False)])
def test_a_clearance_lifts_a_tag_from_its_day_on_for_182_days(days: int, lifts: bool) -> None:
    seen = {"rule": "hernia", "date": str(MONDAY - timedelta(days=days))}
    inp = ana(answers={"A52": ["hernia"]}, clearances=(seen,))

    assert ("hernia" not in raised_tags(Person(inp))) is lifts


@pytest.mark.parametrize("word", ["gentle_only", "no", "not_said"])
def test_a_clearance_that_holds_the_person_back_lifts_no_tag(word: str) -> None:
    inp = ana(answers={"A52": ["hernia"]}, clearances=({"rule": "hernia", "date": "2026-11-20", "may_exercise": word},))

    assert "hernia" in raised_tags(Person(inp))


#: (tag, how Ana changes, row it keeps out)
AVOIDED: list[tuple[str, dict[str, Any], str]] = [
    ("hip_flex_precaution", {"answers": {"A94": {"joints": [], "avoid_flexion": "yes"}}}, "knee_rock_crook"),
    ("hip_replacement", {"answers": {"A94": {"joints": ["hip_L"]}}}, "piriformis_seated"),
    ("postop_spine", {"answers": {"A50": {"type": "discectomy", "date_or_days": 900}}}, "seated_rotation"),
    ("dizzy", {"answers": {"A100": ["standing_up"]}}, "neck_turn_small"),
    ("wound", {"answers": {"A67": ["pool"], "A98": ["wound"]}}, "water_walk"),
    ("numb_skin", {"answers": {"A67": ["heat_pack"], "A98": ["numb"]}}, "heat_pack"),
    ("cold_react", {"answers": {"A67": ["cold_pack"], "A97": ["cold_allergy"]}}, "cold_pack"),
    ("glaucoma", {"answers": {"A95": "yes"}}, "yoga_legs_up_wall"),
    ("neuro_progressive", {"fired": ("NEU-3",)}, "sciatic_slider_supine"),
    ("irritable", {"irritability": Irritability.HIGH}, "slump_slider"),
    ("flex_intol", {"answers": {"A20": 2}}, "flexion_seated"),
    ("ext_intol", {"answers": {"A21": 2}}, "prone_prop"),
    ("osteoporosis", {"answers": {"S13": {"answer": "yes"}}}, "flexion_seated"),
]


@pytest.mark.parametrize(("tag", "changes", "row"), AVOIDED)
def test_a_raised_tag_that_says_avoid_keeps_the_row_out(tag: str, changes: dict[str, Any], row: str) -> None:
    done = History(standings=(Standing(exercise=row, exposures=6),))
    calm = {"answers": {"A67": ["pool", "heat_pack", "cold_pack"]}}

    assert f"J2-{tag}" in rules(with_item(6, item(row)), ana(history=done, **changes))
    assert f"J2-{tag}" not in rules(with_item(6, item(row)), ana(history=done, **calm))


def test_three_cautions_together_keep_a_row_out() -> None:
    done = History(standings=(Standing(exercise="bird_dog", exposures=6),))
    two = {"A99": ["wrist", "knee"]}
    three = {"A99": ["wrist", "knee", "shoulder"]}

    assert "J2.1" not in rules(with_item(6, item("bird_dog")), ana(history=done, answers=two))
    assert "J2.1" in rules(with_item(6, item("bird_dog")), ana(history=done, answers=three))


def test_a_row_that_a_clinician_shows_first_stays_out_until_then() -> None:
    row = LIBRARY.exercises["heel_slide"]
    shown_first = row.cautions.__class__((_caution("supervised_first"),))
    library = LIBRARY.model_copy(
        update={"exercises": LIBRARY.exercises | {"heel_slide": row.model_copy(update={"cautions": shown_first})}}
    )
    seen = History(standings=(Standing(exercise="heel_slide", exposures=3, shown_by_clinician=True),))

    assert "J2-supervised_first" in _rules_with(library, History())
    assert "J2-supervised_first" not in _rules_with(library, seen)


def _caution(tag: str) -> Any:
    from hingeback.engine.contracts.exercise import Caution

    return Caution(tag=tag, word="recommended")


def _rules_with(library: Any, history: History) -> set[str]:
    from hingeback.engine.checking import check_plan

    judged = check_plan(with_item(6, item("heel_slide")), ana(history=history), library)
    return {v.rule for v in judged.violations}
