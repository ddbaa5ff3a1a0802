"""To take along: the letter, the page as a file that works offline, and the day to look again."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hingeback.web.care.hold_state import HoldState, hold_state
from hingeback.web.care.prompts import follow_up
from hingeback.web.care.queries import answers_given
from hingeback.web.intake.said import said
from hingeback.web.intake.words import capital, of_item
from hingeback.web.people.access import access_person, clock_of
from hingeback.web.people.models import Person
from hingeback.web.safety.result import result_of

#: What a clinician reads first about the pain itself.
IN_SHORT = ("A01", "A11", "A12", "A14", "A15", "A17", "A50", "A51", "A52", "A53")


def letter_of(person: Person, state: HoldState) -> dict[str, Any]:
    given = answers_given(person)
    short = [(capital(of_item(item)["label"]), said(item, given[item])) for item in IN_SHORT if item in given]
    return {"person": person, "day": state.as_of, "result": result_of(person, state), "short": short}


def _told(request: HttpRequest) -> tuple[Person, HoldState]:
    person = access_person(request)
    return person, hold_state(person, clock_of(request))


@require_safe
def letter(request: HttpRequest) -> HttpResponseBase:
    person, state = _told(request)
    if state.tier is None:
        return redirect("hold")
    return render(request, "safety/letter.html", letter_of(person, state))


@require_safe
def saved_page(request: HttpRequest) -> HttpResponseBase:
    """One file without anything beside it, to open without a network."""
    person, state = _told(request)
    if state.tier is None:
        raise Http404
    text = render_to_string("safety/file.html", letter_of(person, state), request)
    response = HttpResponse(text, content_type="text/html; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="hingeback-summary.html"'
    return response


@require_safe
def calendar(request: HttpRequest) -> HttpResponseBase:
    """The day of the next follow-up as a calendar file."""
    person, state = _told(request)
    due = follow_up(person, state, clock_of(request))
    if due is None:
        raise Http404
    response = HttpResponse(_event(due.due_at, person), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="hingeback-look-again.ics"'
    return response


def _event(due_at: datetime, person: Person) -> str:
    day = due_at.astimezone(ZoneInfo(person.tenant.time_zone)).strftime("%Y%m%d")
    lines = (
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Hingeback//EN", "BEGIN:VEVENT", f"UID:look-again-{day}@hingeback",
        f"DTSTAMP:{due_at.strftime('%Y%m%dT%H%M%SZ')}", f"DTSTART;VALUE=DATE:{day}",
        f"SUMMARY:{_('Hingeback: look again')}", "END:VEVENT", "END:VCALENDAR", "",
    )  # fmt: skip
    return "\r\n".join(lines)
