"""Reading what was read."""

from datetime import datetime

from hingeback.engine.contracts.library import Lesson
from hingeback.web.learn.models import LessonRecord
from hingeback.web.people.models import Person


def lesson_records(person: Person) -> dict[str, LessonRecord]:
    """What this person did with each lesson, by its id."""
    return {row.lesson: row for row in LessonRecord.objects.filter(person=person)}


def read_at(lesson: Lesson, record: LessonRecord | None) -> datetime | None:
    """Since when a lesson counts as read. One that is mandatory counts once its sentence was confirmed."""
    if record is None:
        return None
    if lesson.mandatory:
        return record.confirmed_at
    return min((moment for moment in (record.confirmed_at, record.understood_at) if moment), default=None)
