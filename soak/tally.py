"""What one group of a soak run came to. Bounded: counts, and one example for each broken rule."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Outcome:
    """One week, or one probe: its name, the rules it broke with an example, CPU milliseconds of planning."""

    name: str
    broken: tuple[tuple[str, str], ...] = ()
    withheld: bool = False
    without_plan: str = ""
    plan_ms: float = 0.0


@dataclass
class Tally:
    group: str
    weeks: int = 0
    withheld: int = 0
    without_plan: int = 0
    refused: int = 0
    broken: Counter[str] = field(default_factory=Counter)
    first: dict[str, str] = field(default_factory=dict)
    by_ms: Counter[int] = field(default_factory=Counter)

    def add(self, outcomes: Iterable[Outcome]) -> None:
        for outcome in outcomes:
            self._add(outcome)

    def _add(self, outcome: Outcome) -> None:
        if outcome.withheld:
            self.withheld += 1
            return
        self.weeks += 1
        self.by_ms[round(outcome.plan_ms)] += 1
        self.refused += bool(outcome.broken)
        if outcome.without_plan:
            self.without_plan += 1
            self.first.setdefault("without plan", f"{outcome.name}: {outcome.without_plan}")
        for rule, text in outcome.broken:
            self.broken[rule] += 1
            self.first.setdefault(rule, f"{outcome.name}: {text}")

    @property
    def faults(self) -> int:
        return self.refused + self.without_plan

    @property
    def middle_ms(self) -> int:
        seen = 0
        for ms, count in sorted(self.by_ms.items()):
            seen += count
            if 2 * seen >= self.weeks:
                return ms
        return 0

    def lines(self) -> Iterator[str]:
        yield (
            f"{self.group}: {self.weeks} weeks, {self.refused} refused, {self.without_plan} without a plan, "
            f"{self.withheld} people withheld; median {self.middle_ms} ms"
        )
        for rule, count in self.broken.most_common():
            yield f"  {rule} {count}x, first {self.first[rule]}"
        if self.without_plan:
            yield f"  without a plan, first {self.first['without plan']}"
