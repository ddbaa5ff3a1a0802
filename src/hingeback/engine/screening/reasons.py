"""The answers behind each fired rule: those whose flip would matter, alone or once another reason falls away."""

from collections.abc import Iterable
from typing import Any

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.screening.conflicts import SIDES
from hingeback.engine.screening.facts import Facts, derive_facts
from hingeback.engine.screening.judging import Fired, fired_rules
from hingeback.engine.screening.rules import RuleBook, SafetyRule

#: With more reasons than this that do not stand alone, all are named instead of weighed against one another.
WEIGHED_UP_TO = 7


class _Trial:
    """Which rules fire without some of the answers; each trial is run once."""

    def __init__(self, sheet: AnswerSheet, book: RuleBook) -> None:
        self._sheet, self._book = sheet, book
        self._seen: dict[frozenset[str], frozenset[str]] = {}

    def fired_without(self, taken: Iterable[str]) -> frozenset[str]:
        """The rules that fire when answers are turned round (a plain true or false) or taken away."""
        key = frozenset(taken)
        if key not in self._seen:
            changes = {answer: _turned(getattr(self._sheet.answers, answer)) for answer in key}
            without = self._sheet.model_copy(update={"answers": self._sheet.answers.model_copy(update=changes)})
            self._seen[key] = frozenset(rule.id for rule in fired_rules(derive_facts(without), self._book))
        return self._seen[key]


def answers_behind(
    sheet: AnswerSheet, facts: Facts, fired: Iterable[Fired], book: RuleBook
) -> dict[str, tuple[str, ...]]:
    """rule id -> ids of the answers behind it, in the order of the intake."""
    fired, order = tuple(fired), list(type(sheet.answers).model_fields)
    trial = _Trial(sheet, book.for_rules([f.rule.id for f in fired]))
    found = {f.rule.id: _behind(f.rule.id, _candidates(f.rule, facts, sheet), trial, facts) for f in fired}
    return {rule: tuple(sorted(ids, key=order.index)) for rule, ids in found.items()}


def plain_answers(sheet: AnswerSheet, ids: Iterable[str]) -> dict[str, Any]:
    return {answer: sheet.given(answer) for answer in ids}


def _candidates(rule: SafetyRule, facts: Facts, sheet: AnswerSheet) -> set[str]:
    """Answered answers that the rule reads, its own and those of the conflicts that changed them."""
    ids = set(rule.answers) | set(SIDES.get(rule.id, ()))
    for conflict in facts.conflicts:
        if ids & set(SIDES[conflict]) or rule.id.startswith("UNC"):
            ids |= set(SIDES[conflict])
    if ids & {"S01", "S02"}:
        ids |= {"free_text", "A06"}
    return {answer for answer in ids if getattr(sheet.answers, answer) not in (None, ())}


def _behind(rule: str, ids: set[str], trial: _Trial, facts: Facts) -> set[str]:
    """Answers without which it would not fire; where several would each do, every one that could carry it."""
    decisive = {answer for answer in ids if rule not in trial.fired_without((answer,))}
    others = {answer for answer in ids - decisive if _speaks(answer, facts)}
    if not others or rule in trial.fired_without(others):
        return decisive
    if len(others) > WEIGHED_UP_TO:
        return decisive | others
    return decisive | {one for one in others if _can_carry(rule, one, others - {one}, trial)}


def _can_carry(rule: str, one: str, others: set[str], trial: _Trial) -> bool:
    """True if the rule, stripped of as many other reasons as it can lose, stands or falls with this answer."""
    taken: set[str] = set()
    for other in sorted(others):
        if rule in trial.fired_without(taken | {other}):
            taken.add(other)
    return rule not in trial.fired_without(taken | {one})


def _turned(given: Any) -> bool | None:
    return not given if isinstance(given, bool) else None


def _speaks(answer: str, facts: Facts) -> bool:
    return bool(facts.items[answer]) if answer in facts.items else True
