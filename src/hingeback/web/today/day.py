"""Today as a person sees it: a full day, a light day, a day of rest, or the easy session of a bad day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.plan import PlanDay, PlanItem
from hingeback.web.plan.dose_words import dose_words
from hingeback.web.plan.queries import Week
from hingeback.web.session.queries import PerformedSet
from hingeback.web.today.course import Place, places_of

LIGHT_MOST_MIN = 15


@dataclass(frozen=True, slots=True)
class LessonCard:
    id: str
    title: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Today:
    """`kind`: full, light, rest or eased."""

    date: date
    kind: str
    places: tuple[Place, ...]
    lessons: tuple[LessonCard, ...]

    @property
    def minutes(self) -> int:
        return sum(place.item.minutes for place in self.places)


def today_of(week: Week, day: date, sheet: AnswerSheet, content: Library, told: Sequence[PerformedSet] = ()) -> Today:
    planned = week.day(day) or PlanDay(date=day)
    places = places_of(planned.items, week, told)
    lessons = tuple(lesson_card(item, content) for item in planned.items if item.lesson in content.lessons)
    return Today(day, kind_of(planned, day in week.eased, sheet), places, lessons)


def kind_of(day: PlanDay, eased: bool, sheet: AnswerSheet) -> str:
    """A light day is one of little work, where the person gave more time for a full day (E2)."""
    work = [item for item in day.items if item.exercise]
    if not work:
        return "rest"
    if eased:
        return "eased"
    asked = sheet.answers.A65.minutes if sheet.answers.A65 else LIGHT_MOST_MIN + 1
    return "light" if day.counted_minutes <= min(LIGHT_MOST_MIN, asked - 1) else "full"


def lesson_card(item: PlanItem, content: Library) -> LessonCard:
    lesson = content.lessons[str(item.lesson)]
    return LessonCard(lesson.id, lesson.title, item.minutes)


def dose_of(place: Place) -> str:
    return dose_words(place.item, place.row)
