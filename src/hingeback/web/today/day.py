"""Today as a person sees it: a full day, a light day, a day of rest, or the easy session of a bad day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.plan import PlanDay, PlanItem
from hingeback.web.plan.day_kinds import kind_of
from hingeback.web.plan.dose_words import dose_words
from hingeback.web.plan.lesson_titles import title_for
from hingeback.web.plan.queries import Week
from hingeback.web.session.queries import PerformedSet
from hingeback.web.today.course import Place, places_of


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
    def session(self) -> tuple[Place, ...]:
        """What is done in one go."""
        return tuple(place for place in self.places if not place.apart)

    @property
    def apart(self) -> tuple[Place, ...]:
        """What is spread over the day."""
        return tuple(place for place in self.places if place.apart)

    @property
    def minutes(self) -> int:
        return sum(place.item.minutes for place in self.session)

    @property
    def minutes_apart(self) -> int:
        return sum(place.item.minutes for place in self.apart)


def today_of(week: Week, day: date, sheet: AnswerSheet, content: Library, told: Sequence[PerformedSet] = ()) -> Today:
    planned = week.day(day) or PlanDay(date=day)
    places = places_of(planned.items, week, told)
    lessons = tuple(lesson_card(item, content, sheet) for item in planned.items if item.lesson in content.lessons)
    return Today(day, kind_of(planned, day in week.eased, sheet), places, lessons)


def lesson_card(item: PlanItem, content: Library, sheet: AnswerSheet) -> LessonCard:
    lesson = content.lessons[str(item.lesson)]
    return LessonCard(lesson.id, title_for(lesson, sheet), item.minutes)


def dose_of(place: Place) -> str:
    return dose_words(place.item, place.row, smaller=place.smaller)
