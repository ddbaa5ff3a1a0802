"""Lessons: one or more every week, and only those that are open (E5-7e, B3)."""

import re

from hingeback.engine.checking.findings import WEEK, Finding, Findings, place
from hingeback.engine.checking.week import Week
from hingeback.engine.contracts.plan import PlanItem

_LESSON = re.compile(r"H\d\d")


def check_lessons(week: Week) -> Findings:
    items = [(day, item) for day in week.plan.days for item in day.items if item.pillar == "P-EDU"]
    if not items:
        yield Finding("J6.2-P-EDU", WEEK, "no_lesson", {}, "E5-7e")
    lessons_open = week.person.inp.assessment.lessons_open
    for day, item in items:
        for lesson in _lessons_of(item):
            if lessons_open is not None and lesson not in lessons_open:
                yield Finding("B3", place(day.date, item), "lesson_closed", {"open": ", ".join(lessons_open)})
            if week.library.lessons and lesson not in week.library.lessons:
                yield Finding("J4", place(day.date, item), "unknown_lesson", {"lesson": lesson})


def _lessons_of(item: PlanItem) -> list[str]:
    """The lesson of an item: a plan in the public shape names it by the rule of its reason alone."""
    named = (reason.rule for reason in item.why if _LESSON.fullmatch(reason.rule))
    return list(dict.fromkeys([item.lesson] if item.lesson else named))
