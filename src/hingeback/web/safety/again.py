"""Asking the safety questions again (B4): the short ones each week, all of them after a change."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from hingeback.web.care.models import ScreenRecord
from hingeback.web.care.services import answer_prompt, begin_screen
from hingeback.web.clock import Clock
from hingeback.web.people.access import access_person, clock_of
from hingeback.web.people.models import Person

NEW_ILLNESS = "new-illness"
CHANGES = (
    ("trauma", _("A fall, a crash or a blow")), ("surgery", _("An operation")),
    ("diagnosis", _("A new illness or diagnosis")), ("medicine", _("A new medicine")),
    ("pregnancy", _("Pregnancy, or a birth")), ("worse", _("It got worse, or something is new")),
    ("asked", _("I want to answer again")),
)  # fmt: skip
CAUSES = (*(cause for cause, _words in CHANGES), "clearance", "gap", "week-4", "week-12", "half-year", "gentle-days")


def begin_full(person: Person, clock: Clock, cause: str) -> HttpResponseBase:
    begin_screen(person, ScreenRecord.Kind.RESCREEN, clock, cause)
    return redirect("intake:go_on")


@require_http_methods(["GET", "HEAD", "POST"])
def changed(request: HttpRequest) -> HttpResponseBase:
    """ "Something changed": what, and then all safety questions."""
    cause = str(request.POST.get("cause", ""))
    if request.method == "POST" and cause in CAUSES:
        return begin_full(access_person(request), clock_of(request), cause)
    access_person(request)
    problem = request.method == "POST"
    values = {"changes": CHANGES, "problem": problem}
    return render(request, "safety/changed.html", values, status=400 if problem else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponseBase:
    """The short questions. A new illness or medicine opens all of them instead."""
    person, clock = access_person(request), clock_of(request)
    answer = str(request.POST.get("new_illness", ""))
    if request.method == "POST" and answer in ("yes", "not_sure", "no"):
        answer_prompt(person, NEW_ILLNESS, answer, clock)
        if answer != "no":
            return begin_full(person, clock, "diagnosis")
        begin_screen(person, ScreenRecord.Kind.SHORT, clock, str(request.POST.get("cause", "weekly"))[:40])
        return redirect("intake:go_on")
    problem = request.method == "POST"
    return render(request, "safety/check.html", {"problem": problem}, status=400 if problem else 200)


@require_POST
def begin_again(request: HttpRequest) -> HttpResponseBase:
    """All safety questions, at the person's own wish or because it is time."""
    cause = str(request.POST.get("cause", "asked"))
    return begin_full(access_person(request), clock_of(request), cause if cause in CAUSES else "asked")
