"""Before the planned session: where pain is high, it does not start, and an easy one takes its place (F1-6)."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hingeback.engine import progression
from hingeback.web.care.hold_state import HoldState
from hingeback.web.care.judging import library
from hingeback.web.care.services import answer_prompt
from hingeback.web.people.access import access_person, clock_of
from hingeback.web.plan.services import OnHold, bad_day
from hingeback.web.session.decisions import usual_pain
from hingeback.web.session.queries import SessionRecord
from hingeback.web.session.services import start
from hingeback.web.today.access import session_page
from hingeback.web.today.keeping import Keeper, form_id
from hingeback.web.today.reading import word

ANSWERS = ("yes", "no", "not_sure")


def baseline_of(session: SessionRecord, state: HoldState) -> float:
    """B: the usual pain that this session is measured against."""
    return progression.baseline_b((), session.date, usual_pain(state.sheet))


def is_gated(session: SessionRecord, state: HoldState) -> bool:
    """True while the planned session may not start and the easy one was not chosen yet."""
    if session.pre_nrs is None or session.eased:
        return False
    return not progression.gate_session(session.pre_nrs, baseline_of(session, state), library()).open


@session_page
@require_http_methods(["GET", "HEAD", "POST"])
def gate(request: HttpRequest, here: SessionRecord) -> HttpResponseBase:
    """Pain is high: is this a flare? Then the short safety questions, and the easy session (G2, B4)."""
    if not is_gated(here, request.hold):  # type: ignore[attr-defined]
        return redirect("session", here.id)
    flare = word(request.POST, "flare", ANSWERS)
    if request.method == "POST" and flare:
        return _eased(request, here, flare)
    problem = _("Please answer this one.") if request.method == "POST" else ""
    text = library().texts["progression"]["gate"]
    values = {"here": here, "text": text, "problem": problem, "event": form_id(clock_of(request))}
    return render(request, "today/gate.html", values, status=400 if problem else 200)


def _eased(request: HttpRequest, here: SessionRecord, flare: str) -> HttpResponseBase:
    person, clock = access_person(request), clock_of(request)
    answer_prompt(person, f"flare-{here.id}", flare, clock)
    try:
        eased = bad_day(person, clock)
    except OnHold:
        return redirect("hold")
    Keeper.of(request, here.id).keep(start(eased.plan.n, eased=True), "eased")
    if flare == "no":
        return redirect("session", here.id)
    return redirect(reverse("safety_check") + "?cause=flare")
