"""Change the plan: days, minutes, equipment, likes, positions. First what it would do, then one tap keeps it."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hingeback.web.care.judging import library
from hingeback.web.care.queries import answers_given, today
from hingeback.web.intake.controls import Filling, question_of
from hingeback.web.intake.drawing import Fields, Problems, named
from hingeback.web.intake.filling import fill
from hingeback.web.intake.flow import flow
from hingeback.web.intake.read_item import read_item
from hingeback.web.people.access import access_person, clock_of
from hingeback.web.plan.planning_input import Change
from hingeback.web.plan.queries import Week, wishes_of
from hingeback.web.plan.services import NoAcceptedPlan, change_wishes, preview
from hingeback.web.week.door import week_page

ITEMS = ("A65", "A66", "A67", "A68", "A69", "A70")
NOT_ANSWERS = ("csrfmiddlewaretoken", "do", "keep_wishes")


@require_http_methods(["GET", "HEAD", "POST"])
@week_page
def change_week(request: HttpRequest, week: Week) -> HttpResponseBase:
    """The form; after "See what changes" the difference under it; "Keep this week" stores it."""
    if request.method != "POST":
        return _form(request, week, _as_answered(request), {})
    fields = {name: request.POST.getlist(name) for name in request.POST if name not in NOT_ANSWERS}
    answers, problems = _read(request, fields)
    if problems:
        return _form(request, week, fields, problems, status=400)
    change = Change(answers=_changed(request, answers), keep_wishes=_keeps_wishes(request))
    try:
        return _keep(request, change) if request.POST.get("do") == "keep" else _look(request, week, fields, change)
    except NoAcceptedPlan:
        sentence = _("With these answers we found no week that passes every safety check. Your week stays as it is.")
        return _form(request, week, fields, {"A65.days": sentence}, status=400)


def _as_answered(request: HttpRequest) -> Fields:
    given = answers_given(access_person(request))
    filled: Fields = {}
    if given.get("A65"):
        given = {**given, "A65": {"decline_light": False, **given["A65"]}}
    for item in ITEMS:
        filled.update(fill(flow().items[item], given.get(item)))
    return filled


def _read(request: HttpRequest, fields: Fields) -> tuple[dict[str, Any], Problems]:
    answers: dict[str, Any] = {}
    problems: Problems = {}
    day = today(access_person(request), clock_of(request))
    for item in ITEMS:
        found = read_item(flow().items[item], fields, day)
        problems.update(found.problems)
        if found.value is not None:
            answers[item] = found.value
    return answers, problems


def _changed(request: HttpRequest, answers: dict[str, Any]) -> dict[str, Any]:
    given = answers_given(access_person(request))
    return {item: value for item, value in answers.items() if given.get(item) != value}


def _keeps_wishes(request: HttpRequest) -> bool:
    """Swaps stay, unless the person asks to have them forgotten."""
    return "forget_wishes" not in request.POST


def _look(request: HttpRequest, week: Week, fields: Fields, change: Change) -> HttpResponseBase:
    proposal = preview(access_person(request), clock_of(request), change)
    return _form(request, week, fields, {}, differences=proposal.differences, looked=True)


def _keep(request: HttpRequest, change: Change) -> HttpResponseBase:
    if change.answers or not change.keep_wishes:
        language = getattr(request, "LANGUAGE_CODE", "en")
        change_wishes(access_person(request), clock_of(request), change, language)
        return redirect(f"{reverse('my_week')}?changed=1")
    return redirect("my_week")


def _form(
    request: HttpRequest, week: Week, fields: Fields, problems: Problems, status: int = 200, **more: Any
) -> HttpResponseBase:
    filling = Filling(fields, problems)
    questions = [question_of(flow().items[item], filling, alone=False) for item in ITEMS]
    values = {
        "questions": questions, "problems": [(name, named(name, text)) for name, text in problems.items()],
        "wishes": _wishes(week), "forget": "forget_wishes" in fields, **more,
    }  # fmt: skip
    return render(request, "week/change.html", values, status=status)


def _wishes(week: Week) -> list[str]:
    """Rows that the person left out, swapped or wished for before."""
    rows = library().exercises
    found = []
    for wish in wishes_of(week.record):
        if wish.leave_out is None and wish.instead in rows:
            found.append(_("%(name)s: wished for") % {"name": rows[wish.instead].name})
        elif wish.leave_out in rows:
            found.append(rows[wish.leave_out].name)
    return found
