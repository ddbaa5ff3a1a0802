"""Every two risks together, each with its own follow-ups and form: what no rule group may see (B2, monotonicity)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from hingeback.engine.contracts.answers import Answers
from hingeback.engine.screening.comparing import (
    CounterExample,
    GroupCount,
    Items,
    Severity,
    background,
    example,
    fell,
    formed_item,
    severity,
)
from hingeback.engine.screening.items import SAFETY_ITEMS
from hingeback.engine.screening.risk_chains import (
    EVERY_CHAIN,
    FOLLOW_UPS,
    FORMS,
    OLD_SETTLED,
    OLD_UNCHECKED,
    OPEN,
    Chain,
    answers_at,
)
from hingeback.engine.screening.rules import RuleBook

PAIR_BACKGROUNDS = ("adult", "older")
_FOLLOW_UPS = tuple(FOLLOW_UPS.index(one) for one in (OPEN, OLD_SETTLED, OLD_UNCHECKED))
ANSWERS = ("no", "not_sure", "yes")


@dataclass(frozen=True, slots=True)
class Variant:
    """A risk in one form and with one set of follow-ups; both are 0 for a risk that is no S item."""

    chain: Chain
    form: int
    follow_up: int

    def items(self) -> Items:
        name = self.chain.name
        if name not in SAFETY_ITEMS:
            return {}
        return {(name, answer): formed_item(name, answer, self.form, self.follow_up) for answer in ANSWERS}


def variants(chains: tuple[Chain, ...] = EVERY_CHAIN) -> tuple[Variant, ...]:
    return tuple(variant for one in chains for variant in _variants(one))


def compare_pairs(book: RuleBook, found: list[CounterExample], chains: tuple[Chain, ...] = EVERY_CHAIN) -> GroupCount:
    """Raise each of two risks by one level, for every pair, level, form and set of follow-ups."""
    sets = comparisons = 0
    for place in PAIR_BACKGROUNDS:
        pairs = _Pairs(background(place), book)
        for one, other in combinations(variants(chains), 2):
            if one.chain is not other.chain:
                comparisons += pairs.compare(one, other, found)
        sets += len(pairs.judged) + pairs.judged_together
    return GroupCount("pairs", sets, comparisons)


def _variants(one: Chain) -> Iterator[Variant]:
    if one.name not in SAFETY_ITEMS:
        yield Variant(one, 0, 0)
        return
    for form, follow_up in product(range(len(FORMS.get(one.name, ({},)))), _FOLLOW_UPS):
        yield Variant(one, form, follow_up)


Told = tuple[tuple[Variant, int], ...]


class _Pairs:
    """Judges the levels of two risks over one background; a risk alone is judged once."""

    def __init__(self, base: Answers, book: RuleBook) -> None:
        self._base, self._book = base, book
        self.judged: dict[tuple[int, ...], Severity | None] = {}
        self.judged_together = 0

    def compare(self, one: Variant, other: Variant, found: list[CounterExample]) -> int:
        """How many comparisons were made."""
        size = len(one.chain.levels), len(other.chain.levels)
        table = {at: self._severity(one, other, at) for at in product(range(size[0]), range(size[1]))}
        made = 0
        for at, before in table.items():
            for raised, higher in ((one, (at[0] + 1, at[1])), (other, (at[0], at[1] + 1))):
                after = table.get(higher)
                if before is None or after is None:
                    continue
                made += 1
                if fell(before, after):
                    pair = self._answers(one, other, at), self._answers(one, other, higher)
                    found.append(example("pairs", raised.chain.name, pair, before, after))
        return made

    def _severity(self, one: Variant, other: Variant, at: tuple[int, int]) -> Severity | None:
        if 0 not in at:
            self.judged_together += 1
            return severity(self._answers(one, other, at), self._book)
        alone, level = (other, at[1]) if at[0] == 0 else (one, at[0])
        key = (EVERY_CHAIN.index(alone.chain), alone.form, alone.follow_up, level) if level else ()
        if key not in self.judged:
            self.judged[key] = severity(self._answers(one, other, at), self._book)
        return self.judged[key]

    def _answers(self, one: Variant, other: Variant, at: tuple[int, int]) -> Answers:
        levels = [one.chain.levels[at[0]], other.chain.levels[at[1]]]
        return answers_at(self._base, levels, one.items() | other.items())
