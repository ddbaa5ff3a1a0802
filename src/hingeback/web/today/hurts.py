"""It hurts: how much, and whether it went down the leg; then what to do with this exercise (F1, OD-5, OD-7, OD-8)."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hingeback.engine.on_device import device_rules, judge_event
from hingeback.web.care.judging import library
from hingeback.web.people.access import access_person, clock_of
from hingeback.web.plan.services import OnHold, bad_day
from hingeback.web.session.queries import SessionRecord
from hingeback.web.session.services import note, pain
from hingeback.web.today.access import session_page
from hingeback.web.today.day import dose_of
from hingeback.web.today.gate import ANSWERS, baseline_of
from hingeback.web.today.keeping import Keeper, form_id
from hingeback.web.today.player import course_and_place, skip
from hingeback.web.today.reading import rating, word

#: From here on the stop rule of every exercise (SR-GEN) speaks, whatever the colour.
RISE_THAT_STOPS = 3


def what_to_do(pre_nrs: int, now_nrs: int, down_the_leg: bool, usual_nrs: float) -> str:
    """leg: stop this one, ease, safety questions. stop: end or ease. smaller: the smaller dose. ok: go on."""
    if down_the_leg:
        return "leg"
    facts = {"pre": pre_nrs, "peak": now_nrs, "b": usual_nrs}
    acts = judge_event("pain", facts, device_rules(library())).acts
    if "stop_exercise" in acts:
        return "stop"
    return "smaller" if "use_smaller_dose" in acts or now_nrs - pre_nrs >= RISE_THAT_STOPS else "ok"


@session_page
@require_http_methods(["GET", "HEAD", "POST"])
def hurts(request: HttpRequest, here: SessionRecord, n: int) -> HttpResponseBase:
    """The question, and after it what to do."""
    if here.ended_at is not None:
        return redirect("session", here.id)
    course, at = course_and_place(request, here, n)
    now_nrs, leg = rating(request.POST, "now"), word(request.POST, "leg", ANSWERS)
    if request.method == "POST" and now_nrs is not None and leg:
        advice = what_to_do(here.pre_nrs or 0, now_nrs, leg != "no", baseline_of(here, request.hold))  # type: ignore[attr-defined]
        keeper = Keeper.of(request, here.id)
        keeper.keep(pain("peak", now_nrs, spread=leg != "no"))
        if advice != "ok":
            keeper.keep(note(at.row.id, "spread" if advice == "leg" else "named"))
        if advice in ("leg", "stop"):
            skip(keeper, at, "pain")
        return redirect(reverse("session_hurts", args=[here.id, n]) + f"?then={advice}")
    values: dict[str, Any] = {
        "here": here, "course": course, "at": at, "dose": dose_of(at), "now": now_nrs, "leg": leg,
        "event": form_id(clock_of(request)),
        "then": request.GET.get("then", "") if request.method == "GET" else "",
        "rule": library().texts["stop_rules"]["rules"]["SR-LEG"], "problems": {},
    }  # fmt: skip
    if request.method == "POST":
        values["problems"] = _problems(now_nrs, leg)
    return render(request, "today/hurts.html", values, status=400 if values["problems"] else 200)


def _problems(now_nrs: int | None, leg: str) -> dict[str, str]:
    problems = {} if now_nrs is not None else {"now": _("Choose a number from 0 to 10. 0 is none.")}
    return problems if leg else problems | {"leg": _("Please answer this one.")}


@session_page
@require_POST
def ease(request: HttpRequest, here: SessionRecord) -> HttpResponseBase:
    """Go on with the easy session in place of what is left."""
    try:
        eased = bad_day(access_person(request), clock_of(request))
    except OnHold:
        return redirect("hold")
    if eased.date != here.date:
        return redirect("session_check_in", here.id)
    return redirect("session", here.id)
