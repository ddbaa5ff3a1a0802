"""The exercises of the week, each once, with every dose it has and a box to tick for each time."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from hingeback.engine.contracts.plan import PlanDay
from hingeback.web.pages.drawing.pictogram import pictogram
from hingeback.web.paper.ink import in_ink
from hingeback.web.plan.dose_words import smaller_words
from hingeback.web.plan.queries import Week
from hingeback.web.week.cards import DayCards, ExerciseCard, cards_of

GENERAL_RULE = "SR-GEN"
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Boxes:
    """The boxes of one day: one for each time it is done."""

    day: date
    times: range


@dataclass(frozen=True, slots=True)
class DoseOnPaper:
    """One dose, on which days, and the smaller one for a bad day; empty where it is as small as it gets."""

    words: str
    smaller: str
    minutes: int
    boxes: tuple[Boxes, ...]


@dataclass(frozen=True, slots=True)
class ExerciseOnPaper:
    n: int
    card: ExerciseCard
    doses: tuple[DoseOnPaper, ...]

    @property
    def picture(self) -> SafeString:
        return in_ink(pictogram(self.card.row.position, label=self.card.row.name))

    @property
    def reason(self) -> str:
        """Its first sentence: all that is behind it stands on the page of the week."""
        return SENTENCE_END.split(self.card.reason, maxsplit=1)[0]

    @property
    def same_dose(self) -> bool:
        return len(self.doses) == 1

    @property
    def smaller(self) -> tuple[DoseOnPaper, ...]:
        """The doses that have a smaller one; the words of one may be those of another day's plan, so each is named."""
        return tuple(dose for dose in self.doses if dose.smaller)


@dataclass(frozen=True, slots=True)
class RuleOnPaper:
    """When to stop the exercises of these numbers, beside what holds for all of them."""

    numbers: tuple[int, ...]
    stop_if: str
    then: str


@dataclass(frozen=True, slots=True)
class DayOnPaper:
    """One day of the overview: the exercises by number and name, and the lessons by title."""

    day: date
    exercises: tuple[tuple[int, str], ...]
    lessons: tuple[str, ...]
    eased: bool


def exercises_of(week: Week) -> tuple[tuple[ExerciseOnPaper, ...], tuple[DayOnPaper, ...]]:
    """All exercises in the order in which the week brings them, and the days that name them by number."""
    days = [(day, cards_of(week, day)) for day in week.days]
    found: dict[str, list[tuple[PlanDay, ExerciseCard]]] = {}
    for day, cards in days:
        for card in cards.exercises:
            found.setdefault(card.row.id, []).append((day, card))
    numbers = {row_id: n for n, row_id in enumerate(found, 1)}
    exercises = (ExerciseOnPaper(numbers[row], cards[0][1], tuple(_doses(cards))) for row, cards in found.items())
    return tuple(exercises), tuple(_day(day, cards, numbers, week) for day, cards in days)


def rules_of_numbers(exercises: Iterable[ExerciseOnPaper]) -> tuple[RuleOnPaper, ...]:
    """Each stop rule once, with the exercises it belongs to; the one of every exercise stands on the first page."""
    found: dict[str, list[ExerciseOnPaper]] = {}
    for one in exercises:
        if one.card.row.stop_rule != GENERAL_RULE:
            found.setdefault(one.card.row.stop_rule, []).append(one)
    return tuple(
        RuleOnPaper(tuple(one.n for one in same), same[0].card.stop_if, same[0].card.then) for same in found.values()
    )


def _doses(cards: Iterable[tuple[PlanDay, ExerciseCard]]) -> Iterator[DoseOnPaper]:
    by_words: dict[str, list[tuple[PlanDay, ExerciseCard]]] = {}
    for day, card in cards:
        by_words.setdefault(card.dose, []).append((day, card))
    for words, same in by_words.items():
        card = same[0][1]
        smaller = smaller_words(card.item, card.details.smaller, card.row)
        boxes = tuple(Boxes(day.date, range(each.bouts)) for day, each in same)
        yield DoseOnPaper(words, smaller, card.item.minutes, boxes)


def _day(day: PlanDay, cards: DayCards, numbers: dict[str, int], week: Week) -> DayOnPaper:
    named = dict.fromkeys((numbers[card.row.id], card.row.name) for card in cards.exercises)
    return DayOnPaper(day.date, tuple(named), tuple(one.title for one in cards.lessons), day.date in week.eased)
