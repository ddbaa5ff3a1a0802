"""What can be done with a lesson: answer its question, and confirm that it was read."""

from uuid import UUID

from hingeback.engine.contracts.library import Lesson
from hingeback.web.care.judging import library
from hingeback.web.clock import Clock
from hingeback.web.eventlog.services import Receipt, Stamp, record
from hingeback.web.ids import RandomBytes, system_random
from hingeback.web.learn.projections import LESSON_ANSWERED, LESSON_CONFIRMED
from hingeback.web.learn.text import LessonText, confirming_words
from hingeback.web.people.models import Person


class NoSuchAnswer(ValueError):
    """The question has no such answer. The page asks to choose one."""


def answer_question(
    person: Person, text: LessonText, choice: int, clock: Clock, form: UUID | None = None,
    random: RandomBytes = system_random,
) -> Receipt:  # fmt: skip
    """Keep an answer to the question at the end, in its words. `form` makes sending twice harmless."""
    if not 0 <= choice < len(text.answers):
        raise NoSuchAnswer(f"Choose one of the {len(text.answers)} answers.")
    chosen = text.answers[choice]
    body = {
        "lesson": text.id, "answer": str(chosen["text"]), "right": bool(chosen["right"]),
        "content_version": library().version,
    }  # fmt: skip
    return record(person, LESSON_ANSWERED, body, clock, Stamp(id=form), random)


def confirm_read(
    person: Person, lesson: Lesson, clock: Clock, form: UUID | None = None, random: RandomBytes = system_random
) -> Receipt:
    """Keep "I have read this", with the sentence that was confirmed."""
    body = {"lesson": lesson.id, "words": confirming_words(lesson), "content_version": library().version}
    return record(person, LESSON_CONFIRMED, body, clock, Stamp(id=form), random)
