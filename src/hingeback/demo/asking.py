"""Answering: the first questions chapter by chapter, the safety questions again when they are due."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from hingeback.demo.answers import answer_to
from hingeback.demo.behaviour import pain_of_week
from hingeback.demo.life import LANGUAGE, Life
from hingeback.web.care import services as care
from hingeback.web.care.judging import needed_items, short_items
from hingeback.web.care.queries import answer_sheet
from hingeback.web.care.rescreening import Due
from hingeback.web.clock import FixedClock
from hingeback.web.intake.flow import flow
from hingeback.web.intake.sitting import Sitting, sitting_of
from hingeback.web.safety.again import NEW_ILLNESS

#: Answers open further questions; no person needs more rounds than this.
MOST_ROUNDS = 6
MINUTES_PER_CHAPTER = 2


class NeverDone(AssertionError):
    """The questions of a character do not come to an end; the text says which are left."""


def first_questions(life: Life, clock: FixedClock) -> FixedClock:
    """The intake, a chapter at a time, as far as the character goes; then the screen. Returns the time afterwards."""
    for number, chapter in enumerate(flow().chapters[: life.who.chapters]):
        clock = clock.forward(minutes=MINUTES_PER_CHAPTER * bool(number))
        _give(life, _open_answers(life, sitting_of(life.person, clock), chapter), clock)
    if life.who.chapters == len(flow().chapters):
        clock = clock.forward(minutes=1)
        _answer_rest(life, clock)
        care.screen_now(life.person, "full", clock, LANGUAGE, random=life.random)
    return clock


def _answer_rest(life: Life, clock: FixedClock) -> None:
    """What earlier answers have opened since."""
    for _ in range(MOST_ROUNDS):
        values = _open_answers(life, sitting_of(life.person, clock))
        if not values:
            return
        _give(life, values, clock)
    raise NeverDone(f"{life.who.key}: {sorted(values)} stay open.")


def _give(life: Life, values: dict[str, Any], clock: FixedClock) -> None:
    if values:
        care.give_answers(life.person, values, clock, life.random)


def _open_answers(life: Life, sitting: Sitting, chapter: str = "") -> dict[str, Any]:
    asked = [item.id for s in sitting.asked if not chapter or s.chapter == chapter for item in s.items]
    answers = {item: answer_to(item, life.told) for item in asked if sitting.given.get(item) is None}
    return {item: value for item, value in answers.items() if value is not None}


def due_questions(life: Life, due: Due, day: int, clock: FixedClock) -> FixedClock:
    """The short questions or all of them, whichever is due."""
    if due.kind == "full":
        return all_again(life, due.because, day, clock)
    care.answer_prompt(life.person, NEW_ILLNESS, "no", clock, life.random)
    return _ask(life, "short", due.because, day, clock)


def all_again(
    life: Life, cause: str, day: int, clock: FixedClock, new: Mapping[str, Any] = MappingProxyType({})
) -> FixedClock:
    """All safety questions anew. `new`: what is answered otherwise than before."""
    return _ask(life, "re-screen", cause, day, clock, new)


def _ask(
    life: Life, kind: str, cause: str, day: int, clock: FixedClock, new: Mapping[str, Any] = MappingProxyType({})
) -> FixedClock:
    new = {"A15": pain_of_week(life.who, day), **new}
    care.begin_screen(life.person, kind, clock, cause, life.random)
    clock, given = clock.forward(minutes=1), set[str]()
    for _ in range(MOST_ROUNDS):
        values = {item: value for item, value in _round(life, kind, clock, new).items() if item not in given}
        if not values:
            clock = clock.forward(minutes=2)
            care.screen_now(life.person, kind, clock, LANGUAGE, cause, life.random)
            return clock
        care.give_answers(life.person, values, clock, life.random)
        given |= values.keys()
    raise NeverDone(f"{life.who.key}: the {kind} questions stay open.")


def _round(life: Life, kind: str, clock: FixedClock, new: Mapping[str, Any]) -> dict[str, Any]:
    """What was said before, as it reads today, unless the character says something new."""
    sheet = answer_sheet(life.person, clock)
    items = short_items(sheet) if kind == "short" else needed_items(sheet)
    before = sheet.answers.model_dump(mode="json", exclude_none=True)
    return {
        item: new.get(item, before.get(item, answer_to(item, life.told)))
        for item in items
        if item not in ("A01", "A02")
    }
