"""May this person see an exercise now? One function answers; one decorator asks it before a page is made."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from hingeback.engine.contracts.safety import Action
from hingeback.web.care.hold_state import HoldState, hold_state
from hingeback.web.clock import Clock
from hingeback.web.people.access import access_person, clock_of
from hingeback.web.people.models import Person

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

#: Where a page sends a person to whom it may not show an exercise.
HOLD_PAGE = "hold"


def may_show_exercises(person: Person, clock: Clock) -> bool:
    """The only question that decides whether an exercise may appear, by name, picture or number."""
    return allows_exercises(hold_state(person, clock))


def allows_exercises(state: HoldState) -> bool:
    if state.unreadable:
        return False
    if not state.screened:
        return False
    if state.missing:
        return False
    return state.action is not Action.WITHHOLD


def exercise_page(view: View[P]) -> View[P]:
    """For every page that shows any exercise. The hold state is left on the request (`request.hold`)."""

    @wraps(view)
    def gated(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        state = hold_state(access_person(request), clock_of(request))
        request.hold = state  # type: ignore[attr-defined]
        if not allows_exercises(state):
            return redirect(HOLD_PAGE)
        return view(request, *args, **kwargs)

    gated.shows_exercises = True  # type: ignore[attr-defined]
    return gated
