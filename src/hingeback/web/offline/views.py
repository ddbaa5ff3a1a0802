"""What the device fetches: the days of the plan, the safety card, the standing, the service worker, the page."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hingeback.web.care.access import exercise_page
from hingeback.web.care.hold_state import HoldState, hold_state
from hingeback.web.care.rescreening import screen_due
from hingeback.web.care.rounds import open_round
from hingeback.web.offline.card import card_of
from hingeback.web.offline.standing import device_standing
from hingeback.web.offline.version import PAGE, edition, week_version
from hingeback.web.offline.week import week_along
from hingeback.web.pages.built import service_worker
from hingeback.web.pages.drawing.pictogram import POSES
from hingeback.web.people.access import access_person, clock_of, for_apps, open_to_all
from hingeback.web.people.models import Person
from hingeback.web.plan.queries import current_record, week_of
from hingeback.web.plan.services import NoAcceptedPlan, OnHold, plan_if_due
from hingeback.web.session.queries import last_active, sessions, spread_waits

PERSON_HEADER = "Hingeback-Person"
RECENT_SESSIONS = 6


@exercise_page
@require_safe
def week(request: HttpRequest) -> HttpResponseBase:
    """The days of the plan for this device. 304 where it has them as they are."""
    person, clock = access_person(request), clock_of(request)
    state: HoldState = request.hold  # type: ignore[attr-defined]
    language = getattr(request, "LANGUAGE_CODE", "en")
    if current_record(person) is None or _asks_more_than_a_device_may(request, person, state):
        return redirect("today")
    try:
        record = plan_if_due(person, clock, language, state)
    except OnHold:
        return redirect("hold")
    except NoAcceptedPlan:
        return redirect("today")
    version = week_version(person, record, state, language)
    if request.headers.get("If-None-Match") == version:
        return _for(person, HttpResponse(status=304), version)
    return _for(person, JsonResponse(week_along(person, week_of(record), state, clock, language)), version)


def _asks_more_than_a_device_may(request: HttpRequest, person: Person, state: HoldState) -> bool:
    """All safety questions are due, or some were begun: the weekly short ones alone may be asked on the device."""
    clock = clock_of(request)
    due = screen_due(person, clock, last_active(person), state.in_gentle_days, state.screens)
    if due.kind == "full" or open_round(person, state.screens) is not None:
        return True
    return spread_waits(list(sessions(person)[:RECENT_SESSIONS]), state)


def _for(person: Person, response: HttpResponse, version: str = "") -> HttpResponse:
    response.headers[PERSON_HEADER] = str(person.id)
    if version:
        response.headers["ETag"] = version
    return response


@require_safe
def card(request: HttpRequest) -> HttpResponse:
    """Numbers to call and stop signs; shows no exercise, so a hold does not close it."""
    person = access_person(request)
    return _for(person, JsonResponse(card_of(person)))


@for_apps
@require_safe
def standing(request: HttpRequest) -> HttpResponse:
    person, clock = access_person(request), clock_of(request)
    told = device_standing(person, hold_state(person, clock), clock)
    return _for(person, JsonResponse(told.as_answer()))


@open_to_all
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The shell that a device shows without network. It is the same for everybody and names nobody."""
    return render(request, PAGE, {"poses": sorted(POSES)})


@open_to_all
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, from the root of the site so that it serves every page."""
    script = service_worker()
    if not script:
        raise Http404
    script = script.replace("__EDITION__", edition())
    headers = {"Service-Worker-Allowed": "/", "Cache-Control": "no-cache, no-store"}
    return HttpResponse(script, content_type="text/javascript; charset=utf-8", headers=headers)
