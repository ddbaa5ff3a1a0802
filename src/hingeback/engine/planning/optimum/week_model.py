"""The week as a model: its servings, and marks that follow from them."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from hingeback.engine.planning.menu import Kitchen
from hingeback.engine.planning.optimum.model import Model, Terms
from hingeback.engine.planning.optimum.servings import Serving

Values = dict[int, int]


@dataclass(slots=True)
class WeekModel:
    """`kitchen` holds what is fixed (begun days, breath around sessions); `start` is the constructive week."""

    kitchen: Kitchen
    start: Kitchen
    model: Model
    servings: tuple[Serving, ...]
    used: dict[str, int] = field(default_factory=dict)
    #: (row, day) -> variable: further bouts of a key in less than three minutes, which do not count (E2).
    short_bouts: dict[tuple[str, int], int] = field(default_factory=dict)
    #: Fills in the variables that follow from others, in the order in which they were made.
    following: list[Callable[[Values], None]] = field(default_factory=list)

    def of_day(self, day: int) -> list[Serving]:
        return [serving for serving in self.servings if serving.day == day]

    def of_pillar(self, pillar: str) -> list[Serving]:
        return [serving for serving in self.servings if serving.pillar == pillar]

    def of_rows(self, rows: frozenset[str]) -> list[Serving]:
        return [serving for serving in self.servings if serving.candidate.id in rows]

    def follows(self, variable: int, of: Terms, value: Callable[[int], int]) -> None:
        """`variable` is `value` of the sum of terms in every week that is read back into the model."""
        terms = dict(of)

        def fill(values: Values) -> None:
            values[variable] = value(sum(factor * values[v] for v, factor in terms.items()))

        self.following.append(fill)

    def marked(self, name: str, tag: str, terms: Iterable[Terms]) -> int:
        """A variable that is 1 as soon as one of the terms is."""
        mark, each = self.model.boolean(name), list(terms)
        for one in each:
            self.model.add(tag, {**one, mark: -1}, high=0)
        self.follows(mark, added(each), lambda total: int(total > 0))
        return mark

    def reached(self, name: str, tag: str, terms: Terms, goal: int) -> int:
        """A variable that may be 1 only where the sum reaches the goal."""
        mark = self.model.boolean(name)
        self.model.add(tag, {**terms, mark: -goal}, low=0)
        self.follows(mark, terms, lambda total: int(total >= goal))
        return mark

    def lacking(self, name: str, terms: Terms, goal: int) -> int:
        """A variable that is at least what the sum lacks to the goal."""
        least = sum(min(0, factor) for factor in terms.values())
        short = self.model.integer(name, 0, max(0, goal - least))
        self.model.add(name, {**terms, short: 1}, low=goal)
        self.follows(short, terms, lambda total: max(0, goal - total))
        return short

    def beyond(self, name: str, terms: Terms, free: int) -> int:
        """A variable that is at least what the sum has above `free`."""
        most = sum(factor * self.model.variables[v].high for v, factor in terms.items() if factor > 0)
        over = self.model.integer(name, 0, max(0, most - free))
        self.model.add(name, {**terms, over: -1}, high=free)
        self.follows(over, terms, lambda total: max(0, total - free))
        return over


def added(terms: Iterable[Terms]) -> dict[int, int]:
    total: dict[int, int] = defaultdict(int)
    for one in terms:
        for variable, factor in one.items():
            total[variable] += factor
    return dict(total)
