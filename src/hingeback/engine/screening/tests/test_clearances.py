from datetime import date, timedelta
from typing import Any

import pytest

from hingeback.engine.contracts.safety import ScreenResult
from hingeback.engine.screening.tests.people import AS_OF, OLD, born, not_sure, rule, screened, yes

TODAY = date.fromisoformat(AS_OF)
HEART = {"A52": ["heart_disease"], "A63": False}
SADDLE = {"S01": yes(started_days=40, worsening=False, checked=False)}
HELD = {"tier": "EMERGENCY", "action": "WITHHOLD", "rules": ["CES-1"]}


def days_ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def clinician(rule_id: str, days: int = 0, **more: object) -> dict[str, object]:
    return {"rule": rule_id, "date": days_ago(days), "who": "Dr Okafor", **more}


def own_report(rule_id: str, days: int = 0, **more: object) -> dict[str, object]:
    words = {"who": "a doctor", "where": "Northside surgery", "said": "nothing serious", "may_exercise": "yes"}
    return {"rule": rule_id, "date": days_ago(days), "kind": "self_reported", "in_person": True, **words,
            "hours_after_hold": 30, **more}  # fmt: skip


def state(result: ScreenResult, rule_id: str) -> tuple[str, str]:
    found = rule(result, rule_id)
    assert found is not None
    return found.tier, found.action


CLEARED = ("ROUTINE_REVIEW", "PROCEED_WITH_NOTE")


@pytest.mark.parametrize(("rule_id", "changes", "before"), [
    ("RD-9b", {"A50": {"type": "discectomy", "date_or_days": 60}}, "2026-09-20"),
    ("RD-9a", {"A50": {"type": "discectomy", "date_or_days": 10}}, "2026-11-01"),
    ("RD-7", {"A02": "female", "A04": {"pregnant": "no", "birth_weeks": 3, "mode": "vaginal"}}, "2026-10-20"),
    ("FX-6", {"S14": yes(), "A51": ["vertebral_fracture"], "A51_fracture_date": {"days": 20}}, "2026-10-30"),
])  # fmt: skip
def test_a_visit_before_the_operation_the_birth_or_the_fracture_lifts_nothing(
    rule_id: str, changes: dict[str, Any], before: str
) -> None:
    def tier_after(day: str) -> str:
        found = rule(screened(clearances=[{"rule": rule_id, "date": day}], **changes), rule_id)
        assert found
        return found.tier

    assert tier_after(before) == "CLINICIAN_FIRST"
    assert tier_after("2026-11-20") == "ROUTINE_REVIEW"


def test_a_cleared_clinician_first_rule_counts_as_routine_at_once() -> None:
    result = screened([clinician("RD-2")], **HEART)

    assert state(result, "RD-2") == CLEARED
    assert (result.tier, result.action) == CLEARED


def test_other_rules_are_untouched() -> None:
    result = screened([clinician("RD-2")], **HEART, S53=yes())

    assert result.action == "WITHHOLD"


@pytest.mark.parametrize(("days", "counts"), [(0, True), (181, True), (182, False), (-1, False)])
def test_a_clearance_counts_from_its_day_for_182_days(days: int, counts: bool) -> None:
    result = screened([clinician("RD-2", days)], **HEART)

    assert (state(result, "RD-2") == CLEARED) is counts


@pytest.mark.parametrize(("word", "counts"), [("yes", True), ("no", False), ("not_said", False)])
def test_a_clinicians_plain_no_clears_nothing(word: str, counts: bool) -> None:
    result = screened([clinician("RD-2", may_exercise=word)], **HEART)

    assert (state(result, "RD-2") == CLEARED) is counts


def test_gentle_only_stays_gentle_until_a_new_clearance() -> None:
    gentle = clinician("RD-2", 30, may_exercise="gentle_only")

    assert screened([gentle], **HEART).action == "GENTLE_ONLY"
    assert screened([gentle, clinician("RD-2", 2)], **HEART).action == "PROCEED_WITH_NOTE"


def test_a_later_no_takes_an_earlier_clearance_back() -> None:
    result = screened([clinician("RD-2", 30), clinician("RD-2", 2, may_exercise="no")], **HEART)

    assert state(result, "RD-2") == ("CLINICIAN_FIRST", "GENTLE_ONLY")


def test_a_bare_id_names_no_rule() -> None:
    assert state(screened([clinician("FX-2")], S10=yes(started_days=50)), "FX-2a") == ("SAME_DAY", "WITHHOLD")


def test_an_emergency_needs_seen_in_person() -> None:
    refused = screened([clinician("CES-1")], **SADDLE)
    cleared = screened([clinician("CES-1", 3, in_person=True)], **SADDLE)

    assert (refused.tier, refused.action) == ("EMERGENCY", "WITHHOLD")
    assert any("in person" in note for note in refused.notes)
    assert (cleared.tier, cleared.action) == CLEARED


def test_an_emergency_softened_by_not_sure_is_cleared_as_same_day() -> None:
    softened = {"S60": not_sure(started_days=40)}

    assert state(screened([clinician("REG-1")], **softened), "REG-1") == CLEARED


@pytest.mark.parametrize(("days", "action"), [(0, "GENTLE_ONLY"), (2, "GENTLE_ONLY"), (3, "PROCEED_WITH_NOTE")])
def test_three_gentle_days_follow_an_urgent_clearance(days: int, action: str) -> None:
    result = screened([clinician("FX-2a", days)], S10=yes(started_days=50))

    assert state(result, "FX-2a") == CLEARED
    assert (result.tier, result.action) == ("ROUTINE_REVIEW", action)


def test_what_plainly_began_after_the_visit_was_not_seen_there() -> None:
    assert state(screened([clinician("FX-2a", 5)], S10=yes(started_days=5)), "FX-2a") == CLEARED
    assert state(screened([clinician("FX-2a", 5)], S10=yes(started_days=4)), "FX-2a") == ("SAME_DAY", "WITHHOLD")
    assert state(screened([clinician("CA-5", 9)], S21=yes(), A01=born(60), A12={"days": 3}), "CA-5") == CLEARED


@pytest.mark.parametrize(
    ("rule_id", "changes", "setting", "counts"),
    [
        ("RD-8a2", {"A01": born(15)}, "clinic", False),
        ("RD-8a1", {"A01": born(15), "S21": yes()}, "clinic", False),
        ("RD-8b", {"A01": born(17)}, "clinic", True),
        ("RD-8b", {"A01": born(17)}, "home", False),
        ("RD-8b", {"A01": born(17)}, "home_and_clinic", False),
        ("RD-12", {"S49": yes()}, "clinic", True),
        ("RD-12", {"S49": yes()}, "home", False),
        ("RD-9a", {"A50": {"type": "other"}}, "home", True),
        ("FX-6", {"A51": ["vertebral_fracture"], "S14": yes()}, "home", True),
    ],
)
def test_some_rules_are_cleared_in_a_clinic_or_by_nobody(
    rule_id: str, changes: dict[str, object], setting: str, counts: bool
) -> None:
    result = screened([clinician(rule_id, in_person=True)], **{**changes, "A05": setting})

    assert (state(result, rule_id) == CLEARED) is counts


def test_a_firing_crisis_rule_is_not_cleared_before_the_answer_is_no() -> None:
    shown = clinician("MH-1", in_person=True, crisis_shown=True)

    assert screened([shown], M02="plan").tier == "EMERGENCY"


@pytest.mark.parametrize(
    ("shown", "in_person", "free"), [(True, True, True), (False, True, False), (True, False, False)]
)
def test_a_held_crisis_needs_no_now_the_resources_and_a_meeting(shown: bool, in_person: bool, free: bool) -> None:
    held = {"tier": "EMERGENCY", "action": "WITHHOLD", "rules": ["MH-1"]}
    result = screened([clinician("MH-1", 4, in_person=in_person, crisis_shown=shown)], held, M02="no")

    assert (result.tier != "EMERGENCY") is free


# A person's own report at home.

SETTLED_HEART = {"A52": ["heart_disease"], "A63": False}


def test_an_own_report_clears_at_home() -> None:
    result = screened([own_report("RD-2", hours_after_hold=0)], **SETTLED_HEART)

    assert state(result, "RD-2") == CLEARED


@pytest.mark.parametrize(
    "lacks",
    [
        {"who": ""}, {"where": " "}, {"said": ""}, {"may_exercise": "no"}, {"may_exercise": "not_said"},
        {"may_exercise": None},
    ],
)  # fmt: skip
def test_an_own_report_with_something_missing_is_refused(lacks: dict[str, Any]) -> None:
    result = screened([own_report("RD-2", **lacks)], **SETTLED_HEART)

    assert state(result, "RD-2") == ("CLINICIAN_FIRST", "GENTLE_ONLY")
    assert result.notes[-1].startswith("The clearance for RD-2 does not count")


@pytest.mark.parametrize("setting", ["home_and_clinic", "clinic", None])
def test_an_own_report_counts_at_home_and_nowhere_else(setting: str | None) -> None:
    result = screened([own_report("RD-2")], **{**SETTLED_HEART, "A05": setting})

    assert state(result, "RD-2") == ("CLINICIAN_FIRST", "GENTLE_ONLY")


@pytest.mark.parametrize(
    ("rule_id", "changes"),
    [
        ("FX-6", {"A51": ["vertebral_fracture"], "S14": yes(**OLD)}),
        ("RD-6a", {"A02": "female", "A04": {"pregnant": "yes", "complications": ["praevia"]}}),
        ("RD-8b", {"A01": born(17)}),
        ("RD-9a", {"A50": {"type": "other", "date_or_days": 30}}),
        ("RD-12", {"S49": yes(**OLD)}),
        ("VAS-2a", {"S41": yes(**OLD), "A12": {"days": 60}}),
        ("VAS-2b", {"S41": yes(**OLD)}),
        ("MH-2", {"M02": "thoughts"}),
        ("UNC-1b", {"A52": ["cancer:breast"]}),
    ],
)
def test_some_rules_are_never_lifted_by_an_own_report(rule_id: str, changes: dict[str, object]) -> None:
    with_report, without = screened([own_report(rule_id)], **changes), screened(**changes)

    assert state(with_report, rule_id) == state(without, rule_id) != CLEARED


@pytest.mark.parametrize(
    ("started", "worsening", "checked", "counts"),
    [
        (60, False, True, True),
        (5, False, True, True),
        (4, False, True, False),
        (None, False, True, False),
        (60, True, True, False),
        (60, "not_sure", True, False),
        (60, None, True, False),
        (60, False, False, False),
        (60, False, "not_sure", False),
    ],
)
def test_an_own_report_is_opened_again_by_every_doubt(
    started: int | None, worsening: object, checked: object, counts: bool
) -> None:
    follow_ups = {"started_days": started, "worsening": worsening, "checked": checked}
    told = {key: value for key, value in follow_ups.items() if value is not None}
    result = screened([own_report("VIS-1", 5)], S46=yes(**told))

    assert (state(result, "VIS-1") == CLEARED) is counts


@pytest.mark.parametrize(
    ("pain", "counts"), [({"days": 5}, True), ({"days": 4}, False), ({"days": 90, "changed_days": 1}, False)]
)
def test_pain_that_began_or_changed_after_the_visit_opens_an_own_report(pain: dict[str, int], counts: bool) -> None:
    result = screened([own_report("RD-2", 5)], **SETTLED_HEART, A12=pain)

    assert (state(result, "RD-2") == CLEARED) is counts


@pytest.mark.parametrize(("hours", "counts"), [(11, False), (12, True)])
def test_same_day_needs_twelve_hours(hours: float, counts: bool) -> None:
    result = screened([own_report("VIS-1", hours_after_hold=hours)], S46=yes(**OLD))

    assert (state(result, "VIS-1") == CLEARED) is counts


@pytest.mark.parametrize(("hours", "in_person", "counts"), [(23.5, True, False), (24, True, True), (48, False, False)])
def test_an_emergency_needs_a_day_and_a_meeting(hours: float, in_person: bool, counts: bool) -> None:
    result = screened([own_report("REG-1", hours_after_hold=hours, in_person=in_person)], S60=yes(**OLD))

    assert (state(result, "REG-1") == CLEARED) is counts


# Earlier holds.


def test_clean_answers_alone_lift_no_hold() -> None:
    result = screened(held=HELD)

    assert (result.tier, result.action) == ("EMERGENCY", "WITHHOLD")
    assert [r.id for r in result.rules] == ["RD-4"]


@pytest.mark.parametrize(("days", "action"), [(2, "GENTLE_ONLY"), (3, "PROCEED")])
def test_a_hold_that_is_cleared_leaves_three_gentle_days(days: int, action: str) -> None:
    result = screened([clinician("CES-1", days, in_person=True)], HELD)

    assert (result.tier, result.action) == ("CLEAR", action)


def test_every_named_rule_of_a_hold_needs_its_own_clearance() -> None:
    held = {"tier": "SAME_DAY", "action": "WITHHOLD", "rules": ["NEU-5", "INF-2"]}
    one = screened([clinician("NEU-5")], held)
    both = screened([clinician("NEU-5"), clinician("INF-2")], held)

    assert (one.tier, one.action) == ("SAME_DAY", "WITHHOLD")
    assert (both.tier, both.action) == ("CLEAR", "GENTLE_ONLY")


def test_a_hold_keeps_its_own_tier_and_action() -> None:
    held = {"tier": "SAME_DAY", "action": "GENTLE_ONLY", "rules": ["MH-2"]}

    assert (screened(held=held).tier, screened(held=held).action) == ("SAME_DAY", "GENTLE_ONLY")
    assert screened(held=held, S53=yes()).action == "WITHHOLD"


def test_an_own_report_lifts_a_held_mood_rule_once_it_was_answered_again() -> None:
    held = {"tier": "SAME_DAY", "action": "GENTLE_ONLY", "rules": ["MH-2"]}

    assert screened([own_report("MH-2", 4)], held, M02="no").tier == "CLEAR"
    assert screened([own_report("MH-2", 4)], held, M02="thoughts").tier == "SAME_DAY"


def test_a_hold_stays_while_items_are_missing() -> None:
    result = screened([clinician("CES-1", 5, in_person=True)], HELD, S01=None)

    assert (result.tier, result.action) == (None, "WITHHOLD")
