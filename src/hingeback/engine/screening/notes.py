"""Notes of a screen result, from the templates in `texts/<language>/safety_notes.yaml`."""

from typing import Any

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.library import Library
from hingeback.engine.screening.clearances import Covered, Lift, refusal
from hingeback.engine.screening.facts import Facts
from hingeback.engine.screening.verdicts import Hold, Verdict


def screen_notes(
    sheet: AnswerSheet,
    facts: Facts,
    verdicts: tuple[Verdict, ...],
    holds: tuple[Hold, ...],
    open_items: tuple[str, ...],
    library: Library,
) -> tuple[str, ...]:
    """What the reader should know besides tier and action: open items, holds, and clearances and their effect."""
    texts = library.texts["safety_notes"]
    notes = [texts["branch_item_open"].format(item=item) for item in open_items]
    notes += [texts["still_held"].format(rule=h.covered.rule_id) for h in holds if h.lift is None]
    named = [(v.covered, v.lift) for v in verdicts] + [(h.covered, h.lift) for h in holds]
    for covered, lift in named:
        notes += _of_lift(covered, lift, texts) if lift else _of_refusals(covered, sheet, facts, texts)
    return tuple(dict.fromkeys(notes))


def _of_lift(covered: Covered, lift: Lift, texts: dict[str, Any]) -> list[str]:
    keys = [key for key in ("gentle_days", "gentle_only") if getattr(lift, key)]
    return [texts[key].format(rule=covered.rule_id) for key in keys]


def _of_refusals(covered: Covered, sheet: AnswerSheet, facts: Facts, texts: dict[str, Any]) -> list[str]:
    """Why each clearance that names the rule does not count."""
    named = [c for c in sheet.clearances if c.rule == covered.rule_id]
    reasons = [reason for c in named if (reason := refusal(c, covered, sheet, facts))]
    return [texts["clearance_refused"].format(rule=covered.rule_id, reason=texts["reasons"][r]) for r in reasons]
