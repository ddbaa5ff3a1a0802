"""My week: the shell, one day open below it, and the reason of each item."""

from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from hingeback.engine.planning import Difference
from hingeback.web.care.queries import today
from hingeback.web.people.access import access_person, clock_of
from hingeback.web.plan.best import Late
from hingeback.web.plan.improving import improve, may_improve
from hingeback.web.plan.queries import Week, latest_change
from hingeback.web.plan.services import bad_day as ease_today
from hingeback.web.plan.telling import UntoldChange, seen_when_shown, untold_change
from hingeback.web.plan.times_of_day import session_min
from hingeback.web.session.queries import sets_done_by_day
from hingeback.web.week.cards import cards_of
from hingeback.web.week.door import week_page
from hingeback.web.week.shell_days import plates_of


@require_safe
@week_page
def my_week(request: HttpRequest, week: Week) -> HttpResponseBase:
    """The week in force. `?day=` opens a day of it, else today; `?changed` shows what the last change did;
    what a better week changed is shown by itself, once.
    """
    person, now = access_person(request), today(access_person(request), clock_of(request))
    chosen = _chosen(request, week, now)
    sheet = request.hold.sheet  # type: ignore[attr-defined]
    plates = plates_of(week, sets_done_by_day(person, week.record.starts), sheet, now, chosen)
    shown = week.day(chosen)
    untold = untold_change(person, week.record)
    plate = next((day for day in plates.days if day.chosen), None)
    values = {
        "week": week, "plates": plates, "chosen": chosen, "today": now, "cards": cards_of(week, shown),
        "eased": chosen in week.eased, "minutes": plate.minutes if plate else 0,
        "counted_min": plate.counted_min if plate else 0,
        "opened": request.GET.get("open", ""), "last_day": plates.days[-1].date,
        "today_plate": next((day for day in plates.days if day.is_today), None),
        "start_min": session_min(planned.items, week.rows) if (planned := week.day(now)) else 0,
        "improving": may_improve(week.record, clock_of(request)),
        "improved": untold is not None, "differences": _differences(request, week, untold),
    }  # fmt: skip
    with seen_when_shown(person, untold if request.method == "GET" else None, clock_of(request)):
        return render(request, "week/my_week.html", values)


def _differences(request: HttpRequest, week: Week, untold: UntoldChange | None) -> tuple[Difference, ...]:
    """What came by itself is told until it was seen; what the person did, where they come from doing it."""
    if untold is not None:
        return untold.differences
    return latest_change(access_person(request), week.record) if "changed" in request.GET else ()


def _chosen(request: HttpRequest, week: Week, now: date) -> date:
    """The day asked for, if it belongs to this week; else today."""
    try:
        asked = date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return now
    return asked if any(day.date == asked for day in week.days) else now


@require_POST
@week_page
def better_week(request: HttpRequest, week: Week) -> HttpResponseBase:
    """Ask once more for the best week. A script reads the status: 200 found, 202 not yet, 204 this one stays."""
    found, by_script = None, request.headers.get("X-Requested-With") == "fetch"
    try:
        language = getattr(request, "LANGUAGE_CODE", "en")
        found = improve(access_person(request), request.hold, clock_of(request), language)  # type: ignore[attr-defined]
    except Late:
        if by_script:
            return HttpResponse(status=202)
    if by_script:
        return HttpResponse(status=200 if found else 204)
    return redirect(f"{reverse('my_week')}?changed=1" if found else "my_week")


@require_POST
@week_page
def bad_day(request: HttpRequest, week: Week) -> HttpResponseBase:
    """ "Today is bad": the easy session takes the place of today's; then on to it."""
    ease_today(access_person(request), clock_of(request))
    return redirect("today")
