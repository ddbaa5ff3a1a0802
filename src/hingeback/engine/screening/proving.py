"""Proof by enumeration that tier and action never fall when an answer gets graver (B2, monotonicity).

Every rule group is enumerated over all levels of its items; then every pair of risks, each with its own follow-ups;
across groups answer sets are drawn. Compared are neighbours: the same answers with one risk raised by one level,
follow-ups equal, both without an open conflict.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from hingeback.engine.contracts.library import Library
from hingeback.engine.screening.comparing import (
    CounterExample,
    GroupCount,
    Items,
    Severity,
    background,
    example,
    fell,
    formed_item,
    make_item,
    severity,
)
from hingeback.engine.screening.items import SAFETY_ITEMS
from hingeback.engine.screening.pairing import compare_pairs
from hingeback.engine.screening.risk_chains import (
    BACKGROUNDS,
    EVERY_CHAIN,
    FOLLOW_UPS,
    FORMS,
    GROUPS,
    Chain,
    FollowUps,
    Form,
    Group,
    answers_at,
)
from hingeback.engine.screening.rules import RuleBook, rule_book


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
            "counter_examples": [e.plain() for e in self.counter_examples[:20]],
        }


def prove(
    library: Library,
    samples: int = 5_000,
    seed: int = 1,
    groups: tuple[Group, ...] = GROUPS,
    pairs: tuple[Chain, ...] = EVERY_CHAIN,
) -> Proof:
    """Enumerate the groups and all pairs exhaustively, then draw `samples` comparisons across all groups."""
    book = rule_book(library)
    found: list[CounterExample] = []
    counts = tuple(_enumerate(group, book, found) for group in groups)
    counts += (compare_pairs(book, found, pairs),) if pairs else ()
    drawn = sum(_compare_drawn(_Draws(seed * 1_000_003 + n), book, found) for n in range(samples))
    return Proof(counts, drawn, seed, tuple(found))


def _enumerate(group: Group, book: RuleBook, found: list[CounterExample]) -> GroupCount:
    sets = comparisons = 0
    for place, follow_ups, form in product(group.backgrounds, group.follow_ups, group.forms):
        base, items = background(place), _ready_items(follow_ups, form)
        table = {at: severity(answers_at(base, _levels(group.chains, at), items), book) for at in _all(group.chains)}
        sets += len(table)
        for at, name, higher in _neighbours(table, group.chains):
            before, after = table[at], table[higher]
            if before is None or after is None:
                continue
            comparisons += 1
            if fell(before, after):
                lower, graver = (answers_at(base, _levels(group.chains, p), items) for p in (at, higher))
                found.append(example(group.name, name, (lower, graver), before, after))
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


def _ready_items(follow_ups: FollowUps, form: Form) -> Items:
    """Every (item, answer) with the same follow-ups and the extras of the form."""
    return {
        (name, answer): make_item(name, {"answer": answer, **follow_ups, **form.get(name, {})})
        for name in SAFETY_ITEMS
        for answer in ("no", "not_sure", "yes")
    }


class _Draws:
    """A small repeatable source of draws; the engine uses no randomness of its own."""

    def __init__(self, seed: int) -> None:
        self._state = (seed * 0x9E3779B97F4A7C15 + 1) & 0xFFFFFFFFFFFFFFFF

    def below(self, limit: int) -> int:
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        return (self._state >> 33) % limit


def _compare_drawn(draws: _Draws, book: RuleBook, found: list[CounterExample]) -> int:
    """One comparison: a drawn answer set with its own follow-ups per item, and one risk raised by one level."""
    base = background(list(BACKGROUNDS)[draws.below(len(BACKGROUNDS))])
    items = _drawn_items(draws)
    at = [_drawn_level(draws, c) for c in EVERY_CHAIN]
    raised = draws.below(len(at))
    at[raised] = draws.below(len(EVERY_CHAIN[raised].levels) - 1)
    higher = (*at[:raised], at[raised] + 1, *at[raised + 1 :])
    lower, graver = (answers_at(base, _levels(EVERY_CHAIN, place), items) for place in (tuple(at), higher))
    pair = lower, graver
    before, after = severity(pair[0], book), severity(pair[1], book)
    if before is None or after is None:
        return 0
    if fell(before, after):
        found.append(example("drawn", EVERY_CHAIN[raised].name, pair, before, after))
    return 1


def _drawn_level(draws: _Draws, one: Chain) -> int:
    """Mostly harmless, so that one rule is not drowned by another."""
    return draws.below(len(one.levels)) if draws.below(6) == 0 else 0


def _drawn_items(draws: _Draws) -> Items:
    items: Items = {}
    for name in SAFETY_ITEMS:
        forms = FORMS.get(name, ({},))
        form = draws.below(len(forms)), draws.below(len(FOLLOW_UPS))
        for answer in ("no", "not_sure", "yes"):
            items[name, answer] = formed_item(name, answer, *form)
    return items
