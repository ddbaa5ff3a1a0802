"""I1, annex J9.1: each card with a case that fires and one that does not."""

from datetime import date, timedelta
from typing import Any

import pytest

from hingeback.engine.library import load_library
from hingeback.engine.matching import assess
from hingeback.engine.matching.tests.people import OLD_BOTH_LEGS, legs, sheet_of
from hingeback.engine.referral import CardReply, CourseSoFar, VisitSuggestion, due_suggestions, suggest_visit

LIBRARY = load_library()
DAY = date(2026, 6, 1)
#: New pain, no reason for a visit.
WELL: dict[str, Any] = {"A12": {"days": 10}, "A64": [{"text": "walk", "rating": 7}]}
SCI: dict[str, Any] = {"A17": legs("left", "below_knee", tingling=True), "A16": 2}
STEN: dict[str, Any] = {"A17": legs("both", "below_knee"), "S05": OLD_BOTH_LEGS, "A16": 5, "A24": 1, "A22": -1}


def cards(course: CourseSoFar | None = None, age: int = 40, **changes: Any) -> tuple[VisitSuggestion, ...]:
    sheet = sheet_of(age, **{**WELL, **changes})
    return suggest_visit(sheet, assess(sheet, LIBRARY), LIBRARY, course)


def rules(course: CourseSoFar | None = None, age: int = 40, **changes: Any) -> set[str]:
    return {card.rule for card in cards(course, age, **changes)}


def test_a_calm_new_pain_gives_no_reason_for_a_visit() -> None:
    assert rules() == set()


@pytest.mark.parametrize(
    ("rule", "change", "course", "fires"),
    [
        ("I1-1", {"A12": {"days": 28}}, {}, True),
        ("I1-1", {"A12": {"days": 27}}, {}, False),
        ("I1-1", {"A12": {"days": 28}}, {"outcome": "IMPROVED"}, False),
        ("I1-1", {"A12": {"days": 28}}, {"outcome": "RECOVERED"}, False),
        ("I1-1", {"A12": {"days": 28}}, {"outcome": "STABLE"}, True),
        ("I1-2", {"RMDQ": 7}, {"week": 3}, True),
        ("I1-2", {"RMDQ": 7}, {"week": 2}, False),
        ("I1-2", {"RMDQ": 6}, {"week": 3}, False),
        ("I1-2", {"A64": [{"text": "walk", "rating": 5}]}, {"week": 3}, True),
        ("I1-2", {"A64": [{"text": "walk", "rating": 5}]}, {"week": 3, "goals": (6, 8)}, False),
        ("I1-3", {"tests": {"T11": 0.9}}, {}, True),
        ("I1-3", {"A18": ["stiff"]}, {}, True),
        ("I1-3", {"A37": 31}, {}, True),
        ("I1-3", {"A37": 30}, {}, False),
        ("I1-4", {}, {"avoid_surgery": True}, True),
        ("I1-4", {}, {"less_medicine": True}, True),
        ("I1-5", {"A80": 7, "A81": 3, "A85": 7}, {}, True),
        ("I1-5", {"A80": 7, "A81": 3, "A85": 6}, {}, False),
        ("I1-6", {}, {"flares_6wk": 2}, True),
        ("I1-6", {}, {"flares_6wk": 1}, False),
        ("I1-7", {}, {"outcome_week6": "STABLE"}, True),
        ("I1-7", {}, {"outcome_week6": "WORSE"}, True),
        ("I1-7", {}, {"outcome_week6": "MIXED"}, False),
        ("I1-8", {"A82": 3}, {}, True),
        ("I1-8", {"A82": 4}, {}, False),
        ("I1-8", {"A80": 7}, {}, True),
        ("I1-8", {"A80": 7}, {"afraid_alone": False}, False),
        ("I1-9", {**SCI, "A12": {"days": 43}}, {}, True),
        ("I1-9", {**SCI, "A12": {"days": 42}}, {}, False),
        ("I1-9", {**SCI, "A12": {"days": 20}}, {"leg_worsening": True}, True),
        ("I1-9", {**SCI, "A12": {"days": 20}, "A52": ["diabetes"]}, {"leg_worsening": True}, False),
        ("I1-10", {**STEN, "A39": 9}, {}, True),
        ("I1-10", {**STEN, "A39": 10}, {}, False),
        ("I1-10", {**STEN, "A39": 90, "A24": 2, "A33": "0-2"}, {}, True),
        ("I1-10", {"A39": 5}, {}, False),
        ("I1-11", {}, {"thin_pillars": ("P-STR",)}, True),
        ("I1-12", {"A86": {"phq2": 4, "gad2": 5}, "M02": "no"}, {}, True),
        ("I1-12", {"A86": {"phq2": 4, "gad2": 4}, "M02": "no"}, {}, False),
    ],
)
def test_cards(rule: str, change: dict[str, Any], course: dict[str, Any], fires: bool) -> None:
    assert (rule in rules(CourseSoFar(**course), **change)) is fires


def test_none_while_exercise_is_withheld() -> None:
    assert rules(A12={"days": 100}, S30={"answer": "yes"}) == set()
    assert rules(A12={"days": 100}, S30=None) == set()


def test_low_risk_new_pain_that_falls_is_left_to_heal() -> None:
    falling = CourseSoFar(pain_falling=True)
    assert rules(falling, A82=3) == set()
    assert rules(CourseSoFar(), A82=3) == {"I1-8"}
    assert rules(falling, A82=3, A12={"days": 42}) == {"I1-1", "I1-8"}


def test_a_card_names_its_reason_and_has_words() -> None:
    card = cards(A82=3)[0]
    assert card.because == {"A80": 3, "A82": 3}
    assert card.text and card.repeats_days == 14


def due(replies: list[CardReply], day: int, week: int = 4, found: tuple[VisitSuggestion, ...] = ()) -> set[str]:
    shown = found or cards(A82=3)
    return {card.rule for card in due_suggestions(shown, replies, DAY + timedelta(days=day), week, LIBRARY)}


def test_a_reply_keeps_the_card_quiet_for_its_time() -> None:
    for word in ("not_now", "booked", "done"):
        said = [CardReply(rule="I1-8", at=DAY, reply=word)]
        assert due(said, 13) == set()
        assert due(said, 14) == {"I1-8"}
    assert due([], 0) == {"I1-8"}


def test_a_card_of_once_is_not_shown_again() -> None:
    found = cards(CourseSoFar(avoid_surgery=True))
    assert due([CardReply(rule="I1-4", at=DAY, reply="done")], 400, found=found) == set()
    assert due([CardReply(rule="I1-4", at=DAY, reply="not_now")], 14, found=found) == {"I1-4"}


def test_after_no_thank_you_it_is_asked_again_in_week_6_and_12_or_for_a_new_reason() -> None:
    said = [CardReply(rule="I1-8", at=DAY, reply="no_thanks", week=2)]
    assert due(said, 20, week=5) == set()
    assert due(said, 28, week=6) == {"I1-8"}
    later = [CardReply(rule="I1-8", at=DAY, reply="no_thanks", week=6)]
    assert due(later, 30, week=10) == set()
    assert due(later, 42, week=12) == {"I1-8"}
    new = cards(A82=3, A18=["stiff"])
    assert "I1-3" in due(said, 7, week=3, found=new)
