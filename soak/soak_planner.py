"""Ten thousand random and five hundred extreme people through the planner and the independent checker.

Prints the counts, and every breach with the seed that leads to it. The exit code is the number of refused weeks
(at most 125). `python -m soak.soak_planner 2000` takes fewer random people.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from random import Random

from tests.population import adversarial_sheets, random_input
from tests.population.inputs import input_of

from hingeback.engine.checking import check_plan
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.library import load_library
from hingeback.engine.planning import plan_week

RANDOM_PEOPLE = 10_000
ADVERSARIAL_PEOPLE = 500
LIBRARY = load_library()
People = Iterator[tuple[str, PlanningInput | None]]


@dataclass
class Tally:
    """What one group came to; times are CPU milliseconds of planning."""

    withheld: int = 0
    accepted: int = 0
    refused: int = 0
    broken: Counter[str] = field(default_factory=Counter)
    first: dict[str, str] = field(default_factory=dict)
    plan_ms: list[float] = field(default_factory=list)

    def add(self, name: str, inp: PlanningInput | None) -> None:
        if inp is None:
            self.withheld += 1
            return
        start = time.process_time()
        plan = plan_week(inp, LIBRARY)
        self.plan_ms.append(1000 * (time.process_time() - start))
        judged = check_plan(plan, inp, LIBRARY)
        self.accepted += judged.accepted
        self.refused += not judged.accepted
        for violation in judged.violations:
            self.broken[violation.rule] += 1
            self.first.setdefault(violation.rule, f"{name}: {violation.where}: {violation.text}")

    def lines(self, group: str) -> Iterator[str]:
        middle = sorted(self.plan_ms)[len(self.plan_ms) // 2] if self.plan_ms else 0.0
        yield (
            f"{group}: {self.accepted} accepted, {self.refused} refused, {self.withheld} withheld; "
            f"median {middle:.1f} ms a plan"
        )
        for rule, count in self.broken.most_common():
            yield f"  {rule} {count}x, first {self.first[rule]}"


def random_people(count: int) -> People:
    for seed in range(count):
        yield f"seed {seed}", random_input(Random(seed), LIBRARY)


def adversarial_people() -> People:
    for number, sheet in enumerate(islice(adversarial_sheets(), ADVERSARIAL_PEOPLE)):
        yield f"adversarial {number}", input_of(sheet, Random(number), LIBRARY)


def soak(random_count: int = RANDOM_PEOPLE) -> int:
    """Run both groups, print what came of them, and return how many weeks were refused."""
    refused = 0
    for group, people in (("random", random_people(random_count)), ("adversarial", adversarial_people())):
        tally = Tally()
        for name, inp in people:
            tally.add(name, inp)
        print("\n".join(tally.lines(group)), flush=True)
        refused += tally.refused
    return refused


if __name__ == "__main__":
    sys.exit(min(125, soak(int(sys.argv[1]) if len(sys.argv) > 1 else RANDOM_PEOPLE)))
