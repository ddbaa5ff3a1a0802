"""A bare rule id stands for its outcomes, but not where it is a rule of its own (B2, annex J8)."""

import pytest

from hingeback.engine.contracts.safety import Action, FiredRule, ScreenResult, Tier


def _fired(*ids: str) -> ScreenResult:
    rules = tuple(FiredRule(id=rule, tier=Tier.ROUTINE_REVIEW, action=Action.PROCEED_WITH_NOTE) for rule in ids)
    return ScreenResult(tier=Tier.ROUTINE_REVIEW, action=Action.PROCEED_WITH_NOTE, rules=rules)


@pytest.mark.parametrize(("fired", "asked"), [
    ("FX-2a", "FX-2"), ("FX-2b", "FX-2"), ("CES-5a", "CES-5"), ("RD-8b", "RD-8"), ("RD-8a1", "RD-8"),
    ("RD-8a2", "RD-8a"), ("RD-6b1", "RD-6b"), ("UNC-1b", "UNC-1"), ("REG-8", "REG-8"), ("REG-8b", "REG-8b"),
    ("REG-6a", "REG-6"),
])  # fmt: skip
def test_an_outcome_answers_to_its_own_and_to_its_bare_id(fired: str, asked: str) -> None:
    assert _fired(fired).fired(asked)


@pytest.mark.parametrize(("fired", "asked"), [
    ("REG-8b", "REG-8"), ("REG-3b", "REG-3"), ("REG-4b", "REG-4"), ("RD-10a", "RD-1"), ("FX-10a", "FX-1"),
    ("CA-6a", "CA-6b"), ("RD-8b", "RD-8a"), ("FX-2a", "FX-2b"), ("REG-8", "REG-8b"),
])  # fmt: skip
def test_another_rule_with_a_similar_id_is_not_meant(fired: str, asked: str) -> None:
    assert not _fired(fired).fired(asked)
