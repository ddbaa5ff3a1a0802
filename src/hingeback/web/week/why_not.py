"""Why an exercise is not in the week: any row of the library, and the first rule that keeps it out."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hingeback.engine import planning
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.web.care.judging import library
from hingeback.web.plan.queries import Week
from hingeback.web.week.cards import answered
from hingeback.web.week.door import week_page


@require_safe
@week_page
def why_not(request: HttpRequest, week: Week) -> HttpResponseBase:
    """A list by kind of work; `?exercise=` explains one, `?find=` narrows the list."""
    asked, find = request.GET.get("exercise", ""), request.GET.get("find", "").strip()
    content = library()
    row = content.exercises.get(asked)
    told = None
    if row is not None:
        told = planning.why_not(PlanningInput.model_validate(week.record.input), content, row.id)
    values = {
        "row": row, "told": told, "answers": answered(told.answers) if told else (), "find": find,
        "unknown": bool(asked) and row is None, "groups": _groups(find),
        "planned": row is not None and row.id in week.rows,
    }  # fmt: skip
    return render(request, "week/why_not.html", values)


def _groups(find: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """The rows of the library by kind of work, as (id, name)."""
    content, needle = library(), find.casefold()
    names: dict[str, list[tuple[str, str]]] = {}
    for row in sorted(content.exercises.values(), key=lambda row: row.name.casefold()):
        if needle in row.name.casefold():
            names.setdefault(row.ppillar, []).append((row.id, row.name))
    titles = content.texts["pillars"]
    return [(str(titles[pillar]["name"]), rows) for pillar, rows in sorted(names.items())]
