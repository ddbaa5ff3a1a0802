"""One exercise of the week: figure, dose, instructions, why, when to stop. From the copy that the plan keeps."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hingeback.engine.contracts.planning import PlanningInput
from hingeback.web.plan.queries import Week
from hingeback.web.week.cards import card_of
from hingeback.web.week.door import week_page


@require_safe
@week_page
def exercise_of_week(request: HttpRequest, week: Week, exercise_id: str) -> HttpResponseBase:
    """How to do it. A row that is not in the week has no instructions here: the reason why it is not comes instead."""
    days = [(day.date, item) for day in week.days for item in day.items if item.exercise == exercise_id]
    if not days:
        return redirect(f"{reverse('why_not')}?exercise={exercise_id}")
    given = PlanningInput.model_validate(week.record.input)
    dates = list(dict.fromkeys(day for day, _item in days))
    return render(request, "week/exercise.html", {"card": card_of(week, days[0][1], given), "dates": dates})
