"""Read model of the lessons: answers to the question at the end, and "I have read this"."""

from typing import Any

from django.db.models import F

from hingeback.web.eventlog.projections import Recorded, register, register_read_models
from hingeback.web.learn.models import LessonRecord

LESSON_ANSWERED = "lesson.answered"
LESSON_CONFIRMED = "lesson.confirmed"


def listen() -> None:
    register(LESSON_ANSWERED, take_answer)
    register(LESSON_CONFIRMED, take_confirmation)
    register_read_models((LessonRecord,))


def take_answer(event: Recorded) -> None:
    record = _record(event)
    told: dict[str, Any] = {"tries": F("tries") + 1, "last_answer": event.body["answer"][:400], "event_seq": event.seq}
    if event.body["right"] and record.understood_at is None:
        told["understood_at"] = event.received_at
    LessonRecord.objects.filter(pk=record.pk).update(**told)


def take_confirmation(event: Recorded) -> None:
    record = _record(event)
    first = record.confirmed_at or event.received_at
    LessonRecord.objects.filter(pk=record.pk).update(confirmed_at=first, event_seq=event.seq)


def _record(event: Recorded) -> LessonRecord:
    """The row of this lesson, made with its first fact."""
    record, _ = LessonRecord.objects.get_or_create(
        person_id=event.person_id, lesson=event.body["lesson"], defaults={"event_seq": event.seq}
    )
    return record
