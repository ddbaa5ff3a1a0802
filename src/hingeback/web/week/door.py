"""The door of every page about the week: hold, safety questions that come first, and the plan in force."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from hingeback.web.care.access import exercise_page
from hingeback.web.people.access import access_person, clock_of
from hingeback.web.plan.queries import Week, week_of
from hingeback.web.plan.services import NoAcceptedPlan, OnHold, plan_if_due
from hingeback.web.safety.comes_first import comes_before_exercises

P = ParamSpec("P")
WeekView = Callable[Concatenate[HttpRequest, Week, P], HttpResponseBase]
Page = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def week_page(view: WeekView[P]) -> Page[P]:
    """Gives the view the week in force. A hold, a due safety question and a refused plan have pages of their own."""

    def opened(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        person, clock, state = access_person(request), clock_of(request), request.hold  # type: ignore[attr-defined]
        if comes_before_exercises(person, state, clock):
            return redirect("today")
        try:
            record = plan_if_due(person, clock, getattr(request, "LANGUAGE_CODE", "en"), state=state)
            return view(request, week_of(record), *args, **kwargs)
        except OnHold:
            return redirect("hold")
        except NoAcceptedPlan:
            return render(request, "safety/no_plan.html", status=503)

    page: Page[P] = wraps(view)(exercise_page(opened))
    return page
