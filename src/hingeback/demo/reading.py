"""Lessons: those of the day are read, their question is answered, and the reading is confirmed."""

from hingeback.demo.behaviour import reads
from hingeback.demo.life import Life
from hingeback.engine.contracts.library import Lesson
from hingeback.engine.screening import derive_facts
from hingeback.web.care.judging import library
from hingeback.web.care.queries import today
from hingeback.web.clock import FixedClock
from hingeback.web.learn.services import answer_question, confirm_read
from hingeback.web.learn.text import text_of

READING_MIN = 3


def reads_lessons(life: Life, clock: FixedClock) -> None:
    """Each lesson once; whoever does not care for reading leaves it."""
    planned = life.week.day(today(life.person, clock)) if life.week else None
    for item in planned.items if planned else ():
        lesson = library().lessons.get(item.lesson or "")
        if lesson is not None and lesson.written and lesson.id not in life.lessons_seen:
            life.lessons_seen.add(lesson.id)
            if reads(life.who, lesson.id):
                _read(life, lesson, clock)


def _read(life: Life, lesson: Lesson, clock: FixedClock) -> None:
    text = text_of(lesson, life.state is not None and derive_facts(life.state.sheet).elsewhere, library())
    right = next((n for n, answer in enumerate(text.answers) if answer["right"]), None)
    if right is not None:
        answer_question(life.person, text, right, clock.forward(minutes=READING_MIN), random=life.random)
    confirm_read(life.person, lesson, clock.forward(minutes=READING_MIN), random=life.random)
