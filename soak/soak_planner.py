"""Many people through the planner, the independent checker and the explanations.

Groups: random people (first and later weeks, with histories made up), people at the edges, whole courses of care week
by week (sessions, pain, wishes, holds, weeks planned anew while they run), and flipped answers. Two processes; a line
of progress on standard error; at the end the counts, and for each broken rule the first name that leads to it.
"""

import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice
from multiprocessing import get_context
from random import Random

from tests.population import adversarial_sheets, course, random_input, random_sheet
from tests.population.inputs import input_of
from tests.population.probing import probes_of

from hingeback.engine.checking import check_plan
from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.plan import Plan
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.library import load_library
from hingeback.engine.planning import ease_session, plan_week, why_not
from soak.tally import Outcome, Tally

PROCESSES = 2
CHUNK = 25
#: How many people each group has; a probe is one person with up to three probes.
RANDOM, ADVERSARIAL, COURSES, FLIPS = 10_000, 500, 1_000, 700
LEAST_CHANGED = 0.95
#: One in so many is planned twice and asked about rows that are not in the plan.
EXPLAINED_EVERY = 5
_EXPLAINED_ROWS = 3
Group = Callable[[int], list[Outcome]]


@cache
def library() -> Library:
    return load_library()


@cache
def extreme_sheets() -> tuple[AnswerSheet, ...]:
    return tuple(islice(adversarial_sheets(), ADVERSARIAL))


def random_person(seed: int) -> list[Outcome]:
    return [_judged(f"random {seed}", random_input(Random(seed), library()), seed)]


def extreme_person(number: int) -> list[Outcome]:
    sheet = extreme_sheets()[number]
    return [_judged(f"adversarial {number}", input_of(sheet, Random(number), library()), number)]


def whole_course(seed: int) -> list[Outcome]:
    rng, name = Random(seed), f"course {seed}"
    outcomes: list[Outcome] = []
    try:
        for stretch in course(random_sheet(rng), rng, library()):
            where = f"{name} week {stretch.inp.week}, stretch {len(outcomes)}"
            outcomes.append(Outcome(where, broken=tuple(_broken(stretch.plan, stretch.inp))))
    except Exception:  # (the run goes on, and the person counts as one without a plan)
        outcomes.append(Outcome(name, without_plan=last_lines()))
    return outcomes or [Outcome(name, withheld=True)]


def flips_of_person(seed: int) -> list[Outcome]:
    try:
        return [
            Outcome(f"flip {seed} {p.item}", broken=() if p.changed else ((f"{p.rule} {p.answer}", "nothing changed"),))
            for p in probes_of(seed, library())
        ]
    except Exception:
        return [Outcome(f"flip {seed}", without_plan=last_lines())]


def _judged(name: str, inp: PlanningInput | None, seed: int) -> Outcome:
    if inp is None:
        return Outcome(name, withheld=True)
    start = time.process_time()
    try:
        plan = plan_week(inp, library())
    except Exception:
        return Outcome(name, without_plan=last_lines())
    plan_ms = 1000 * (time.process_time() - start)
    explained = _explained(plan, inp, Random(seed)) if seed % EXPLAINED_EVERY == 0 else ()
    return Outcome(name, broken=(*_broken(plan, inp), *explained), plan_ms=plan_ms)


def _broken(plan: Plan, inp: PlanningInput) -> Iterator[tuple[str, str]]:
    for violation in check_plan(plan, inp, library()).violations:
        yield violation.rule, f"{violation.where}: {violation.text}"


def _explained(plan: Plan, inp: PlanningInput, rng: Random) -> Iterator[tuple[str, str]]:
    """The same plan again, an easy session, and an answer to "why not" for a few rows that fits the plan."""
    if plan_week(inp, library()) != plan:
        yield "DETERMINISM", "another plan from the same input"
    ease_session(inp, library())
    planned = {item.exercise for day in plan.days for item in day.items}
    for row in rng.sample(sorted(library().exercises), _EXPLAINED_ROWS):
        told = why_not(inp, library(), row)
        if not told.rule or not told.text or (told.out and row in planned):
            yield "WHY-NOT", f"{row}: {told.rule} {told.text}"


def last_lines() -> str:
    return " | ".join(traceback.format_exc().strip().splitlines()[-3:])


def run_group(group: str, each: Group, numbers: Sequence[int]) -> Tally:
    """All numbers in two processes that are renewed now and then; nothing but counts is kept."""
    tally, done = Tally(group), 0
    library(), extreme_sheets()  # (read once, before the processes part)
    with get_context("fork").Pool(PROCESSES, maxtasksperchild=20) as pool:
        for outcomes in pool.imap_unordered(each, numbers, chunksize=CHUNK):
            tally.add(outcomes)
            done += 1
            if done % 100 == 0 or done == len(numbers):
                _progress(group, done, len(numbers), tally)
    return tally


def _progress(group: str, done: int, of: int, tally: Tally) -> None:
    end = "\n" if done == of else "\r"
    print(f"{group}: {done} of {of}, {tally.faults} faults", end=end, file=sys.stderr, flush=True)


def soak(scale: float = 1.0) -> int:
    """Run all groups, print what came of them, and return how many of them are not as they have to be."""
    failed = 0
    for group, each, count in (
        ("adversarial", extreme_person, ADVERSARIAL),
        ("flips", flips_of_person, FLIPS),
        ("courses", whole_course, COURSES),
        ("random", random_person, RANDOM),
    ):
        tally = run_group(group, each, range(max(1, int(count * scale))))
        print("\n".join(tally.lines()), flush=True)
        failed += not _as_it_has_to_be(tally)
    return failed


def _as_it_has_to_be(tally: Tally) -> bool:
    """No fault at all; of the flipped answers one in twenty may leave its item as it was."""
    if tally.group == "flips":
        return not tally.without_plan and tally.refused <= (1 - LEAST_CHANGED) * tally.weeks
    return not tally.faults


if __name__ == "__main__":
    sys.exit(1 if soak(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0) else 0)
