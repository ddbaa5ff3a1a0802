"""What changes next time: the session's colour, each exercise's decision with its reason, and the rules behind."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hingeback.web.care.hold_state import HoldState
from hingeback.web.people.access import access_person
from hingeback.web.plan.queries import current_week
from hingeback.web.session.queries import SessionRecord, latest_decisions, spread_waits
from hingeback.web.today.access import session_page
from hingeback.web.today.outcome import outcome_of


@session_page
@require_safe
def changes(request: HttpRequest, here: SessionRecord) -> HttpResponseBase:
    person, state = access_person(request), request.hold  # type: ignore[attr-defined]
    if here.ended_at is None:
        return redirect("session", here.id)
    week = current_week(person)
    decision = latest_decisions(person, [here.id]).get(here.id)
    outcome = outcome_of(decision, week, here.date) if decision is not None and week is not None else None
    values = {
        "active_tab": "today", "here": here, "outcome": outcome, "short_screen": spread_waits([here], state),
        "morning_told": here.next_nrs is not None, "is_today": _is_today(here, state),
    }  # fmt: skip
    return render(request, "today/changes.html", values)


def _is_today(here: SessionRecord, state: HoldState) -> bool:
    return here.date == state.as_of
