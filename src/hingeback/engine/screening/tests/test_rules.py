import pytest

from hingeback.engine.contracts.safety import Tier
from hingeback.engine.library import load_library
from hingeback.engine.screening import derive_facts, rule_book
from hingeback.engine.screening.judging import judge
from hingeback.engine.screening.tests.cases import FIRES, PRINTED, SILENT, Changes
from hingeback.engine.screening.tests.people import BOTH_LEGS, OLD, clean_person, not_sure, rule, screened, yes

BOOK = rule_book(load_library())
FIRE_CASES = [(rule_id, n) for rule_id, cases in FIRES.items() for n in range(len(cases))]
SILENT_CASES = [(rule_id, n) for rule_id, cases in SILENT.items() for n in range(len(cases))]


def fired_ids(changes: Changes) -> set[str]:
    return {fired.rule.id for fired in judge(clean_person(**changes), BOOK)}


@pytest.mark.parametrize(("rule_id", "n"), FIRE_CASES)
def test_the_rule_fires(rule_id: str, n: int) -> None:
    assert rule_id in fired_ids(FIRES[rule_id][n])


@pytest.mark.parametrize(("rule_id", "n"), SILENT_CASES)
def test_the_rule_stays_silent(rule_id: str, n: int) -> None:
    assert rule_id not in fired_ids(SILENT[rule_id][n])


def test_every_rule_has_cases_on_both_sides_and_a_printed_tier() -> None:
    ids = {r.id for r in BOOK.rules}

    assert set(FIRES) == ids
    assert set(SILENT) == ids
    assert {i for words in PRINTED.values() for i in words.split()} == ids


@pytest.mark.parametrize("printed", PRINTED)
def test_tier_and_action_are_those_of_the_specification(printed: str) -> None:
    for rule_id in PRINTED[printed].split():
        found = BOOK.get(rule_id)
        assert found is not None
        assert f"{found.tier} {found.action}" == printed, rule_id


def test_a_clean_person_may_exercise_without_any_note() -> None:
    result = screened()

    assert (result.tier, result.action) == ("CLEAR", "PROCEED")
    assert [r.id for r in result.rules] == ["RD-4"]
    assert result.missing == result.conflicts == result.notes == ()


def test_stenosis_exception_is_a_flag_and_not_a_rule() -> None:
    legs = {"S05": yes(started_days=29, worsening=False, only_upright=True, eased_by_sitting=True), "A17": BOTH_LEGS}

    assert derive_facts(clean_person(**legs)).sten_ex
    assert "STEN-EX" not in fired_ids(legs)
    assert not {"CES-2", "CES-6a", "CES-6b"} & fired_ids(legs)


@pytest.mark.parametrize(
    "spoils",
    [
        {"S05": yes(started_days=28, worsening=False, only_upright=True, eased_by_sitting=True)},
        {"S05": yes(**OLD, eased_by_sitting=True)},
        {"S05": yes(**OLD, only_upright=True)},
        {"S02": yes(**OLD, stress_only=True)},
        {"S06": yes(**OLD, side="one"), "A17": {**BOTH_LEGS, "weakness": True}},
    ],
)
def test_stenosis_exception_needs_every_part(spoils: Changes) -> None:
    legs = {"S05": yes(**OLD, only_upright=True, eased_by_sitting=True), "A17": BOTH_LEGS}

    assert derive_facts(clean_person(**legs)).sten_ex
    assert not derive_facts(clean_person(**{**legs, **spoils})).sten_ex


def test_relief_on_sitting_may_come_from_the_walking_question() -> None:
    walk = {"A39b": {"ends": "leg_pain", "relief": "sitting_or_bending"}}

    assert derive_facts(clean_person(S05=yes(**OLD, only_upright=True), A17=BOTH_LEGS, **walk)).sten_ex


@pytest.mark.parametrize(
    ("rule_id", "changes", "tier"),
    [
        ("VAS-4", {"S43a": not_sure()}, Tier.EMERGENCY),
        ("VAS-1", {"S40": not_sure()}, Tier.EMERGENCY),
        ("VAS-1", {"S41": not_sure(), "A12": {"days": 5}}, Tier.SAME_DAY),
        ("VAS-1", {"S41": yes(), "A12": {"days": 5}}, Tier.EMERGENCY),
        ("CES-1", {"S01": yes(started_days=400, checked=True)}, Tier.SAME_DAY),
        ("CES-1", {"S01": yes(started_days=400, checked="not_sure", worsening=False)}, Tier.EMERGENCY),
        ("CES-1", {"S02": yes()}, Tier.EMERGENCY),
        ("FX-1", {"S10": yes(started_days=3)}, Tier.SAME_DAY),
        ("FX-1", {"S10": yes(started_days=3, cannot_walk=True)}, Tier.EMERGENCY),
        ("FX-1", {"S10": not_sure(cannot_walk=True)}, Tier.SAME_DAY),
        ("NEU-2", {"S06": yes(), "A17": {**BOTH_LEGS, "weakness": True}, "S05": yes()}, Tier.EMERGENCY),
        ("NEU-2", {"S06": not_sure()}, Tier.SAME_DAY),
        ("REG-1", {"S60": not_sure()}, Tier.SAME_DAY),
        ("REG-8", {"A01": "1960-01-01", "S67": yes()}, Tier.SAME_DAY),
        ("REG-8", {"A01": "1960-01-01", "S67": yes(head_signs=True)}, Tier.EMERGENCY),
        ("REG-6a", {"S65": yes(), "S30": not_sure()}, Tier.SAME_DAY),
        ("VAS-8", {"S45": yes(), "S01": not_sure()}, Tier.SAME_DAY),
        ("RD-6b1", {"A02": "female", "A04": {"pregnant": "yes"}, "S50": not_sure()}, Tier.SAME_DAY),
        ("CA-1", {"A52": ["cancer:lung"], "S20": yes(), "S08": not_sure()}, Tier.SAME_DAY),
    ],
)
def test_an_emergency_reached_only_through_not_sure_is_same_day(rule_id: str, changes: Changes, tier: Tier) -> None:
    found = rule(screened(**changes), rule_id)

    assert found is not None
    assert found.tier is tier
    assert found.action == "WITHHOLD"


def test_worst_tier_and_strictest_action_may_come_from_different_rules() -> None:
    result = screened(S52=yes(), S53=yes())

    assert (result.tier, result.action) == ("SAME_DAY", "WITHHOLD")
    assert [(r.id, r.tier, r.action) for r in result.rules if r.id != "RD-4"] == [
        ("SPA-4", "SAME_DAY", "PROCEED_WITH_NOTE"),
        ("RD-11", "ROUTINE_REVIEW", "WITHHOLD"),
    ]


def test_reasons_name_the_answers_behind_a_rule_as_plain_data() -> None:
    result = screened(A01="1950-05-01", A02="female", S12=yes(started_days=5), A57="yes")
    found = rule(result, "FX-5")

    assert found is not None
    assert found.because == {"A01": "1950-05-01", "A02": "female", "S12": {"answer": "yes", "started_days": 5}}


def test_every_one_of_several_sufficient_reasons_is_named() -> None:
    found = rule(screened(S01=yes(), S03=yes(), S04=yes()), "CES-1")

    assert found is not None
    assert list(found.because) == ["S01", "S03", "S04"]


def test_reasons_of_a_count_name_all_that_is_counted() -> None:
    counted = {"A36": "second_half", "A38": "both", "A92": {"relative": True}, "A53_nsaid_response": "good"}
    found = rule(screened(A01="1996-05-01", A12={"years": 2}, **counted), "SPA-1")

    assert found is not None
    assert set(found.because) == {"A01", "A12", *counted}


def test_reasons_of_a_pregnancy_sign_name_the_pregnancy() -> None:
    found = rule(screened(A02="female", A04={"pregnant": "yes"}, S50=yes()), "RD-6b1")

    assert found is not None
    assert found.because == {"A04": {"pregnant": "yes"}, "S50": {"answer": "yes"}}


def test_reasons_of_a_conflict_name_both_sides() -> None:
    found = rule(screened(A52=["cancer:breast"]), "CA-3a")

    assert found is not None
    assert found.because["A52"] == ["cancer:breast"]


def test_onset_is_the_most_recent_of_pain_change_and_event() -> None:
    older = {"A12": {"years": 3}, "A14": "sudden_no_cause", "A15": {"now": 7, "avg7": 5, "worst7": 7}}

    assert not {"FX-10a", "FX-10b"} & fired_ids(older)
    assert "FX-10b" in fired_ids({**older, "A12": {"years": 3, "changed_days": 84}})
    assert "FX-10b" in fired_ids({"A12": {"years": 3}, "S12": yes(started_days=400, changed_days=84)})
