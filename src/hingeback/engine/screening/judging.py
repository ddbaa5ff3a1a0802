"""Which rules fire for a person, and at what tier: pure, all rules evaluated, no early exit (B2)."""

from collections.abc import Iterator
from dataclasses import dataclass

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.safety import Tier
from hingeback.engine.screening.facts import Facts, derive_facts
from hingeback.engine.screening.items import Reading
from hingeback.engine.screening.namespace import namespace
from hingeback.engine.screening.rules import RuleBook, SafetyRule


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that fired, with its tier after not_sure and before clearances."""

    rule: SafetyRule
    tier: Tier


def judge(sheet: AnswerSheet, book: RuleBook, facts: Facts | None = None) -> tuple[Fired, ...]:
    """Every rule that fires. An EMERGENCY reached only through not_sure becomes SAME_DAY, judged per rule."""
    graver = facts or derive_facts(sheet)
    fired = tuple(fired_rules(graver, book))
    if not any(rule.tier is Tier.EMERGENCY for rule in fired):
        return tuple(Fired(rule, rule.tier) for rule in fired)
    names = namespace(graver)
    sure = {rule.id for rule in fired_rules(derive_facts(sheet, Reading.NOT_SURE_IS_NO), book)}
    return tuple(Fired(rule, _tier(rule, rule.id in sure, names)) for rule in fired)


def fired_rules(facts: Facts, book: RuleBook) -> Iterator[SafetyRule]:
    """The rules that fire in one reading of not_sure, in the order of the table."""
    names = namespace(facts)
    for definition in book.definitions:
        names[definition.name] = definition.means.value(names)
    for rule in book.rules:
        names[rule.name] = rule.when(names)
        if names[rule.name]:
            yield rule


def _tier(rule: SafetyRule, sure: bool, names: dict[str, object]) -> Tier:
    if rule.tier is not Tier.EMERGENCY or sure:
        return rule.tier
    if rule.stays_emergency and rule.stays_emergency(names):
        return rule.tier
    return Tier.SAME_DAY
