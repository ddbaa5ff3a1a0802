"""Proof by enumeration that tier and action never fall when an answer gets graver (B2, monotonicity).

Every rule group is enumerated over all levels of its items; across groups answer sets are drawn. Compared are
neighbours: the same answers with one risk raised by one level, follow-ups equal, both without an open conflict.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

from hingeback.engine.contracts.answers import Answers, AnswerSheet, SafetyItem
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.reading import read_answer_sheet
from hingeback.engine.screening.conflicts import WITHOUT_TIER
from hingeback.engine.screening.facts import derive_facts
from hingeback.engine.screening.items import SAFETY_ITEMS
from hingeback.engine.screening.judging import judge
from hingeback.engine.screening.risk_chains import (
    BACKGROUNDS,
    FOLLOW_UPS,
    GROUPS,
    HEALTHY,
    LINKED,
    SIGNS,
    TOLD,
    Chain,
    FollowUps,
    Form,
    Group,
    answers_at,
    chain,
)
from hingeback.engine.screening.rules import RuleBook, rule_book

AS_OF = date(2026, 11, 22)
Severity = tuple[int, int]
Items = dict[tuple[str, str], SafetyItem]


@dataclass(frozen=True, slots=True)
class CounterExample:
    """A graver answer set with a lower tier or action. `raised` is the risk that was raised by one level."""

    group: str
    raised: str
    before: dict[str, Any]
    after: dict[str, Any]
    severity_before: Severity
    severity_after: Severity


@dataclass(frozen=True, slots=True)
class GroupCount:
    name: str
    answer_sets: int
    comparisons: int


@dataclass(frozen=True, slots=True)
class Proof:
    """What was compared and every counter-example found."""

    groups: tuple[GroupCount, ...]
    drawn_comparisons: int
    seed: int
    counter_examples: tuple[CounterExample, ...]

    @property
    def holds(self) -> bool:
        return not self.counter_examples

    def summary(self) -> dict[str, Any]:
        """Plain data for printing."""
        return {
            "holds": self.holds,
            "groups": {g.name: {"answer_sets": g.answer_sets, "comparisons": g.comparisons} for g in self.groups},
            "answer_sets": sum(g.answer_sets for g in self.groups),
            "comparisons": sum(g.comparisons for g in self.groups) + self.drawn_comparisons,
            "drawn_across_groups": self.drawn_comparisons,
            "seed": self.seed,
            "counter_examples": [_plain_example(e) for e in self.counter_examples[:20]],
        }


def prove(library: Library, samples: int = 5_000, seed: int = 1, groups: tuple[Group, ...] = GROUPS) -> Proof:
    """Enumerate the groups exhaustively, then draw `samples` comparisons across all groups."""
    book = rule_book(library)
    found: list[CounterExample] = []
    counts = tuple(_enumerate(group, book, found) for group in groups)
    drawn = sum(_compare_drawn(_Draws(seed * 1_000_003 + n), book, found) for n in range(samples))
    return Proof(counts, drawn, seed, tuple(found))


def severity(answers: Answers, book: RuleBook) -> Severity | None:
    """Ranks of tier and action over all fired rules; None with an open conflict, which is not compared."""
    sheet = AnswerSheet.model_construct(None, as_of=AS_OF, answers=answers, clearances=(), held=None)
    facts = derive_facts(sheet)
    if not WITHOUT_TIER.issuperset(facts.conflicts):
        return None
    fired = judge(sheet, book, facts)
    return max((f.tier.rank for f in fired), default=0), max((f.rule.action.rank for f in fired), default=0)


def _enumerate(group: Group, book: RuleBook, found: list[CounterExample]) -> GroupCount:
    sets = comparisons = 0
    for background, follow_ups, form in product(group.backgrounds, group.follow_ups, group.forms):
        base, items = _background(background), _ready_items(follow_ups, form)
        table = {at: severity(answers_at(base, _levels(group.chains, at), items), book) for at in _all(group.chains)}
        sets += len(table)
        for at, name, higher in _neighbours(table, group.chains):
            before, after = table[at], table[higher]
            if before is None or after is None:
                continue
            comparisons += 1
            if _fell(before, after):
                graver = [answers_at(base, _levels(group.chains, place), items) for place in (at, higher)]
                found.append(_example(group.name, name, graver[0], graver[1], before, after))
    return GroupCount(group.name, sets, comparisons)


Place = tuple[int, ...]


def _all(chains: tuple[Chain, ...]) -> Iterator[Place]:
    return product(*(range(len(c.levels)) for c in chains))


def _levels(chains: tuple[Chain, ...], at: Place) -> list[dict[str, Any]]:
    return [c.levels[n] for c, n in zip(chains, at, strict=True)]


def _neighbours(table: dict[Place, Severity | None], chains: tuple[Chain, ...]) -> Iterator[tuple[Place, str, Place]]:
    for at in table:
        for n, one in enumerate(chains):
            higher = (*at[:n], at[n] + 1, *at[n + 1 :])
            if higher in table:
                yield at, one.name, higher


def _fell(before: Severity, after: Severity) -> bool:
    return after[0] < before[0] or after[1] < before[1]


def _background(name: str) -> Answers:
    plain = {**HEALTHY, **{item: {"answer": "no"} for item in SAFETY_ITEMS}, **BACKGROUNDS[name]}
    return read_answer_sheet({"as_of": AS_OF.isoformat(), "answers": plain}).answers


def _ready_items(follow_ups: FollowUps, form: Form) -> Items:
    """Every (item, answer) with the same follow-ups and the extras of the form."""
    return {
        (name, answer): _item(name, {"answer": answer, **follow_ups, **form.get(name, {})})
        for name in SAFETY_ITEMS
        for answer in ("no", "not_sure", "yes")
    }


def _item(name: str, fields: dict[str, Any]) -> SafetyItem:
    item: SafetyItem = getattr(Answers.model_validate({name: fields}), name)
    return item


class _Draws:
    """A small repeatable source of draws; the engine uses no randomness of its own."""

    def __init__(self, seed: int) -> None:
        self._state = (seed * 0x9E3779B97F4A7C15 + 1) & 0xFFFFFFFFFFFFFFFF

    def below(self, limit: int) -> int:
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        return (self._state >> 33) % limit


_FORMS: dict[str, tuple[dict[str, Any], ...]] = {
    "S02": ({}, {"stress_only": True}),
    "S05": ({}, {"only_upright": True, "eased_by_sitting": True}),
    "S06": ({"degree": "mild", "side": "one"}, {"side": "one"}, {"degree": "mild"}, {"progressive": False}),
    "S10": ({}, {"cannot_walk": False}),
    "S20": ({}, {"same_since_check": True}),
    "S31": ({}, {"kinds": ("diabetes",)}),
    "S44": ({}, {"rest_pain_or_ulcer": False}),
    "S47": ({}, {"kinds": ("meals",)}),
    "S48": ({}, {"at_rest": False}),
    "S50": ({}, {"kinds": ("calf_pain",)}),
    "S63": ({}, {"kinds": ("effort",)}, {"kinds": ("injury",)}),
    "S67": ({}, {"head_signs": False}),
}


def _compare_drawn(draws: _Draws, book: RuleBook, found: list[CounterExample]) -> int:
    """One comparison: a drawn answer set with its own follow-ups per item, and one risk raised by one level."""
    base = _background_cached(list(BACKGROUNDS)[draws.below(len(BACKGROUNDS))])
    items = _drawn_items(draws)
    at = [_drawn_level(draws, c) for c in _EVERY_CHAIN]
    raised = draws.below(len(at))
    at[raised] = draws.below(len(_EVERY_CHAIN[raised].levels) - 1)
    higher = (*at[:raised], at[raised] + 1, *at[raised + 1 :])
    pair = [answers_at(base, _levels(_EVERY_CHAIN, place), items) for place in (tuple(at), higher)]
    before, after = severity(pair[0], book), severity(pair[1], book)
    if before is None or after is None:
        return 0
    if _fell(before, after):
        found.append(_example("drawn", _EVERY_CHAIN[raised].name, pair[0], pair[1], before, after))
    return 1


def _drawn_level(draws: _Draws, one: Chain) -> int:
    """Mostly harmless, so that one rule is not drowned by another."""
    return draws.below(len(one.levels)) if draws.below(6) == 0 else 0


def _drawn_items(draws: _Draws) -> Items:
    items: Items = {}
    for name in SAFETY_ITEMS:
        forms = _FORMS.get(name, ({},))
        form = draws.below(len(forms)), draws.below(len(FOLLOW_UPS))
        for answer in ("no", "not_sure", "yes"):
            items[name, answer] = _item_cached(name, answer, *form)
    return items


_items_made: dict[tuple[str, str, int, int], SafetyItem] = {}
_backgrounds_made: dict[str, Answers] = {}
_EVERY_CHAIN = (*(chain(name) for name in SAFETY_ITEMS if name not in LINKED), *LINKED.values(), *SIGNS.values(),
                *TOLD.values())  # fmt: skip


def _item_cached(name: str, answer: str, form: int, follow_up: int) -> SafetyItem:
    key = (name, answer, form, follow_up)
    if key not in _items_made:
        extras = _FORMS.get(name, ({},))[form]
        _items_made[key] = _item(name, {"answer": answer, **FOLLOW_UPS[follow_up], **extras})
    return _items_made[key]


def _background_cached(name: str) -> Answers:
    if name not in _backgrounds_made:
        _backgrounds_made[name] = _background(name)
    return _backgrounds_made[name]


def _example(
    group: str, raised: str, lower: Answers, higher: Answers, before: Severity, after: Severity
) -> CounterExample:
    return CounterExample(group, raised, _told(lower), _told(higher), before, after)


def _told(answers: Answers) -> dict[str, Any]:
    """Only what speaks: S items answered no are left out."""
    plain = answers.model_dump(mode="json", exclude_none=True)
    return {key: value for key, value in plain.items() if value != {"answer": "no"}}


def _plain_example(example: CounterExample) -> dict[str, Any]:
    return {
        "group": example.group,
        "raised": example.raised,
        "before": example.before,
        "after": example.after,
        "tier_and_action_rank": [list(example.severity_before), list(example.severity_after)],
    }
