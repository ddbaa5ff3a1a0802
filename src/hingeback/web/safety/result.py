"""The result of the safety questions as a page shows it: tier, why, what to do, what to read out."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from hingeback.engine.contracts.safety import Action, FiredRule, Tier
from hingeback.web.care.access import allows_exercises
from hingeback.web.care.hold_state import HoldState
from hingeback.web.care.judging import library
from hingeback.web.intake.flow import flow
from hingeback.web.intake.said import days_ago, said
from hingeback.web.intake.words import capital, of_item
from hingeback.web.people.countries import numbers_for
from hingeback.web.people.models import Person
from hingeback.web.safety.words import about, evidence, statement, steps_of, then_of, title_of

LESSONS = {Tier.EMERGENCY: ("H02",), Tier.SAME_DAY: ("H02",), Tier.CLINICIAN_FIRST: ("H01", "H02", "H05")}
MOST_REASONS = 2


@dataclass(frozen=True, slots=True)
class Led:
    """One answer that led here."""

    item: str
    label: str
    said: str


@dataclass(frozen=True, slots=True)
class Result:
    tier: Tier
    action: Action
    title: str
    reasons: list[str]
    then: str
    steps: list[str]
    words: str
    led: list[Led]
    notes: list[dict[str, Any]]
    evidence: list[str]
    number: str
    numbers: dict[str, Any]
    open: bool
    crisis: bool
    mood_first: bool
    lessons: list[dict[str, str]] = field(default_factory=list)

    @property
    def gentle(self) -> bool:
        return self.action is Action.GENTLE_ONLY

    @property
    def withheld(self) -> bool:
        return not self.open


def result_of(person: Person, state: HoldState) -> Result:
    tier = state.tier or Tier.CLEAR
    numbers = numbers_for(person.tenant.country)
    number = str((numbers.get("emergency") or ["112"])[0])
    worst = [rule for rule in known_rules(state) if rule.tier is tier]
    words = read_out(state, worst)
    mood = any(rule.id.startswith("MH-") for rule in state.rules)
    return Result(
        tier, state.action, title_of(state, worst, number), _reasons(worst), then_of(state, worst),
        _steps(steps_of(tier, worst), words, number), words, led_by(worst), _notes(state, tier),
        [evidence(rule) for rule in worst],
        number, numbers, allows_exercises(state), mood,
        any(rule.id in ("MH-1", "MH-2") for rule in state.rules), _lessons(tier),
    )  # fmt: skip


def known_rules(state: HoldState) -> list[FiredRule]:
    """Rules that fire, and rules of holds that no clearance has lifted, each once."""
    fired = {rule.id: rule for rule in state.rules}
    for hold in state.holds:
        if hold.cleared_on is None and (hold.id not in fired or fired[hold.id].tier.rank < hold.tier.rank):
            because = fired[hold.id].because if hold.id in fired else {}
            fired[hold.id] = FiredRule(id=hold.id, tier=hold.tier, action=hold.action, because=because)
    return list(fired.values())


def _reasons(worst: list[FiredRule]) -> list[str]:
    """What was looked for, the same thing once, and at most two: the answers below say the rest."""
    found = [about(rule.id) for rule in worst if rule.tier is not Tier.CLEAR]
    return [text for text in dict.fromkeys(found) if text][:MOST_REASONS]


def _steps(steps: list[str], words: str, number: str) -> list[str]:
    """Filled in; a step that quotes is left out where there is nothing to quote."""
    quoted = f"“{words}”" if words else ""
    return [step.format(words=quoted, number=number) for step in steps if quoted or "{words}" not in step]


def read_out(state: HoldState, worst: list[FiredRule]) -> str:
    """Words to read out, made of the person's own statements, in the order of the questions."""
    told: dict[str, Any] = {item: value for rule in worst for item, value in rule.because.items()}
    sentences = [
        _with_time(text, told[item]) for item in flow().items if item in told and (text := statement(item, told[item]))
    ]
    about_mood = all(rule.id.startswith("MH-") for rule in worst)
    return " ".join([*([] if about_mood else [_("I have back pain.")]), *sentences]) if sentences else ""


def _with_time(text: str, value: Any) -> str:
    if not isinstance(value, dict) or value.get("started_days") is None:
        return text
    return _("%(statement)s It began %(when)s.") % {"statement": text, "when": days_ago(value["started_days"])}


def led_by(rules: list[FiredRule]) -> list[Led]:
    """The answers behind these rules, each once, in the order of the questions."""
    told: dict[str, Any] = {item: value for rule in rules for item, value in rule.because.items()}
    order = list(flow().items)
    known = sorted((item for item in told if item in order), key=order.index)
    return [Led(item, capital(of_item(item)["label"]), said(item, told[item])) for item in known]


def _notes(state: HoldState, tier: Tier) -> list[dict[str, Any]]:
    """Lesser things to mention, below the worst tier; each answer is told once."""
    worst = [rule for rule in known_rules(state) if rule.tier is tier]
    told, shown = {about(rule.id) for rule in worst}, {led.item for led in led_by(worst)}
    notes: list[dict[str, Any]] = []
    for rule in known_rules(state):
        new = [led for led in led_by([rule]) if led.item not in shown]
        if Tier.CLEAR.rank < rule.tier.rank < tier.rank and (new or about(rule.id) not in told):
            notes.append({"rule": rule.id, "about": about(rule.id), "led": new})
            told.add(about(rule.id))
            shown.update(led.item for led in new)
    return notes


def _lessons(tier: Tier) -> list[dict[str, str]]:
    lessons = library().lessons
    return [{"id": name, "title": lessons[name].title} for name in LESSONS.get(tier, ()) if name in lessons]
