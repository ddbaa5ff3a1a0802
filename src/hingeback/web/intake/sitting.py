"""One person at the questions: what is asked now, what is answered, where they stopped. Read once per request."""

from dataclasses import dataclass
from typing import Any

from hingeback.engine.contracts.answers import Answers, AnswerSheet
from hingeback.engine.screening import Facts, derive_facts, is_answered, open_branch_items
from hingeback.web.care.judging import library, needed_items, short_items
from hingeback.web.care.models import Answer, ScreenRecord
from hingeback.web.care.queries import FULL_KINDS, Records
from hingeback.web.care.rounds import Round, open_round
from hingeback.web.clock import Clock
from hingeback.web.intake.conditions import Names, holds, sheet_names
from hingeback.web.intake.flow import Item, Screen, flow
from hingeback.web.people.models import Person

#: Not asked a second time: they do not change.
NEVER_AGAIN = ("A01", "A02")
#: Nothing tells from the answers whether quiet exercises will be planned, so these two are always asked.
BEFORE_QUIET_EXERCISE = ("A101", "A102")
FIRST_AGE_IN_SCOPE = 16


@dataclass(frozen=True, slots=True)
class Sitting:
    """`asked` are the screens of this person with the items that are asked on each. `given` holds None for what was
    looked at and left open."""

    person: Person
    clock: Clock
    records: Records
    facts: Facts
    round: Round | None
    given: dict[str, Any]
    asked: tuple[Screen, ...]

    @property
    def sheet(self) -> AnswerSheet:
        return self.records.sheet

    @property
    def kind(self) -> str:
        return self.round.kind if self.round else ScreenRecord.Kind.FULL.value

    @property
    def is_screened(self) -> bool:
        return any(s.complete and s.kind in FULL_KINDS for s in self.records.screens)

    @property
    def under_16(self) -> bool:
        return is_under_16(self.facts)

    def screen(self, screen_id: str) -> Screen | None:
        return next((s for s in self.asked if s.id == screen_id), None)

    def value(self, item: str) -> Any:
        """What was answered; in a round, what was answered since it began. Nothing older is filled in."""
        return self.given.get(item) if self.was_seen(item) else None

    def was_seen(self, item: str) -> bool:
        return item in self.given and (self.round is None or item in self.round.answered)

    def is_open(self, item: Item) -> bool:
        """Still to be answered before the end."""
        if item.optional:
            return False
        if self.round is not None:
            return item.id not in self.round.answered
        return self.given.get(item.id) is None or not is_answered(self.sheet.answers, item.id)

    def open_items(self) -> tuple[Item, ...]:
        return tuple(item for screen in self.asked for item in screen.items if self.is_open(item))

    def here(self) -> Screen | None:
        """Where to go on: the first screen with something open, or the optional ones just before that were not seen."""
        waiting: Screen | None = None
        for screen in self.asked:
            if any(self.is_open(item) for item in screen.items):
                return waiting or screen
            seen = any(self.was_seen(item.id) for item in screen.items)
            waiting = None if seen else waiting or screen
        return None

    def after(self, screen: Screen) -> Screen | None:
        """The next screen in the order; after the last one, whatever is still open."""
        order = [s.id for s in flow().screens]
        later = order[order.index(screen.id) + 1 :]
        found = next((s for s in self.asked if s.id in later), None)
        return found or (self.here() if self.open_items() else None)

    def left_out_before(self, screen: Screen) -> bool:
        """True if something is open on an earlier screen."""
        order = [s.id for s in flow().screens]
        earlier = set(order[: order.index(screen.id)])
        return any(self.is_open(item) for s in self.asked if s.id in earlier for item in s.items)

    def before(self, screen: Screen) -> Screen | None:
        order = [s.id for s in flow().screens]
        earlier = order[: order.index(screen.id)]
        return next((s for s in reversed(self.asked) if s.id in earlier), None)


def sitting_of(person: Person, clock: Clock) -> Sitting:
    records = Records.of(person, clock)
    facts = derive_facts(records.sheet)
    given = dict(Answer.objects.filter(person=person).values_list("item", "value"))
    this_round = open_round(person)
    names = sheet_names(records.sheet, facts)
    asked = _asked(_ids(records.sheet, facts, this_round, given), names, this_round, is_under_16(facts))
    return Sitting(person, clock, records, facts, this_round, given, asked)


def is_under_16(facts: Facts) -> bool:
    return facts.age is not None and facts.age < FIRST_AGE_IN_SCOPE


@dataclass(frozen=True, slots=True)
class _Ids:
    """Items that the engine asks for; `branch` keeps those that were answered, so that they stay on their screen."""

    safety: frozenset[str]
    branch: frozenset[str]


def _ids(sheet: AnswerSheet, facts: Facts, this_round: Round | None, given: dict[str, Any]) -> _Ids:
    if this_round is not None and this_round.kind == ScreenRecord.Kind.SHORT:
        return _Ids(frozenset(short_items(sheet)), frozenset())
    branch = {*open_branch_items(sheet, facts, library()), *BEFORE_QUIET_EXERCISE}
    answered = {item for item, value in given.items() if value is not None and item in Answers.model_fields}
    return _Ids(frozenset(needed_items(sheet)), frozenset(branch | answered))


def _asked(ids: _Ids, names: Names, this_round: Round | None, under_16: bool) -> tuple[Screen, ...]:
    found = []
    for screen in flow().screens:
        items = tuple(i for i in screen.items if _is_asked(i, ids, names, this_round, under_16))
        if items:
            found.append(Screen(screen.id, screen.chapter, items))
    return tuple(found)


def _is_asked(item: Item, ids: _Ids, names: Names, this_round: Round | None, under_16: bool) -> bool:
    if this_round is not None and item.id in NEVER_AGAIN:
        return False
    if item.asked == "safety":
        return item.id in ids.safety
    if under_16 or this_round is not None or item.asked == "later":
        return False
    if item.asked == "branch" and item.id not in ids.branch:
        return False
    return holds(item.when, names)
