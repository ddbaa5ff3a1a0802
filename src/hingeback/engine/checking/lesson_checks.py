"""Lessons: one or more every week, and only those that are open (E5-7e, B3)."""

from hingeback.engine.checking.findings import WEEK, Finding, Findings, place
from hingeback.engine.checking.week import Week


def check_lessons(week: Week) -> Findings:
    items = [(day, item) for day in week.plan.days for item in day.items if item.pillar == "P-EDU"]
    if not items:
        yield Finding("J6.2-P-EDU", WEEK, "no_lesson", {}, "E5-7e")
    lessons_open = week.person.inp.assessment.lessons_open
    for day, item in items:
        if item.lesson and lessons_open is not None and item.lesson not in lessons_open:
            yield Finding("B3", place(day.date, item), "lesson_closed", {"open": ", ".join(lessons_open)})
        if item.lesson and week.library.lessons and item.lesson not in week.library.lessons:
            yield Finding("J4", place(day.date, item), "unknown_lesson", {"lesson": item.lesson})
