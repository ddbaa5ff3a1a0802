"""Tiers, actions and what a safety screen says (specification sections 0 and B)."""

import re
from enum import StrEnum
from typing import Any

from hingeback.engine.contracts.value import Value


class Tier(StrEnum):
    """How soon a clinician is needed; worst wins. Ordered by `rank`, 0 = CLEAR."""

    CLEAR = "CLEAR"
    ROUTINE_REVIEW = "ROUTINE_REVIEW"
    CLINICIAN_FIRST = "CLINICIAN_FIRST"
    SAME_DAY = "SAME_DAY"
    EMERGENCY = "EMERGENCY"

    @property
    def rank(self) -> int:
        return list(Tier).index(self)


class Action(StrEnum):
    """What exercise is open; the most restrictive wins. Ordered by `rank`, 0 = PROCEED."""

    PROCEED = "PROCEED"
    PROCEED_WITH_NOTE = "PROCEED_WITH_NOTE"
    GENTLE_ONLY = "GENTLE_ONLY"
    WITHHOLD = "WITHHOLD"

    @property
    def rank(self) -> int:
        return list(Action).index(self)

    @property
    def may_exercise_fully(self) -> bool:
        """`PROCEED*` of the specification."""
        return self in (Action.PROCEED, Action.PROCEED_WITH_NOTE)


class FiredRule(Value):
    """One rule that fired, after not_sure and clearances, with the answers behind it."""

    id: str
    tier: Tier
    action: Action
    because: dict[str, Any] = {}


#: Rules whose own id is bare although a sister has a letter (annex J8): REG-8 is not REG-8b.
BARE_BY_THEMSELVES = frozenset(("REG-3", "REG-4", "REG-8"))


def is_outcome_of(rule_id: str, named: str) -> bool:
    """True if `named` means this rule: its own id, or a bare id (`FX-2`, `RD-8a`) that stands for its outcomes (B2)."""
    if rule_id == named:
        return True
    if named in BARE_BY_THEMSELVES or not rule_id.startswith(named):
        return False
    outcome = r"[a-z]\d?" if named[-1:].isdigit() else r"\d"
    return re.fullmatch(outcome, rule_id[len(named) :]) is not None


class ScreenResult(Value):
    """What `hingeback screen` prints. `tier` is None while items are missing and nothing worse than CLEAR fired."""

    tier: Tier | None
    action: Action
    rules: tuple[FiredRule, ...] = ()
    missing: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        return not self.missing

    def fired(self, rule_id: str) -> bool:
        """True if the rule fired; a bare id (`FX-2`) means any of its outcomes (`FX-2a`, `FX-2b`)."""
        return any(is_outcome_of(rule.id, rule_id) for rule in self.rules)
