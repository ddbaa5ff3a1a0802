"""A clearance reported at home (J9.3): who may give it for what, and why one is refused."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.safety import FiredRule, Tier
from hingeback.engine.screening import rule_book
from hingeback.web.care.holds import AGAIN_WITHIN, HeldRule
from hingeback.web.care.judging import library

WAIT_HOURS = {Tier.EMERGENCY: 24.0, Tier.SAME_DAY: 12.0}


@dataclass(frozen=True, slots=True)
class Report:
    """What the person says about a visit. `kind`: self_reported, or clinician (then `who` is a name)."""

    rules: tuple[str, ...]
    date: date
    who: str
    where: str
    said: str
    in_person: bool
    may_exercise: str
    kind: str = "self_reported"
    limits: str = ""
    crisis_shown: bool = False

    def as_said(self) -> dict[str, Any]:
        """In the engine's words; limits stay with what was said."""
        said = f"{self.said}\n{self.limits}".strip()
        return {
            "date": self.date.isoformat(), "kind": self.kind, "in_person": self.in_person, "who": self.who.strip(),
            "where": self.where.strip(), "said": said, "may_exercise": self.may_exercise,
            "crisis_shown": self.crisis_shown,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """What stands against the report: the sheet, today's judgement, the holds, and how long they last."""

    sheet: AnswerSheet
    fired: tuple[FiredRule, ...]
    holds: tuple[HeldRule, ...]
    earlier_holds: dict[str, datetime]
    now: datetime

    def tier_of(self, rule_id: str) -> Tier | None:
        tiers = [r.tier for r in self.fired if r.id == rule_id] + [h.tier for h in self.holds if h.id == rule_id]
        return max(tiers, key=lambda t: t.rank, default=None)

    def fires(self, rule_id: str) -> bool:
        """By the answers of today, whatever holds from before."""
        return any(r.id == rule_id for r in self.fired)

    def began_at(self, rule_id: str) -> datetime | None:
        return next((h.began_at for h in self.holds if h.id == rule_id), None)

    def hours_after_hold(self, rules: Iterable[str]) -> float:
        """Hours since the latest of these holds began."""
        starts = [start for rule in rules if (start := self.began_at(rule)) is not None]
        return (self.now - max(starts)).total_seconds() / 3600 if starts else 0.0


def liftable_by_nobody(rule: str) -> bool:
    return _by_clinician(rule) == "never"


def needs_a_clinician(rule: str) -> bool:
    """Only a clinician with a name and a date may lift it (J9.3 step 3)."""
    return _by_report(rule) == "never"


def _by_clinician(rule: str) -> str:
    known = rule_book(library()).get(rule)
    return known.clinician if known else "always"


def _by_report(rule: str) -> str:
    known = rule_book(library()).get(rule)
    return known.self_report if known else "always"


def refusals(report: Report, case: Case) -> tuple[str, ...]:
    """Codes of everything that stands against the report, in the order of J9.3; empty means it counts."""
    codes = [*_form(report, case), *(code for rule in report.rules for code in _rule(rule, report, case))]
    return tuple(dict.fromkeys(codes))


def _form(report: Report, case: Case) -> list[str]:
    checks = {
        "no-rule-named": not report.rules,
        "only-at-home": report.kind == "self_reported" and case.sheet.answers.A05 != "home",
        "who-missing": not report.who.strip(),
        "where-missing": not report.where.strip(),
        "said-missing": not report.said.strip(),
        "in-the-future": report.date > case.sheet.as_of,
        "may-not-exercise": report.may_exercise == "no",
        "did-not-say": report.may_exercise not in ("yes", "gentle_only", "no"),
    }
    return [code for code, stands in checks.items() if stands]


def _rule(rule: str, report: Report, case: Case) -> list[str]:
    tier, began = case.tier_of(rule), case.began_at(rule)
    self_reported, by_clinician = report.kind == "self_reported", _by_clinician(rule)
    #: What a clinician wrote is typed by the person too, outside a clinic: the question comes first.
    at_home = self_reported or case.sheet.answers.A05 != "clinic"
    checks = {
        "nothing-to-clear": tier is None,
        "never-cleared": liftable_by_nobody(rule),
        "answer-again": at_home and _by_report(rule) == "not while it fires" and case.fires(rule),
        "clinician-alone": self_reported and needs_a_clinician(rule),
        "clinic-mode-alone": by_clinician == "in a clinic" and case.sheet.answers.A05 != "clinic",
        "not-in-person": tier is Tier.EMERGENCY and not report.in_person,
        "before-the-hold": began is not None and report.date < began.astimezone(case.now.tzinfo).date(),
        "too-soon": self_reported and case.hours_after_hold((rule,)) < WAIT_HOURS.get(tier or Tier.CLEAR, 0.0),
        "second-hold": self_reported and _held_before(rule, case),
        "crisis-not-shown": by_clinician == "after crisis resources" and not report.crisis_shown,
        "thoughts-now": by_clinician == "after crisis resources" and case.sheet.answers.M02 != "no",
    }
    return [code for code, stands in checks.items() if stands]


def _held_before(rule: str, case: Case) -> bool:
    """A second hold by the same rule within 28 days."""
    if any(h.id == rule and h.times > 1 for h in case.holds):
        return True
    ended = case.earlier_holds.get(rule)
    return ended is not None and case.now - ended <= AGAIN_WITHIN


def may_ask_again_at(held: HeldRule) -> datetime:
    """When a clearance of this hold may be reported at the earliest."""
    return held.began_at + timedelta(hours=WAIT_HOURS[held.tier])
