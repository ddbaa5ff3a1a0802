"""The planner's processor time: the median over 200 people, measured against a loop that is always the same.

A shared machine slows everything down, so each plan is timed between two runs of the loop, and their ratio is what
counts. The ratio times the loop's own time on a quiet machine gives milliseconds.
"""

import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from random import Random
from typing import TYPE_CHECKING

from bench.measure import Measure

if TYPE_CHECKING:
    from hingeback.engine.contracts.planning import PlanningInput

PEOPLE = 200
#: Processor time of the loop on a quiet core of the 2-core machine that the limits were set on.
QUIET_LOOP_MS = 5.0
LOOP_STEPS = 20_000
MEDIAN_LIMIT_MS, SLOW_LIMIT_MS = 30, 80


def run() -> Iterable[Measure]:
    from hingeback.engine.checking import check_plan
    from hingeback.engine.library import load_library
    from hingeback.engine.planning import plan_week

    library, people = load_library(), list(_people())
    plan_week(people[0], library)
    planned = [_ratio(lambda inp=inp: plan_week(inp, library)) for inp in people]  # type: ignore[misc]
    plans = [(plan_week(inp, library), inp) for inp in people]
    checked = [_ratio(lambda plan=plan, inp=inp: check_plan(plan, inp, library)) for plan, inp in plans]  # type: ignore[misc]
    how = f"{PEOPLE} people, processor time over that of a loop, times {QUIET_LOOP_MS} ms"
    yield Measure("a week, median", _ms(statistics.median(planned)), "ms", how, MEDIAN_LIMIT_MS)
    yield Measure("a week, 95 of 100", _ms(_slow(planned)), "ms", how, SLOW_LIMIT_MS)
    yield Measure("checking a week, median", _ms(statistics.median(checked)), "ms", how)
    yield Measure("a week against the loop", statistics.median(planned), "times", "median ratio")


def _people() -> Iterator["PlanningInput"]:
    from tests.population import random_input

    from hingeback.engine.library import load_library

    library = load_library()
    found = (random_input(Random(seed), library) for seed in range(2 * PEOPLE))
    return islice((inp for inp in found if inp is not None), PEOPLE)


def _ratio(work: Callable[[], object]) -> float:
    """Processor time of the work over the mean of the loop just before and just after it."""
    before, spent, after = _cpu_s(_loop), _cpu_s(work), _cpu_s(_loop)
    return 2 * spent / (before + after)


def _cpu_s(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _loop() -> int:
    """Dictionary and integer work, like that of a planner."""
    seen: dict[int, int] = {}
    for step in range(LOOP_STEPS):
        seen[step % 97] = seen.get(step % 89, 0) + step % 7
    return len(seen)


def _slow(ratios: list[float]) -> float:
    return sorted(ratios)[int(0.95 * len(ratios))]


def _ms(ratio: float) -> float:
    return ratio * QUIET_LOOP_MS


if __name__ == "__main__":
    from hingeback.cli.printing import print_table

    print_table(("What", "Measured", "Limit", "", "How"), [measure.as_row() for measure in run()])
