"""What is asked later: the next morning, and three days after where muscles were sore. Then it is decided again."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hingeback.web.care.hold_state import HoldState
from hingeback.web.people.access import access_person, clock_of
from hingeback.web.session import services
from hingeback.web.session.queries import SessionRecord, latest_decisions, morning_is_open, third_day_is_open
from hingeback.web.today.access import session_page
from hingeback.web.today.gate import ANSWERS
from hingeback.web.today.keeping import Keeper, form_id
from hingeback.web.today.reading import rating, word
from hingeback.web.today.settling import settle


@session_page
@require_http_methods(["GET", "HEAD", "POST"])
def morning(request: HttpRequest, here: SessionRecord) -> HttpResponseBase:
    """How is the pain on the morning after? It settles the colour."""
    state: HoldState = request.hold  # type: ignore[attr-defined]
    if not morning_is_open(here, state.as_of):
        return redirect("session_changes", here.id)
    nrs, leg = rating(request.POST, "nrs"), word(request.POST, "leg", ANSWERS)
    if request.method == "POST" and nrs is not None and leg:
        fact = services.next_morning(nrs, doms=request.POST.get("doms") == "1", spread=leg != "no")
        return _settled(request, here, fact)
    values: dict[str, Any] = {"here": here, "nrs": nrs, "leg": leg, "doms": request.POST.get("doms") == "1",
                              "event": form_id(clock_of(request)), "problems": {}}  # fmt: skip
    if request.method == "POST":
        values["problems"] = _problems(nrs, leg)
    values["summary"] = values["problems"].items()
    return render(request, "today/morning.html", values, status=400 if values["problems"] else 200)


def _problems(nrs: int | None, leg: str) -> dict[str, str]:
    problems = {} if nrs is not None else {"nrs": _("Choose a number from 0 to 10. 0 is none.")}
    return problems if leg else problems | {"leg": _("Please answer this one.")}


@session_page
@require_http_methods(["GET", "HEAD", "POST"])
def third_day(request: HttpRequest, here: SessionRecord) -> HttpResponseBase:
    """Has the soreness eased? (F1-9)"""
    state: HoldState = request.hold  # type: ignore[attr-defined]
    decision = latest_decisions(access_person(request), [here.id]).get(here.id)
    if not third_day_is_open(here, decision, state.as_of):
        return redirect("session_changes", here.id)
    nrs = rating(request.POST, "nrs")
    if request.method == "POST" and nrs is not None:
        return _settled(request, here, services.third_day(nrs))
    problem = _("Choose a number from 0 to 10. 0 is none.") if request.method == "POST" else ""
    values = {"here": here, "problem": problem, "event": form_id(clock_of(request))}
    return render(request, "today/third_day.html", values, status=400 if problem else 200)


def _settled(request: HttpRequest, here: SessionRecord, fact: services.Told) -> HttpResponseBase:
    if Keeper.of(request, here.id).keep(fact):
        settle(access_person(request), here, clock_of(request))
    return redirect("session_changes", here.id)
