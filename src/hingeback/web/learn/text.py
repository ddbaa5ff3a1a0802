"""A lesson in the words for this person: about the back, or about the place that hurts."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from hingeback.engine.contracts.library import Lesson, Library
from hingeback.web.plan.lesson_titles import title_of


@dataclass(frozen=True, slots=True)
class LessonText:
    """Everything a page shows of a lesson. `sources` are citations as the library has them."""

    id: str
    title: str
    minutes: int
    key_messages: tuple[str, ...]
    sections: tuple[dict[str, Any], ...]
    question: str
    answers: tuple[dict[str, Any], ...]
    do_now: str
    read_confirm: str
    sources: tuple[str, ...]


def fits_the_place(lesson: Lesson, elsewhere: bool) -> bool:
    """A lesson that names the back is for the back, unless it has words for other places (J8)."""
    return not elsewhere or lesson.about == "any" or bool(lesson.other_region)


def text_of(lesson: Lesson, elsewhere: bool, content: Library) -> LessonText:
    other = lesson.other_region if elsewhere else {}
    known = (content.sources[name].citation for name in lesson.sources if name in content.sources)
    return LessonText(
        id=lesson.id, title=title_of(lesson, elsewhere), minutes=lesson.minutes, key_messages=lesson.key_messages,
        sections=tuple(other.get("sections", lesson.sections)), question=str(other.get("question", lesson.question)),
        answers=tuple(other.get("answers", lesson.answers)), do_now="" if other else lesson.do_now,
        read_confirm=lesson.read_confirm, sources=tuple(known),
    )  # fmt: skip


def confirming_words(lesson: Lesson) -> str:
    """The sentence that the person confirms."""
    return lesson.read_confirm or str(_("I have read this."))
