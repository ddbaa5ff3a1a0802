"""Many people through the optimum: the checker accepts each week, none is worse than the constructive one.

`python -m soak.soak_best_week 0.1` runs a tenth; two processes of one solver each.
"""

import sys
import time
from collections.abc import Iterator
from random import Random

from tests.population import random_input
from tests.population.inputs import input_of

from hingeback.engine.checking import check_plan
from hingeback.engine.contracts.plan import Plan
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.planning import dose_objective, plan_week, solver
from hingeback.engine.planning.optimum import best_week, week_quality
from hingeback.engine.planning.optimum.stages import DOSE_WITHIN, QUALITY_WITHIN
from soak.soak_planner import ADVERSARIAL, RANDOM, extreme_sheets, last_lines, library, run_group
from soak.tally import Outcome


def random_person(seed: int) -> list[Outcome]:
    return [_judged(f"random {seed}", random_input(Random(seed), library()))]


def extreme_person(number: int) -> list[Outcome]:
    return [_judged(f"adversarial {number}", input_of(extreme_sheets()[number], Random(number), library()))]


def _judged(name: str, inp: PlanningInput | None) -> Outcome:
    if inp is None:
        return Outcome(name, withheld=True)
    start = time.process_time()
    try:
        best = best_week(inp, library(), solver.solve)
    except Exception:
        return Outcome(name, without_plan=last_lines())
    plan_ms = 1000 * (time.process_time() - start)
    broken = [(v.rule, f"{v.where}: {v.text}") for v in check_plan(best, inp, library()).violations]
    if best.planner.kind == "optimum":
        broken += _worse_than(plan_week(inp, library()), best, inp)
    return Outcome(name, broken=tuple(broken), plan_ms=plan_ms)


def _worse_than(start: Plan, best: Plan, inp: PlanningInput) -> Iterator[tuple[str, str]]:
    more = dose_objective(best, inp, library()) - dose_objective(start, inp, library())
    if more > DOSE_WITHIN:
        yield "WORSE-DOSE", f"{more} weighted minutes more are missing"
    if more >= -DOSE_WITHIN:
        less = week_quality(start, inp, library()) - week_quality(best, inp, library())
        if less > QUALITY_WITHIN:
            yield "WORSE-QUALITY", f"{less} points less"


def soak(scale: float = 1.0) -> int:
    """The number of groups with a fault."""
    failed = 0
    for group, each, count in (
        ("best, adversarial", extreme_person, ADVERSARIAL),
        ("best, random", random_person, RANDOM),
    ):
        tally = run_group(group, each, range(max(1, int(count * scale))))
        print("\n".join(tally.lines()), flush=True)
        failed += bool(tally.faults)
    return failed


if __name__ == "__main__":
    sys.exit(1 if soak(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0) else 0)
