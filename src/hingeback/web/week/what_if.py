"""What if I had ten minutes more, one more day, a band? The week it would be, shown before anybody keeps it."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.planning.optimum.relaxing import more_minutes
from hingeback.web.care.judging import library
from hingeback.web.care.queries import answers_given
from hingeback.web.people.access import access_person, clock_of
from hingeback.web.plan.best import is_fair, may_come_later
from hingeback.web.plan.planning_input import Change
from hingeback.web.plan.queries import Week
from hingeback.web.plan.services import NoAcceptedPlan, change_wishes, preview
from hingeback.web.week.door import week_page
from hingeback.web.week.in_the_way import in_the_way

THINGS = ("resistance_band", "hand_weights", "large_ball", "step", "stationary_bike")


@dataclass(frozen=True, slots=True)
class Idea:
    """One "what if", and the answers that it changes."""

    id: str
    name: str
    answers: dict[str, Any]
    sign: str


@require_http_methods(["GET", "HEAD", "POST"])
@week_page
def what_if(request: HttpRequest, week: Week) -> HttpResponseBase:
    """`?idea=` shows what one of them would do; POST keeps it. Without one: the ideas, and what stands in the way."""
    ideas = ideas_for(answers_given(access_person(request)))
    asked = request.POST.get("idea") or request.GET.get("idea", "")
    chosen = next((idea for idea in ideas if idea.id == asked), None)
    values: dict[str, Any] = {"ideas": ideas, "chosen": chosen}
    if chosen is None:
        values["in_the_way"] = in_the_way(PlanningInput.model_validate(week.record.input))
        return render(request, "week/what_if.html", values)
    try:
        return _answer(request, week, chosen, values)
    except NoAcceptedPlan:
        values["problem"] = _("With this we found no week that passes every safety check. Your week stays as it is.")
        return render(request, "week/what_if.html", values, status=400)


def _answer(request: HttpRequest, week: Week, chosen: Idea, values: dict[str, Any]) -> HttpResponseBase:
    person, clock, change = access_person(request), clock_of(request), Change(answers=chosen.answers)
    if request.method == "POST":
        change_wishes(person, clock, change, getattr(request, "LANGUAGE_CODE", "en"))
        return redirect(f"{reverse('my_week')}?changed=1")
    proposal = preview(person, clock, change)
    if not is_fair(week, proposal.plan):
        values["problem"] = _no_answer(proposal.input)
        return render(request, "week/what_if.html", values, status=503)
    values["same"] = all(one.kind == "same" for one in proposal.differences)
    values |= {"differences": proposal.differences, "minutes": proposal.plan.counted_minutes}
    return render(request, "week/what_if.html", values)


def _no_answer(asked: PlanningInput) -> str:
    if may_come_later(asked):
        return _("We cannot compare the two just now. Please try again in a moment.")
    return _(
        "We cannot compare the two: the part that finds the best week is not running now. "
        "Stopping and starting Hingeback may bring it back."
    )


def ideas_for(given: dict[str, Any]) -> list[Idea]:
    """More time where there is room for it, and things that are not at home yet."""
    return [*_more_time(given.get("A65")), *_more_things(given.get("A67") or [])]


def _more_time(time: dict[str, Any] | None) -> list[Idea]:
    if not time:
        return []
    found = []
    more = more_minutes(time["minutes"])
    if more > time["minutes"]:
        name = _("%(n)s minutes more on each day") % {"n": more - time["minutes"]}
        found.append(Idea("minutes", name, {"A65": {**time, "minutes": more}}, "clock"))
    if time["days"] < 7:
        found.append(Idea("day", _("One more day a week"), {"A65": {**time, "days": time["days"] + 1}}, "plus"))
    return found


def _more_things(owned: list[str]) -> list[Idea]:
    if "gym" in owned:
        return []
    names = library().texts["intake"]["items"]["A67"]["options"]
    at_home = [thing for thing in owned if thing != "none"]
    return [
        Idea(thing, _("With: %(thing)s") % {"thing": names[thing]}, {"A67": [*at_home, thing]}, "plus")
        for thing in THINGS
        if thing not in owned
    ]
