"""Another exercise in place of one: what fits as well, an easier one, or none. First the difference, then one tap."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hingeback.engine import planning
from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.history import Wish
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.web.care.judging import library
from hingeback.web.people.access import access_person, clock_of
from hingeback.web.plan.planning_input import Change
from hingeback.web.plan.queries import Week
from hingeback.web.plan.services import NoAcceptedPlan, Proposal, preview, swap
from hingeback.web.week.door import week_page

LEAVE_OUT = "leave-out"


@dataclass(frozen=True, slots=True)
class Choice:
    """What may take the place of the exercise. `kind`: easier, same or leave-out."""

    value: str
    kind: str
    name: str
    row: Exercise | None = None


@require_http_methods(["GET", "HEAD", "POST"])
@week_page
def swap_exercise(request: HttpRequest, week: Week, exercise_id: str) -> HttpResponseBase:
    row = week.rows.get(exercise_id)
    if row is None:
        return redirect("my_week")
    choices = choices_for(week, row)
    chosen = _chosen(request, choices)
    values: dict[str, Any] = {"row": row, "choices": choices, "chosen": chosen}
    if request.method == "POST" and chosen is None:
        values["problem"] = _("Please choose one.")
        return render(request, "week/swap.html", values, status=400)
    if chosen is None:
        return render(request, "week/swap.html", values)
    try:
        return _answer(request, row, chosen, values)
    except NoAcceptedPlan:
        values["problem"] = _("With this swap we found no week that passes every safety check. Your week stays.")
        return render(request, "week/swap.html", values, status=400)


def _answer(request: HttpRequest, row: Exercise, chosen: Choice, values: dict[str, Any]) -> HttpResponseBase:
    """Keep it, or show what it would do. A choice that the plan could not follow says so before it is kept."""
    instead = chosen.row.id if chosen.row else None
    if request.method == "POST" and request.POST.get("do") == "keep":
        swap(access_person(request), clock_of(request), row.id, instead, getattr(request, "LANGUAGE_CODE", "en"))
        return redirect(f"{reverse('my_week')}?changed=1")
    change = Change(wishes=(Wish(leave_out=row.id, instead=instead),))
    proposal = preview(access_person(request), clock_of(request), change)
    values |= {"differences": proposal.differences, "not_followed": not _follows(proposal, row, instead)}
    return render(request, "week/swap.html", values)


def _follows(proposal: Proposal, row: Exercise, instead: str | None) -> bool:
    planned = {item.exercise for day in proposal.plan.days for item in day.items}
    return row.id not in planned and (instead is None or instead in planned)


def _chosen(request: HttpRequest, choices: list[Choice]) -> Choice | None:
    asked = request.POST.get("instead") or request.GET.get("instead", "")
    return next((choice for choice in choices if choice.value == asked), None)


def choices_for(week: Week, row: Exercise) -> list[Choice]:
    """The easier neighbour if it may be planned, up to three of the same kind, and leaving it out."""
    given, content = PlanningInput.model_validate(week.record.input), library()
    easier = planning.neighbours(given, content, week.plan, row.id).easier
    names = [("easier", easier.exercise)] if easier and easier.open and easier.exercise not in week.rows else []
    options = planning.swap_options(given, content, row.id, week.plan)
    names += [("same", name) for name in options if name not in {known for _kind, known in names}]
    found = [Choice(name, kind, content.exercises[name].name, content.exercises[name]) for kind, name in names]
    return [*found, Choice(LEAVE_OUT, LEAVE_OUT, _("Leave it out"))]
