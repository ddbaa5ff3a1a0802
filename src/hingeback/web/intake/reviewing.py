"""The review before the end: every answer by chapter, each with "Change"; then the answers are sent."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hingeback.web.care.models import ScreenRecord
from hingeback.web.care.services import StillUnanswered, screen_now
from hingeback.web.intake.confirming import waiting_taps
from hingeback.web.intake.flow import Screen, flow
from hingeback.web.intake.said import said
from hingeback.web.intake.sitting import Sitting, sitting_of
from hingeback.web.intake.words import capital, intake_words, of_item
from hingeback.web.people.access import access_person, clock_of

Chapter = dict[str, Any]


@require_safe
def review(request: HttpRequest) -> HttpResponseBase:
    sitting = sitting_of(access_person(request), clock_of(request))
    if waiting_taps(sitting):
        return redirect("intake:confirm")
    sent = sitting.is_screened and sitting.round is None
    values = {
        "chapters": _chapters(sitting), "open_screen": sitting.here(), "sent": sent, "kind": sitting.kind,
    }  # fmt: skip
    return render(request, "intake/review.html", values)


def _chapters(sitting: Sitting) -> list[Chapter]:
    words = intake_words()["chapters"]
    found = []
    for chapter in flow().chapters:
        screens = [screen for screen in sitting.asked if screen.chapter == chapter]
        rows = [row for screen in screens for row in _rows(sitting, screen)]
        if rows:
            found.append({"title": words[chapter]["title"], "rows": rows})
    return found


def _rows(sitting: Sitting, screen: Screen) -> list[dict[str, Any]]:
    """One for each question; what changes the pain is one for all."""
    if screen.items[0].kind != "aggravation":
        return [_row(sitting, screen.id, item.id) for item in screen.items]
    told = [(of_item(i.id)["label"], said(i.id, sitting.value(i.id))) for i in screen.items]
    words = "; ".join(f"{capital(label)}: {text}" for label, text in told if text)
    label = capital(intake_words()["items"]["aggravation_group"]["label"])
    return [{"screen": screen.id, "label": label, "said": words, "locked": False}]


def _row(sitting: Sitting, screen_id: str, item: str) -> dict[str, Any]:
    """Safety answers that were sent are changed by answering all of them again (annex J9.4)."""
    sent = sitting.is_screened and sitting.round is None
    locked = sent and item.startswith(("S", "M0"))
    return {
        "screen": screen_id, "label": capital(of_item(item)["label"]), "said": said(item, sitting.value(item)),
        "locked": locked,
    }  # fmt: skip


@require_POST
def send(request: HttpRequest) -> HttpResponseBase:
    """Send the answers. While a needed one is open, the way leads there."""
    sitting = sitting_of(access_person(request), clock_of(request))
    if waiting_taps(sitting):
        return redirect("intake:confirm")
    if sitting.open_items():
        messages.info(request, _("A few answers are still open. Here is the first one."))
        return redirect("intake:go_on")
    kind = sitting.round.kind if sitting.round else ScreenRecord.Kind.FULL.value
    cause = sitting.round.cause if sitting.round else "start"
    try:
        screen_now(sitting.person, kind, sitting.clock, getattr(request, "LANGUAGE_CODE", "en"), cause)
    except StillUnanswered as left:
        return _open_one(request, left)
    return redirect("hold")


def _open_one(request: HttpRequest, left: StillUnanswered) -> HttpResponseBase:
    messages.info(request, _("A few answers are still open. Here is the first one."))
    screen = flow().screen_of(left.items[0])
    return redirect("intake:screen", screen.id) if screen else redirect("intake:go_on")
