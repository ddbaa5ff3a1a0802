"""The answers behind each fired rule: those whose flip would matter."""

from collections.abc import Iterable
from typing import Any

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.screening.conflicts import SIDES
from hingeback.engine.screening.facts import Facts, derive_facts
from hingeback.engine.screening.judging import Fired, fired_rules
from hingeback.engine.screening.rules import RuleBook, SafetyRule


def answers_behind(
    sheet: AnswerSheet, facts: Facts, fired: Iterable[Fired], book: RuleBook
) -> dict[str, tuple[str, ...]]:
    """rule id -> ids of the answers without which the rule would not fire, in the order of the intake."""
    fired = tuple(fired)
    candidates = {f.rule.id: _candidates(f.rule, book, facts, sheet) for f in fired}
    order = list(type(sheet.answers).model_fields)
    asked = sorted({answer for ids in candidates.values() for answer in ids}, key=order.index)
    left = {answer: _still_fired(sheet, answer, book) for answer in asked}
    return {rule: _decisive(rule, ids, left, asked, facts) for rule, ids in candidates.items()}


def plain_answers(sheet: AnswerSheet, ids: Iterable[str]) -> dict[str, Any]:
    return {answer: sheet.given(answer) for answer in ids}


def _candidates(rule: SafetyRule, book: RuleBook, facts: Facts, sheet: AnswerSheet) -> set[str]:
    """Answered answers that the rule reads, its own and those of the conflicts that changed them."""
    ids = set(rule.answers)
    if rule.id in SIDES:
        ids |= set(SIDES[rule.id])
    for conflict in facts.conflicts:
        if ids & set(SIDES[conflict]) or rule.id.startswith("UNC"):
            ids |= set(SIDES[conflict])
    if ids & {"S01", "S02"}:
        ids |= {"free_text", "A06"}
    return {answer for answer in ids if getattr(sheet.answers, answer) not in (None, ())}


def _still_fired(sheet: AnswerSheet, answer: str, book: RuleBook) -> frozenset[str]:
    """The rules that fire when the answer is turned round (a plain true or false) or taken away."""
    given = getattr(sheet.answers, answer)
    turned = not given if isinstance(given, bool) else None
    without = sheet.model_copy(update={"answers": sheet.answers.model_copy(update={answer: turned})})
    return frozenset(rule.id for rule in fired_rules(derive_facts(without), book))


def _decisive(rule: str, ids: set[str], left: dict[str, frozenset[str]], asked: list[str],
              facts: Facts) -> tuple[str, ...]:  # fmt: skip
    """Answers without which it would not fire; where several would each do, all that speak for it."""
    in_order = [answer for answer in asked if answer in ids]
    decisive = [answer for answer in in_order if rule not in left[answer]]
    return tuple(decisive or [answer for answer in in_order if _speaks(answer, facts)])


def _speaks(answer: str, facts: Facts) -> bool:
    return bool(facts.items[answer]) if answer in facts.items else True
