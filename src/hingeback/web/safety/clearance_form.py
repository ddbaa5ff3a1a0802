"""The form "I have been seen" (annex J9.3): who, where, when, in person, what they said, may you exercise."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hingeback.engine.contracts.safety import Tier
from hingeback.web.care.clearances import Report, liftable_by_nobody, needs_a_clinician
from hingeback.web.care.hold_state import HoldState
from hingeback.web.safety.result import known_rules
from hingeback.web.safety.words import about

CLEARED_TIERS = (Tier.EMERGENCY, Tier.SAME_DAY, Tier.CLINICIAN_FIRST)
MAY = (
    ("yes", _("Yes")), ("gentle_only", _("Yes, but gently for now")), ("no", _("No, not yet")),
    ("not_said", _("They did not say")),
)  # fmt: skip
YES_NO = (("yes", _("Yes")), ("no", _("No")))
DAY_ERRORS = {"required": _("When was that?"), "invalid": _("We could not read this date.")}


def holding_rules(state: HoldState) -> list[str]:
    """Rules that a report can name, the gravest first. What nobody can lift is not offered."""
    rules = [r for r in known_rules(state) if r.tier in CLEARED_TIERS and not liftable_by_nobody(r.id)]
    return [rule.id for rule in sorted(rules, key=lambda rule: -rule.tier.rank)]


def needs_name(rules: list[str]) -> bool:
    return any(needs_a_clinician(rule) for rule in rules)


class ClearanceForm(forms.Form):
    """Only what can be read is checked here; whether the report counts is judged by `care.clearances`."""

    rules = forms.MultipleChoiceField(required=False)
    who = forms.CharField(max_length=120, required=False)
    place = forms.CharField(max_length=120, required=False)
    day = forms.DateField(error_messages=DAY_ERRORS)
    in_person = forms.ChoiceField(choices=YES_NO, error_messages={"required": _("Please answer this one.")})
    said = forms.CharField(max_length=2000, required=False)
    may_exercise = forms.ChoiceField(choices=MAY, error_messages={"required": _("Please answer this one.")})
    limits = forms.CharField(max_length=1000, required=False)
    clinician = forms.CharField(max_length=120, required=False)
    in_writing = forms.BooleanField(required=False)

    def __init__(self, rules: list[str], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["rules"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(rule, rule) for rule in rules]
        self.all_rules = rules

    @property
    def rule_options(self) -> list[tuple[str, str]]:
        """Words for each rule that can be named. Where two say the same, the id tells them apart."""
        told = [about(rule) or rule for rule in self.all_rules]
        return [
            (rule, words if told.count(words) == 1 else f"{words} ({rule})")
            for rule, words in zip(self.all_rules, told, strict=True)
        ]

    def report(self, crisis_shown: bool) -> Report:
        """The report in the words of the record. A clinician's name with their word in writing makes it theirs."""
        told = self.cleaned_data
        rules = tuple(told["rules"]) or (tuple(self.all_rules) if len(self.all_rules) == 1 else ())
        by_clinician = bool(told["clinician"].strip() and told["in_writing"])
        when: date = told["day"]
        return Report(
            rules=rules, date=when, who=told["clinician"] if by_clinician else told["who"], where=told["place"],
            said=told["said"], in_person=told["in_person"] == "yes", may_exercise=told["may_exercise"],
            kind="clinician" if by_clinician else "self_reported", limits=told["limits"], crisis_shown=crisis_shown,
        )  # fmt: skip
