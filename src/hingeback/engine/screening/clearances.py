"""What a clearance lifts (B3, J9.3, answers.md): who may give it, when it counts, and what opens the rule again."""

from dataclasses import dataclass
from datetime import date

from hingeback.engine.contracts.answers import AnswerSheet, Clearance
from hingeback.engine.contracts.safety import Tier
from hingeback.engine.screening.durations import days_since_surgery, most_recent
from hingeback.engine.screening.facts import Facts
from hingeback.engine.screening.items import SAFETY_ITEMS
from hingeback.engine.screening.rules import SafetyRule

COUNTS_FOR_DAYS = 182
GENTLE_DAYS = 3
HOURS_TO_WAIT = {Tier.EMERGENCY: 24, Tier.SAME_DAY: 12}
LIFTABLE = (Tier.EMERGENCY, Tier.SAME_DAY, Tier.CLINICIAN_FIRST)


@dataclass(frozen=True, slots=True)
class Covered:
    """What a clearance is asked to lift: a rule at a tier, whether it fires now, and the answers behind it."""

    rule_id: str
    rule: SafetyRule | None
    tier: Tier
    fires: bool
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lift:
    """A clearance that counts. `gentle_only` and `gentle_days` keep the action at least GENTLE_ONLY."""

    clearance: Clearance
    gentle_only: bool
    gentle_days: bool


def find_lift(covered: Covered, sheet: AnswerSheet, facts: Facts) -> Lift | None:
    """The newest clearance that counts for this rule; a newer plain "no" takes an older one back."""
    counting = [c for c in sheet.clearances if c.rule == covered.rule_id and not refusal(c, covered, sheet, facts)]
    if not counting:
        return None
    newest = max(counting, key=lambda c: (c.date, c.may_exercise == "gentle_only"))
    if any(_takes_back(c, newest, sheet.as_of) for c in sheet.clearances):
        return None
    urgent = covered.tier in HOURS_TO_WAIT
    return Lift(newest, newest.may_exercise == "gentle_only", urgent and in_gentle_days(newest.date, sheet.as_of))


def in_gentle_days(cleared_on: date, as_of: date) -> bool:
    """True on the day of the clearance and the two days after it; on day 3 the full re-screen decides."""
    return (as_of - cleared_on).days < GENTLE_DAYS


def refusal(clearance: Clearance, covered: Covered, sheet: AnswerSheet, facts: Facts) -> str:
    """Why a clearance does not count for the rule, as the id of a text; empty if it counts."""
    checks = (
        _not_liftable(covered),
        _out_of_date(clearance, sheet),
        _not_in_person(clearance, covered),
        _no_word_to_exercise(clearance),
        _wrong_hands(clearance, covered, sheet),
        _self_report(clearance, covered, sheet) if clearance.kind == "self_reported" else "",
        _opened_again(clearance, covered, sheet, facts),
    )
    return next((reason for reason in checks if reason), "")


def _not_liftable(covered: Covered) -> str:
    return "" if covered.tier in LIFTABLE else "nothing_to_lift"


def _out_of_date(clearance: Clearance, sheet: AnswerSheet) -> str:
    age_days = (sheet.as_of - clearance.date).days
    if age_days < 0:
        return "not_yet"
    return "expired" if age_days >= COUNTS_FOR_DAYS else ""


def _not_in_person(clearance: Clearance, covered: Covered) -> str:
    return "not_in_person" if covered.tier is Tier.EMERGENCY and not clearance.in_person else ""


def _no_word_to_exercise(clearance: Clearance) -> str:
    """A clinician's clearance is itself the word; a self-reported one needs it said (absent = not said)."""
    if clearance.may_exercise in ("no", "not_said"):
        return "may_not_exercise" if clearance.may_exercise == "no" else "not_said"
    return "not_said" if clearance.may_exercise is None and clearance.kind == "self_reported" else ""


def _wrong_hands(clearance: Clearance, covered: Covered, sheet: AnswerSheet) -> str:
    who = covered.rule.clinician if covered.rule else "always"
    if who == "never":
        return "nobody_can"
    if who == "in a clinic" and sheet.answers.A05 != "clinic":
        return "in_a_clinic"
    if who == "after crisis resources":
        answered = sheet.answers.M02 == "no"
        return "" if answered and clearance.crisis_shown else "crisis_first"
    return ""


def _self_report(clearance: Clearance, covered: Covered, sheet: AnswerSheet) -> str:
    rule = covered.rule.self_report if covered.rule else "always"
    if rule == "never":
        return "needs_a_clinician"
    if rule == "not while it fires" and covered.fires:
        return "answer_again"
    if sheet.answers.A05 != "home":
        return "only_at_home"
    if not (clearance.who.strip() and clearance.where.strip() and clearance.said.strip()):
        return "words_missing"
    return "too_early" if clearance.hours_after_hold < HOURS_TO_WAIT.get(covered.tier, 0) else ""


def _opened_again(clearance: Clearance, covered: Covered, sheet: AnswerSheet, facts: Facts) -> str:
    """What the visit could not have judged opens the rule again.

    A self-reported clearance is opened by every doubt (B3). A clinician's stands against doubt, but what plainly began
    after the visit was not in front of that clinician.
    """
    since_visit = (sheet.as_of - clearance.date).days
    self_reported = clearance.kind == "self_reported"
    behind = [name for name in covered.answers if name in SAFETY_ITEMS and facts.items[name]]
    if any(_began_after(sheet, name, since_visit, facts, self_reported) for name in behind):
        return "began_after"
    if any(_sooner(days, since_visit) for days in _dated_causes(covered, facts)):
        return "began_after"
    if self_reported and any(facts.items[name].worsening for name in behind):
        return "worsening"
    if self_reported and any(not facts.items[name].checked for name in behind):
        return "not_checked"
    about_pain = self_reported or "A12" in covered.answers
    if about_pain and _sooner(facts.pain_days, since_visit):
        return "pain_after"
    return _new_event(sheet, facts, since_visit) if self_reported else ""


def _began_after(sheet: AnswerSheet, name: str, since_visit: int, facts: Facts, open_is_new: bool) -> bool:
    if open_is_new:
        return facts.items[name].days < since_visit
    item = getattr(sheet.answers, name)
    told = most_recent(item.started_days, item.changed_days) if item else None
    return _sooner(told, since_visit)


def _dated_causes(covered: Covered, facts: Facts) -> list[float | None]:
    """Days since the operation, the fracture or the birth that stands behind the rule."""
    birth_days = None if facts.birth_weeks is None else facts.birth_weeks * 7
    causes = {"A50": facts.surgery_days, "A51": facts.fracture_days, "A04": birth_days}
    return [days for answer, days in causes.items() if answer in covered.answers]


def _new_event(sheet: AnswerSheet, facts: Facts, since_visit: int) -> str:
    """J9.3 step 7: trauma or surgery after the visit ends a self-reported clearance at once."""
    trauma = facts.items["S10"]
    surgery = days_since_surgery(sheet.answers.A50, sheet.as_of)
    return "new_event" if (trauma and trauma.days < since_visit) or _sooner(surgery, since_visit) else ""


def _sooner(days: float | None, since_visit: int) -> bool:
    return days is not None and days < since_visit


def _takes_back(later: Clearance, counting: Clearance, as_of: date) -> bool:
    return (
        later.rule == counting.rule
        and later.may_exercise == "no"
        and counting.date <= later.date <= as_of
    )  # fmt: skip
