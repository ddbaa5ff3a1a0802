"""What one item of a day shows: what, how much, why, what would change it, what stands beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from hingeback.engine import planning
from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.plan import PlanDay, PlanItem, Reason
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.planning import ItemDetails
from hingeback.web.care.judging import library
from hingeback.web.intake.flow import flow
from hingeback.web.intake.said import said
from hingeback.web.intake.words import capital, of_item
from hingeback.web.plan.caution_words import caution_words
from hingeback.web.plan.dose_words import dose_words
from hingeback.web.plan.lesson_titles import title_for
from hingeback.web.plan.queries import Week

ANSWERS_AT_A_GLANCE = 3


@cache
def plain_evidence() -> Mapping[str, str]:
    """Evidence line of a row -> the same for everybody."""
    return {line["of"]: line["plain"] for line in library().texts["evidence"]["lines"]}


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer behind a reason, in the person's words."""

    item: str
    label: str
    said: str


@dataclass(frozen=True, slots=True)
class ExerciseCard:
    item: PlanItem
    row: Exercise
    dose: str
    details: ItemDetails
    answers: tuple[Answered, ...]
    stop_if: str
    then: str
    rules: tuple[tuple[str, str], ...]
    bouts: int = 1

    @property
    def minutes(self) -> int:
        """Of the whole day: all bouts together."""
        return self.item.minutes * self.bouts

    @property
    def evidence(self) -> str:
        """What studies say, in plain words."""
        return plain_evidence()[self.row.evidence]

    @property
    def purpose(self) -> str:
        return self.row.instructions.purpose if self.row.instructions else ""

    @property
    def by_minutes(self) -> bool:
        """True where the minutes are the dose."""
        return not self.item.sets

    @property
    def reason(self) -> str:
        return first_sentence(self.item.why)

    @property
    def more_reasons(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(r.text for r in self.item.why if r.text and r.text != self.reason))

    @property
    def first_answers(self) -> tuple[Answered, ...]:
        """Those of the first reason that has any, short enough to read at a glance; all stand behind a fold."""
        first = next((reason.answers for reason in self.item.why if reason.answers), {})
        return tuple(a for a in self.answers if a.item in first)[:ANSWERS_AT_A_GLANCE]

    @property
    def more_answers(self) -> bool:
        return len(self.answers) > len(self.first_answers)

    @property
    def notes(self) -> tuple[str, ...]:
        """What to mind before each start, because of what was answered (J2)."""
        return caution_words(self.details.cautions)


@dataclass(frozen=True, slots=True)
class LessonCard:
    id: str
    title: str
    minutes: int
    reason: str


@dataclass(frozen=True, slots=True)
class DayCards:
    exercises: tuple[ExerciseCard, ...]
    lessons: tuple[LessonCard, ...]


def cards_of(week: Week, day: PlanDay | None) -> DayCards:
    """The cards of a day in the order of the day; several bouts of the same dose have one card."""
    items = day.items if day is not None else ()
    bouts: dict[tuple[object, ...], list[PlanItem]] = {}
    for item in items:
        if item.exercise:
            dose = (item.exercise, item.side, item.minutes, item.sets, item.reps, item.hold_s)
            bouts.setdefault(dose, []).append(item)
    given = PlanningInput.model_validate(week.record.input)
    exercises = tuple(replace(card_of(week, same[0], given), bouts=len(same)) for same in bouts.values())
    return DayCards(exercises, tuple(_lesson(item, given.sheet) for item in items if item.lesson in library().lessons))


def card_of(week: Week, item: PlanItem, given: PlanningInput) -> ExerciseCard:
    content, row = library(), week.rows[str(item.exercise)]
    details = planning.item_details(given, content, week.plan, item)
    stop = content.texts["stop_rules"]["rules"].get(row.stop_rule, {})
    return ExerciseCard(
        item, row, dose_words(item, row), details, answered(_merged(item.why)), stop.get("stop_if", ""),
        stop.get("then", ""), tuple(dict.fromkeys((r.rule, r.source) for r in item.why)),
    )  # fmt: skip


def first_sentence(why: Iterable[Reason]) -> str:
    """The reason that stands on top: the first that has words."""
    return next((reason.text for reason in why if reason.text), "")


def _merged(why: Iterable[Reason]) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for reason in why:
        answers.update(reason.answers)
    return answers


def answered(answers: Mapping[str, Any]) -> tuple[Answered, ...]:
    """The answers in words; what is not an answer of the person (a test result) is left to its reason."""
    known = flow().items
    return tuple(
        Answered(item, capital(of_item(item)["label"]), said(item, value))
        for item, value in answers.items()
        if item in known
    )


def _lesson(item: PlanItem, sheet: AnswerSheet) -> LessonCard:
    lesson = library().lessons[str(item.lesson)]
    return LessonCard(lesson.id, title_for(lesson, sheet), item.minutes, first_sentence(item.why))
