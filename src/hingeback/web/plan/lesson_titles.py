"""The title of a lesson for this person: about the back, or about the place that hurts (J8)."""

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.library import Lesson
from hingeback.engine.screening import derive_facts


def title_of(lesson: Lesson, elsewhere: bool) -> str:
    return str(lesson.other_region.get("title", lesson.title)) if elsewhere else lesson.title


def title_for(lesson: Lesson, sheet: AnswerSheet) -> str:
    return title_of(lesson, derive_facts(sheet).elsewhere)
