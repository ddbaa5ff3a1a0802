"""The one confirm screen before an answer that means "call now" counts for good (annex J9.4)."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hingeback.web.care.queries import WORST_COUNTS_FOR, Tap, recent_taps
from hingeback.web.care.services import NothingToTakeBack, confirm_answer, take_back_answer
from hingeback.web.intake.flow import flow
from hingeback.web.intake.said import said
from hingeback.web.intake.sitting import Sitting, sitting_of
from hingeback.web.intake.words import capital, of_item
from hingeback.web.people.access import access_person, clock_of
from hingeback.web.people.countries import numbers_for


def waiting_taps(sitting: Sitting) -> list[Tap]:
    """Answers of the last 24 hours whose confirm screen is still open, the latest of each item."""
    latest: dict[str, Tap] = {}
    for tap in recent_taps(sitting.person, sitting.clock, WORST_COUNTS_FOR):
        latest[tap.item] = tap
    return [tap for tap in latest.values() if not tap.confirmed]


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest) -> HttpResponseBase:
    sitting = sitting_of(access_person(request), clock_of(request))
    taps = waiting_taps(sitting)
    if not taps:
        return redirect("intake:go_on")
    if request.method == "POST":
        return _answered(request, sitting, taps)
    numbers = numbers_for(sitting.person.tenant.country)
    about_mood = any(tap.item == "M02" for tap in taps)
    values: dict[str, Any] = {
        "statements": [_statement(tap) for tap in taps], "numbers": numbers, "about_mood": about_mood,
        "call": numbers.get("emergency", [""])[0],
    }  # fmt: skip
    return render(request, "intake/confirm.html", values)


def _answered(request: HttpRequest, sitting: Sitting, taps: list[Tap]) -> HttpResponseBase:
    wrong = str(request.POST.get("wrong", ""))
    if wrong in {tap.item for tap in taps}:
        return _taken_back(sitting, wrong)
    for tap in taps:
        confirm_answer(sitting.person, tap.item, sitting.clock)
    return redirect("hold")


def _taken_back(sitting: Sitting, item: str) -> HttpResponseBase:
    """Back to the question, unanswered. Once per item and day; a second time the answer counts."""
    try:
        take_back_answer(sitting.person, item, sitting.clock)
    except NothingToTakeBack:
        confirm_answer(sitting.person, item, sitting.clock)
        return redirect("hold")
    screen = flow().screen_of(item)
    return redirect("intake:screen", screen.id) if screen else redirect("intake:go_on")


def _statement(tap: Tap) -> dict[str, str]:
    words = of_item(tap.item)
    told = words.get("statements", {}).get(str(tap.value)) or words.get("statement", words["question"])
    return {
        "item": tap.item, "statement": str(told), "label": capital(words["label"]), "said": said(tap.item, tap.value)
    }  # fmt: skip
