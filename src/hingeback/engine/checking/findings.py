"""What the checker found: a rule id, a place, and the text it is said with."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.plan import PlanItem, Violation

WEEK = "week"


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach. `step` is the validation step of E5-7 that it breaks as well, if any."""

    rule: str
    where: str
    key: str
    facts: dict[str, Any] = field(default_factory=dict)
    step: str = ""


Findings = Iterator[Finding]


def place(day: date, item: PlanItem) -> str:
    """`2026-11-23 walk_easy`: the place of one item of the week."""
    return f"{day.isoformat()} {item.exercise or item.lesson or item.pillar}"


def violations(findings: list[Finding], library: Library) -> tuple[Violation, ...]:
    """Every breach once, then every step of E5-7 that fell with them, once each."""
    steps = sorted({f.step for f in findings if f.step})
    named = [Violation(rule=f.rule, where=f.where, text=_say(f.key, f.facts, library)) for f in findings]
    return (*dict.fromkeys(named), *(_step(step, findings, library) for step in steps))


def _step(step: str, findings: list[Finding], library: Library) -> Violation:
    rules = ", ".join(dict.fromkeys(f.rule for f in findings if f.step == step))
    return Violation(rule=step, where=WEEK, text=_say(step, {"rules": rules}, library))


def _say(key: str, facts: dict[str, Any], library: Library) -> str:
    template = library.texts.get("plan_check", {}).get(key, key)
    return str(template).format(**facts)
