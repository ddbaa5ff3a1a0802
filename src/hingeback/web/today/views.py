"""Today: what stands first, then the session of the day; and how a session begins."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hingeback.web.care.access import exercise_page
from hingeback.web.care.hold_state import HoldState
from hingeback.web.care.judging import library
from hingeback.web.clock import Clock
from hingeback.web.ids import new_id
from hingeback.web.people.access import access_person, clock_of
from hingeback.web.people.models import Person
from hingeback.web.plan.queries import PlanRecord, Week, current_record, week_of
from hingeback.web.plan.services import NoAcceptedPlan, OnHold, plan_if_due
from hingeback.web.plan.telling import seen_when_shown, untold_change
from hingeback.web.session.queries import SessionRecord, latest_decisions, performed, sessions, third_day_may_come
from hingeback.web.session.services import pain, start
from hingeback.web.today.day import Today, today_of
from hingeback.web.today.keeping import Keeper, form_id, uuid_in
from hingeback.web.today.outcome import outcome_of
from hingeback.web.today.reading import rating
from hingeback.web.today.standing import standing_of

LOOKED_BACK_AT = 6


@exercise_page
@require_safe
def today(request: HttpRequest) -> HttpResponseBase:
    """The day's page. Before any exercise come safety questions that are due."""
    person, clock = access_person(request), clock_of(request)
    state: HoldState = request.hold  # type: ignore[attr-defined]
    recent = list(sessions(person)[:LOOKED_BACK_AT])
    decisions = latest_decisions(person, _to_look_up(recent, state))
    standing = standing_of(person, state, clock, recent, decisions)
    values: dict[str, Any] = {"standing": standing, "day": state.as_of}
    if standing.comes_before_exercise:
        return render(request, "today/first.html", values)
    record = current_record(person)
    if record is None:
        return render(request, "today/empty.html", values)
    week = _week(request, person, clock, state, record)
    if isinstance(week, HttpResponseBase):
        return week
    session = next((s for s in recent if s.date == state.as_of), None)
    told = performed(session) if session is not None and session.ended_at is None else ()
    day = today_of(week, state.as_of, state.sheet, library(), told)
    values |= {"today": day, "session": session, **_state_of_session(session, day)}
    if session is not None and session.id in decisions:
        values["outcome"] = outcome_of(decisions[session.id], week, state.as_of)
    untold = untold_change(person, week.record)
    values["untold"] = untold
    with seen_when_shown(person, untold if request.method == "GET" else None, clock):
        return render(request, "today/today.html", values)


def _to_look_up(recent: list[SessionRecord], state: HoldState) -> list[UUID]:
    """Today's session if it is over, and those that soreness may be asked about."""
    return [
        session.id
        for session in recent
        if session.ended_at is not None and (session.date == state.as_of or third_day_may_come(session, state.as_of))
    ]


def _week(
    request: HttpRequest, person: Person, clock: Clock, state: HoldState, record: PlanRecord
) -> Week | HttpResponseBase:
    language = translation.get_language() or "en"
    try:
        return week_of(plan_if_due(person, clock, language, state, known=record))
    except OnHold:
        return redirect("hold")
    except NoAcceptedPlan:
        return render(request, "safety/no_plan.html", status=503)


def _state_of_session(session: SessionRecord | None, day: Today) -> dict[str, Any]:
    """Nothing yet, open, or done; and where an open one goes on."""
    if session is None:
        return {"stage": "before"}
    if session.ended_at is not None:
        return {"stage": "stopped" if session.stopped_by else "done"}
    here = next((p for p in day.places if not p.finished), None)
    return {"stage": "open", "here": here, "begun": any(p.told for p in day.places)}


@exercise_page
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponseBase:
    """Before a session: how much pain now. From here on every entry is kept at once."""
    person, clock = access_person(request), clock_of(request)
    state: HoldState = request.hold  # type: ignore[attr-defined]
    ready = _ready(request, person, clock, state)
    if isinstance(ready, HttpResponseBase):
        return ready
    if request.method == "POST":
        pre_nrs = rating(request.POST, "pre")
        session_id = uuid_in(request, "session")
        if pre_nrs is not None and session_id is not None:
            keeper = Keeper.of(request, session_id)
            keeper.keep(pain("pre", pre_nrs))
            keeper.keep(start(ready.record.n, eased=state.as_of in ready.eased))
            return redirect("session", session_id)
    problem = _("Choose a number from 0 to 10. 0 is none.") if request.method == "POST" else ""
    values = {
        "problem": problem, "session_id": request.POST.get("session") or new_id(clock.now()), "event": form_id(clock),
        "today": today_of(ready, state.as_of, state.sheet, library()),
        "day": state.as_of, "plan_n": ready.record.n, "eased": state.as_of in ready.eased,
    }  # fmt: skip
    return render(request, "today/begin.html", values, status=400 if problem else 200)


def _ready(request: HttpRequest, person: Person, clock: Clock, state: HoldState) -> Week | HttpResponseBase:
    """The week, if a session may begin now; else where to go: one session a day, and nothing due before it."""
    recent = list(sessions(person)[:LOOKED_BACK_AT])
    record = current_record(person)
    if record is None or standing_of(person, state, clock, recent, {}).comes_before_exercise:
        return redirect("today")
    known = next((s for s in recent if s.date == state.as_of), None)
    if known is not None and (known.ended_at is not None or known.pre_nrs is not None):
        return redirect("session", known.id) if known.ended_at is None else redirect("today")
    return _week(request, person, clock, state, record)
