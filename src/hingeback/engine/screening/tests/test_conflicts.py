import pytest

from hingeback.engine.screening import derive_facts
from hingeback.engine.screening.tests.people import BOTH_LEGS, NO_LEGS, OLD, WEAK, clean_person, not_sure, screened, yes


def ids(**changes: object) -> set[str]:
    return {r.id for r in screened(**changes).rules} - {"RD-4"}


@pytest.mark.parametrize(
    ("region", "side", "extent"),
    [("thigh_front_R", "right", "thigh"), ("foot_L", "left", "below_knee"), ("calf_shin_R", "right", "below_knee")],
)
def test_x1_reads_shaded_legs_as_leg_symptoms(region: str, side: str, extent: str) -> None:
    facts = derive_facts(clean_person(A10=[region]))

    assert facts.conflicts == ("X1",)
    assert (facts.leg_side, facts.leg_extent) == (side, extent)


def test_x1_over_both_legs_is_both_leg_symptoms_at_once() -> None:
    result = screened(A10=["foot_L", "foot_R"], A16=3)

    assert result.conflicts == ("X1", "X14")
    assert {"CES-2", "UNC-1a"} <= {r.id for r in result.rules}


def test_x2_uses_the_higher_as_the_worst_pain() -> None:
    assert derive_facts(clean_person(A15={"now": 8, "avg7": 3, "worst7": 5})).pain_worst7 == 8
    result = screened(A15={"now": 8, "avg7": 3, "worst7": 5})
    assert (result.tier, result.action, result.conflicts) == ("CLEAR", "PROCEED", ("X2",))


def test_x3_is_mild_weakness_that_nobody_has_checked() -> None:
    assert ids(A17=WEAK) == {"X3", "UNC-1b", "NEU-3"}
    assert derive_facts(clean_person(S06=yes(degree="mild"))).weakness


def test_x4_is_surgery_of_unknown_date() -> None:
    assert ids(A14="after_surgery") == {"X4", "RD-9a"}


def test_x5_is_cancer_history_either_way() -> None:
    assert ids(A52=["cancer:breast"]) == {"X5", "UNC-1b", "CA-3a"}
    assert derive_facts(clean_person(S20=yes())).cancer


def test_x6_and_x13_raise_the_item() -> None:
    assert ids(A53=["oral_steroid"], S12=yes(started_days=3)) == {"X6", "FX-4"}
    assert ids(A51=["osteoporosis"]) == {"X13", "FX-7"}


def test_x7_keeps_the_pregnancy() -> None:
    assert ids(A04={"pregnant": "yes", "weeks": 12}) == {"X7", "RD-6c"}


def test_x8_is_lasting_pain_with_new_onset_checks_on() -> None:
    facts = derive_facts(clean_person(A12={"days": 10}, A13="nearly_every_day"))

    assert facts.stage == "CHRONIC"
    assert facts.onset_days == 10


def test_x9_is_not_sure_about_bladder_or_saddle() -> None:
    result = screened(free_text=["There is leaking", "and SADDLE numbness"])

    assert (result.tier, result.action) == ("SAME_DAY", "WITHHOLD")
    assert {"X9", "CES-3", "UNC-1a"} <= {r.id for r in result.rules}


def test_text_never_lowers_anything() -> None:
    assert ids(S02=yes(), free_text=["no leaking at all"]) == ids(S02=yes())


def test_x10_and_x11_take_the_shorter_walk_and_the_less_active_life() -> None:
    assert derive_facts(clean_person(A39=90, A24=2, A33="0-2")).walk_limit_min == 2
    facts = derive_facts(clean_person(A63=True, A60=30))
    assert not facts.regularly_active
    assert "RD-2" in ids(A63=True, A60=30, A52=["diabetes"])


def test_x14_reads_both_legs_below_the_knee() -> None:
    facts = derive_facts(clean_person(S05=yes(**OLD), A17={**NO_LEGS, "leg_side": "left", "leg_extent": "thigh"}))

    assert (facts.leg_side, facts.leg_extent) == ("both", "below_knee")
    assert ids(S05=yes(**OLD), A16=0) >= {"X14", "UNC-1a", "CES-6b"}
    assert ids(A17=BOTH_LEGS, A16=0) >= {"X14", "UNC-1a", "CES-2"}


def test_x14_reads_the_legs_as_below_the_knee_where_less_was_given() -> None:
    thighs = {**BOTH_LEGS, "leg_extent": "thigh"}

    assert ids(A17=thighs, A16=0) == {"X14", "UNC-1a", "CES-2"}
    assert derive_facts(clean_person(A17=thighs, A16=0)).leg_extent == "below_knee"


@pytest.mark.parametrize(
    "changes",
    [
        {"S05": not_sure(**OLD), "A17": BOTH_LEGS},
        {"S06": not_sure(degree="mild")},
        {"S13": not_sure(), "A53": ["oral_steroid"]},
        {"S20": not_sure(), "A52": ["cancer:bowel"]},
        {"S14": not_sure(), "A51": ["osteoporosis"]},
    ],
)
def test_not_sure_conflicts_with_nothing(changes: dict[str, object]) -> None:
    assert derive_facts(clean_person(**changes)).conflicts == ()
