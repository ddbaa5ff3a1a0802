"""Words of the safety pages: titles, what a rule looks for, steps, refusals."""

from typing import Any

from django.utils.translation import gettext as _

from hingeback.engine.contracts.safety import Action, FiredRule, Tier
from hingeback.engine.screening import rule_book
from hingeback.web.care.hold_state import HoldState
from hingeback.web.care.judging import library
from hingeback.web.intake.flow import flow
from hingeback.web.intake.words import of_item


def page_words() -> dict[str, Any]:
    return dict(library().texts["safety_pages"])


def about(rule_id: str) -> str:
    """What this rule looks for: the words of the longest beginning that has any."""
    return _longest(page_words()["about"], rule_id)


def _longest(words: dict[str, str], rule_id: str) -> str:
    fitting = [start for start in words if rule_id.startswith(start)]
    return words[max(fitting, key=len)] if fitting else ""


def title_of(state: HoldState, worst: list[FiredRule], number: str) -> str:
    """The heading is what to do."""
    special = page_words()["special_titles"]
    tier = state.tier or Tier.CLEAR
    if _situation(state):
        return str(special[_situation(state)])
    if all(rule.id.startswith("MH-1") for rule in worst) and worst:
        return str(special["MH-1"])
    by_rule = [_longest(special, rule.id) for rule in worst] if _titles_itself(state, worst) else []
    return next((title for title in by_rule if title), page_words()["tiers"][tier]["title"].format(number=number))


def _situation(state: HoldState) -> str:
    """What says more than the tier does, where no tier holds: an unreadable answer, the gentle days after a hold."""
    if state.tier is not None and state.tier.rank >= Tier.CLINICIAN_FIRST.rank:
        return ""
    if state.unreadable:
        return "unreadable"
    if not (state.in_gentle_days and state.action is Action.GENTLE_ONLY):
        return ""
    return "gentle_only" if any(hold.gentle_only for hold in state.holds) else "gentle_days"


def then_of(state: HoldState, worst: list[FiredRule]) -> str:
    """The sentence after the reasons: how soon, and where."""
    words = page_words()
    if _situation(state):
        return str(words["special_then"][_situation(state)])
    special = [_longest(words["special_then"], rule.id) for rule in worst] if _titles_itself(state, worst) else []
    return next((text for text in special if text), str(words["tiers"][state.tier or Tier.CLEAR]["then"]))


def steps_of(tier: Tier, worst: list[FiredRule]) -> list[str]:
    """What to do, step by step."""
    words = page_words()
    for start, steps in words["special_steps"].items():
        if worst and all(rule.id.startswith(start) for rule in worst):
            return list(steps)
    return list(words["steps"].get(tier, ()))


def _titles_itself(state: HoldState, worst: list[FiredRule]) -> bool:
    """One rule alone, or the one that says most about the action."""
    resting = state.tier is Tier.ROUTINE_REVIEW and state.action is Action.WITHHOLD
    return len(worst) == 1 or resting or any(rule.id.startswith("RD-8") for rule in worst)


def evidence(rule: FiredRule) -> str:
    """The rule and what it rests on, in one line."""
    known = rule_book(library()).get(rule.id)
    basis = known.basis if known else ""
    return _("Rule %(rule)s. %(basis)s") % {"rule": rule.id, "basis": basis or _("Set by the team.")}


def statement(item: str, value: Any) -> str:
    """The sentence to read out, if the item has one and was answered yes or not sure."""
    if item not in flow().items:
        return ""
    words = of_item(item)
    if isinstance(value, dict) and value.get("answer") in ("yes", "not_sure"):
        told = str(words.get("statement", ""))
        unsure = value["answer"] == "not_sure" and told
        return _("I am not sure about this: %(statement)s") % {"statement": told} if unsure else told
    return str(words.get("statements", {}).get(str(value), "")) if item == "M02" else ""
