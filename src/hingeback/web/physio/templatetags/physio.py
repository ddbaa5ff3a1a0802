"""The card "See a physiotherapist?" for any page. `{% load physio %}{% physio_card %}`"""

from collections.abc import Sequence
from typing import Any

from django import template
from django.http import HttpRequest

from hingeback.web.care.hold_state import HoldState, hold_state
from hingeback.web.people.access import access_person, clock_of
from hingeback.web.physio.advice import Advice, advice_for
from hingeback.web.session.lines import SessionLine

register = template.Library()


@register.inclusion_tag("physio/part/card.html", takes_context=True)
def physio_card(
    context: dict[str, Any], week: int | None = None, lines: Sequence[SessionLine] | None = None,
    advice: Advice | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Nothing where nothing is due. Two queries with `week` (of the plan in force), one with `lines` too."""
    request: HttpRequest = context["request"]
    person, clock = access_person(request), clock_of(request)
    known: HoldState | None = getattr(request, "hold", None)
    found = advice or advice_for(person, clock, known or hold_state(person, clock), week, lines)
    return {"advice": found, "here": request.path, "csrf_token": context.get("csrf_token")}
