""" "I have been seen" (annex J9.3): the report, kindly explained where it does not count."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hingeback.engine.contracts.safety import Tier
from hingeback.web.care.clearances import WAIT_HOURS
from hingeback.web.care.clearing import report_clearance
from hingeback.web.care.hold_state import HoldState, hold_state
from hingeback.web.people.access import access_person, clock_of
from hingeback.web.people.countries import numbers_for
from hingeback.web.people.models import Person
from hingeback.web.safety.again import begin_full
from hingeback.web.safety.clearance_form import MAY, YES_NO, ClearanceForm, holding_rules, needs_name
from hingeback.web.safety.words import page_words

#: Refusals that stand beside a field; the others stand on top.
BESIDE = {
    "who-missing": "who", "where-missing": "place", "said-missing": "said", "in-the-future": "day",
    "before-the-hold": "day", "no-rule-named": "rules", "not-in-person": "in_person",
    "may-not-exercise": "may_exercise", "did-not-say": "may_exercise", "clinician-alone": "clinician",
    "second-hold": "clinician",
}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def seen(request: HttpRequest) -> HttpResponseBase:
    person, clock = access_person(request), clock_of(request)
    state = hold_state(person, clock)
    rules = holding_rules(state)
    if not rules:
        return redirect("hold")
    form = ClearanceForm(rules, request.POST if request.method == "POST" else None)
    refused: tuple[str, ...] = ()
    if form.is_valid():
        record = report_clearance(person, form.report(crisis_shown=True), clock)
        if record.accepted:
            return begin_full(person, clock, "clearance")
        refused = tuple(record.refused_because)
    values = _page(person, state, form, rules, refused)
    return render(request, "safety/seen.html", values, status=400 if form.is_bound else 200)


def _page(
    person: Person, state: HoldState, form: ClearanceForm, rules: list[str], refused: tuple[str, ...]
) -> dict[str, Any]:
    texts = {code: _refusal(code, state) for code in refused}
    errors = {name: [str(e) for e in found] for name, found in form.errors.items()}
    for code, text in texts.items():
        errors.setdefault(BESIDE.get(code, "top"), []).append(text)
    return {
        "form": form, "errors": errors, "problems": [(name, told[0]) for name, told in errors.items()],
        "may": MAY, "yes_no": YES_NO, "one_rule": len(rules) == 1, "told": form.data, "chosen": _chosen(form),
        "asks_name": needs_name(rules) or "second-hold" in refused, "numbers": numbers_for(person.tenant.country),
        "mood": any(rule.startswith("MH") for rule in rules),
        "closed": "may-not-exercise" in refused or "did-not-say" in refused,
        "today": state.as_of.isoformat(),
    }  # fmt: skip


def _chosen(form: ClearanceForm) -> list[str]:
    return list(form.data.getlist("rules")) if hasattr(form.data, "getlist") else []


def _refusal(code: str, state: HoldState) -> str:
    hours = WAIT_HOURS.get(state.tier or Tier.CLEAR, 12.0)
    return str(page_words()["refused"][code].format(hours=round(hours)))
