"""The safety screen (section B): one sheet of answers in, tier, action and the rules behind them out."""

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.safety import Action, FiredRule, ScreenResult, Tier
from hingeback.engine.screening.applicable import missing_items, open_branch_items
from hingeback.engine.screening.facts import derive_facts
from hingeback.engine.screening.judging import judge
from hingeback.engine.screening.notes import screen_notes
from hingeback.engine.screening.reasons import answers_behind, plain_answers
from hingeback.engine.screening.rules import rule_book
from hingeback.engine.screening.verdicts import Verdict, final_action, final_tier, holds_of, verdict_on


def screen(sheet: AnswerSheet, library: Library) -> ScreenResult:
    """Judge all rules, then clearances, earlier holds and gentle days; worst tier and strictest action win."""
    facts, book = derive_facts(sheet), rule_book(library)
    fired = judge(sheet, book, facts)
    behind = answers_behind(sheet, facts, fired, book)
    verdicts = tuple(verdict_on(f, behind[f.rule.id], sheet, facts) for f in fired)
    holds = holds_of(sheet, verdicts, facts, book)
    missing = missing_items(sheet, facts, library)
    tier = final_tier(verdicts, holds, sheet)
    return ScreenResult(
        tier=None if missing and tier is Tier.CLEAR else tier,
        action=Action.WITHHOLD if missing else final_action(verdicts, holds, sheet),
        rules=tuple(_as_result(verdict, sheet) for verdict in verdicts),
        missing=missing,
        conflicts=facts.conflicts,
        notes=screen_notes(sheet, facts, verdicts, holds, open_branch_items(sheet, facts, library), library),
    )


def _as_result(verdict: Verdict, sheet: AnswerSheet) -> FiredRule:
    because = plain_answers(sheet, verdict.covered.answers)
    return FiredRule(id=verdict.covered.rule_id, tier=verdict.tier, action=verdict.action, because=because)
