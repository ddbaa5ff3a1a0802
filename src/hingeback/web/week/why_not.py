"""Why an exercise is not in the week: any row of the library, and the first rule that keeps it out."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hingeback.engine import planning
from hingeback.engine.contracts.history import Wish
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.planning.optimum.measure import changed_minutes
from hingeback.web.care.judging import library
from hingeback.web.people.access import access_person, clock_of
from hingeback.web.plan.best import has_row, is_fair, may_come_later
from hingeback.web.plan.planning_input import Change
from hingeback.web.plan.queries import Week
from hingeback.web.plan.services import NoAcceptedPlan, change_wishes, preview
from hingeback.web.week.cards import answered
from hingeback.web.week.door import week_page
from hingeback.web.week.in_the_way import brought


@require_http_methods(["GET", "HEAD", "POST"])
@week_page
def why_not(request: HttpRequest, week: Week) -> HttpResponseBase:
    """A list by kind of work; `?exercise=` explains one, `?find=` narrows the list; `&cost` tells what it would cost.

    POST puts the exercise into the week, at the cost that was shown.
    """
    if request.method == "POST":
        return _put_in(request, week)
    asked, find = request.GET.get("exercise", ""), request.GET.get("find", "").strip()
    content = library()
    row = content.exercises.get(asked)
    told = None
    if row is not None:
        told = planning.why_not(PlanningInput.model_validate(week.record.input), content, row.id, week.plan)
    values = {
        "row": row, "told": told, "answers": answered(told.answers) if told else (), "find": find,
        "unknown": bool(asked) and row is None, "groups": _groups(find),
        "planned": row is not None and row.id in week.rows, "may_ask": told is not None and not told.out,
    }  # fmt: skip
    if row is not None and told is not None and "cost" in request.GET and not told.out:
        values |= _cost(request, week, row.id)
    return render(request, "week/why_not.html", values)


def _cost(request: HttpRequest, week: Week, row: str) -> dict[str, Any]:
    """The week that putting it in would give: what changes, and what the week would have less of."""
    try:
        proposal = preview(access_person(request), clock_of(request), Change(wishes=(Wish(instead=row),)))
    except NoAcceptedPlan:
        return {"asked": True, "possible": False}
    if not is_fair(week, proposal.plan):
        return {"asked": True, "no_answer": True, "later": may_come_later(proposal.input)}
    minutes = changed_minutes(week.plan, proposal.plan)
    return {
        "asked": True, "possible": has_row(proposal.plan, row), "changes": proposal.differences,
        "gains": brought(minutes), "loses": brought({pillar: -more for pillar, more in minutes.items()}),
    }  # fmt: skip


def _week_again(week: Week) -> PlanningInput:
    """The input of the week in force, with that week as the one to stay close to."""
    return PlanningInput.model_validate(week.record.input).model_copy(update={"previous": week.plan})


def _put_in(request: HttpRequest, week: Week) -> HttpResponseBase:
    asked = request.POST.get("exercise", "")
    here = f"{reverse('why_not')}?exercise={asked}&cost=1"
    if asked not in library().exercises or planning.why_not(_week_again(week), library(), asked, week.plan).out:
        return redirect(here)
    change = Change(wishes=(Wish(instead=asked),))
    person, clock = access_person(request), clock_of(request)
    try:
        proposal = preview(person, clock, change)
        if not has_row(proposal.plan, asked):
            raise NoAcceptedPlan(proposal.check)
        change_wishes(person, clock, change, getattr(request, "LANGUAGE_CODE", "en"))
    except NoAcceptedPlan:
        messages.info(request, _("It could not be put in just now. Your week stays as it is."))
        return redirect(here)
    return redirect(f"{reverse('my_week')}?changed=1")


def _groups(find: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """The rows of the library by kind of work, as (id, name)."""
    content, needle = library(), find.casefold()
    names: dict[str, list[tuple[str, str]]] = {}
    for row in sorted(content.exercises.values(), key=lambda row: row.name.casefold()):
        if needle in row.name.casefold():
            names.setdefault(row.ppillar, []).append((row.id, row.name))
    titles = content.texts["pillars"]
    return [(str(titles[pillar]["name"]), rows) for pillar, rows in sorted(names.items())]
