"""The safety screen: facts, rules, tiers, clearances, re-screens, follow-ups (specification A7, B; annex J8, J9)."""

from hingeback.engine.screening.applicable import (
    applicable_items,
    is_answered,
    missing_items,
    open_branch_items,
    short_screen_items,
)
from hingeback.engine.screening.facts import Facts, derive_facts
from hingeback.engine.screening.items import SAFETY_ITEMS, Item, Reading
from hingeback.engine.screening.proving import Proof, prove
from hingeback.engine.screening.rules import SafetyRule, rule_book
from hingeback.engine.screening.screen import screen

__all__ = [
    "SAFETY_ITEMS",
    "Facts",
    "Item",
    "Proof",
    "Reading",
    "SafetyRule",
    "applicable_items",
    "derive_facts",
    "is_answered",
    "missing_items",
    "open_branch_items",
    "prove",
    "rule_book",
    "screen",
    "short_screen_items",
]
