"""The safety result: what to do now, first; and what to say when somebody comes back to it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_POST, require_safe

from hingeback.engine.contracts.safety import Action, Tier
from hingeback.web.care.hold_state import HoldState, hold_state
from hingeback.web.care.prompts import MENTIONED, Prompt, asks_anything_worse, follow_up, note_is_due
from hingeback.web.care.services import answer_prompt
from hingeback.web.people.access import access_person, clock_of
from hingeback.web.plan.queries import current_record
from hingeback.web.plan.services import NoAcceptedPlan, OnHold, make_plan
from hingeback.web.safety.again import begin_full
from hingeback.web.safety.clearance_form import holding_rules
from hingeback.web.safety.result import result_of

#: Names of the week page, the first that this installation has.
WEEK_PAGES = ("plan:week", "my_week", "today")
ANYTHING_WORSE = "anything-worse"
#: Answers to a follow-up after which the form "I have been seen" opens.
SEEN = ("yes", "done")


@require_safe
def hold(request: HttpRequest) -> HttpResponseBase:
    """The page of the tier that holds now. Whoever has not finished the questions goes there first."""
    person, clock = access_person(request), clock_of(request)
    state = hold_state(person, clock)
    if _unfinished(state):
        return redirect("intake:start")
    result = result_of(person, state)
    due = follow_up(person, state, clock)
    values: dict[str, Any] = {
        "result": result, "state": state, "unreadable": state.unreadable,
        "prompt": due if due and due.is_due(clock.now()) else None, "look_again": due.due_at if due else None,
        "asks_worse": asks_anything_worse(state) and "told" not in request.GET,
        "mentioned": note_is_due(person, state, clock), "can_report": bool(holding_rules(state)),
        "unfinished": bool(state.missing), "gentle": gentle_days_of(state),
        "week": week_page() if current_record(person) is not None else "", "held_here": not result.open,
        "held_tier": result.tier.value if state.action is Action.WITHHOLD else "",
    }  # fmt: skip
    return render(request, f"safety/{TEMPLATES[result.tier]}.html", values)


@dataclass(frozen=True, slots=True)
class GentleDays:
    """After a cleared hold: the day from which the full re-screen decides, and whether it is there."""

    until: date
    over: bool


def gentle_days_of(state: HoldState) -> GentleDays | None:
    days = [h.cleared_on + timedelta(days=h.gentle_days) for h in state.holds if h.cleared_on and not h.gentle_only]
    return GentleDays(max(days), state.as_of >= max(days)) if days else None


TEMPLATES = {
    Tier.EMERGENCY: "emergency", Tier.SAME_DAY: "same_day", Tier.CLINICIAN_FIRST: "clinician_first",
    Tier.ROUTINE_REVIEW: "may_start", Tier.CLEAR: "may_start",
}  # fmt: skip


def _unfinished(state: HoldState) -> bool:
    """Nothing grave is known, and the questions are not done."""
    grave = state.tier is not None and state.tier.rank >= Tier.SAME_DAY.rank
    return not grave and (bool(state.missing) or not state.screened)


def page_of(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@require_POST
def prompt(request: HttpRequest) -> HttpResponseBase:
    """What was said to a follow-up, or to "Anything new or worse?"."""
    person, clock = access_person(request), clock_of(request)
    name, answer = str(request.POST.get("name", ""))[:60], str(request.POST.get("answer", ""))[:30]
    state = hold_state(person, clock)
    due = follow_up(person, state, clock)
    if not _is_asked(name, due) or not answer:
        return redirect("hold")
    answer_prompt(person, name, answer, clock)
    if name == ANYTHING_WORSE and answer == "yes":
        return begin_full(person, clock, "worse")
    if due and name == due.name and answer in SEEN:
        return redirect("clearance")
    told = "?told=1" if name == ANYTHING_WORSE else ""
    return redirect(reverse("hold") + told)


def _is_asked(name: str, due: Prompt | None) -> bool:
    return name in (ANYTHING_WORSE, MENTIONED) or (due is not None and name == due.name)


@require_POST
def make_week(request: HttpRequest) -> HttpResponseBase:
    """Plan the first week; on hold, back to the page that says why not."""
    person = access_person(request)
    try:
        make_plan(person, clock_of(request), language=getattr(request, "LANGUAGE_CODE", "en"))
    except OnHold:
        return redirect("hold")
    except NoAcceptedPlan:
        return render(request, "safety/no_plan.html", status=503)
    return redirect(week_page())


def week_page() -> str:
    return next((address for name in WEEK_PAGES if (address := page_of(name))), reverse("hold"))
