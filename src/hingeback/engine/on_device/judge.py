"""One event put to the on-device rules. Line for line the same as `browser/on-device/judge.ts`."""

from collections.abc import Mapping, Sequence
from typing import Any

from hingeback.engine.contracts.value import Value
from hingeback.engine.on_device.rules import Condition, DeviceRule

Facts = Mapping[str, Any]


class Judged(Value):
    """`rule` and `acts` are those of the first match, empty without one; `matched` names all matches, to be logged."""

    rule: str = ""
    acts: tuple[str, ...] = ()
    matched: tuple[str, ...] = ()


def judge_event(event: str, facts: Facts, rules: Sequence[DeviceRule]) -> Judged:
    found = [rule for rule in rules if rule.event == event and rule_matches(rule, facts)]
    if not found:
        return Judged()
    return Judged(rule=found[0].id, acts=found[0].acts, matched=tuple(rule.id for rule in found))


def rule_matches(rule: DeviceRule, facts: Facts) -> bool:
    if not rule.when:
        return True
    return any(all(_holds(condition, facts) for condition in together) for together in rule.when)


def _holds(condition: Condition, facts: Facts) -> bool:
    value = _value(condition, facts)
    if value is None:
        return condition.or_unknown
    if condition.at_least is not None:
        return _reaches(value, condition.at_least, facts)
    if condition.more_than is not None:
        return bool(value > condition.more_than)
    if condition.equals is not None:
        return bool(value == condition.equals)
    if condition.differs_from is not None:
        return bool(value != condition.differs_from)
    return _is_listed(value, condition, facts)


def _value(condition: Condition, facts: Facts) -> Any:
    value = facts.get(condition.of)
    if not condition.minus or value is None:
        return value
    less = facts.get(condition.minus)
    return None if less is None else value - less


def _reaches(value: Any, limit: int | str, facts: Facts) -> bool:
    """A limit that is not known is reached by nothing."""
    least = facts.get(limit) if isinstance(limit, str) else limit
    return least is not None and bool(value >= least)


def _is_listed(value: Any, condition: Condition, facts: Facts) -> bool:
    if condition.one_of:
        return value in condition.one_of
    if condition.among:
        return value in (facts.get(condition.among) or ())
    return value not in (facts.get(condition.not_among) or ())
