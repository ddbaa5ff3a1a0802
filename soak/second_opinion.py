"""Two solvers on the same models: CP-SAT here and HiGHS in another process say feasible or infeasible alike.

Half of the models are as the planner makes them (feasible, since the constructive week solves them); the others ask for
more than may fit: an exercise, and minutes of a pillar, at random.
"""

import json
import subprocess
import sys
from collections import Counter
from random import Random
from typing import IO

from tests.population import random_input

from hingeback.engine.library import load_library
from hingeback.engine.planning import solver
from hingeback.engine.planning.errors import Withheld
from hingeback.engine.planning.optimum.best_week import fixed_part
from hingeback.engine.planning.optimum.hard_rules import week_model
from hingeback.engine.planning.optimum.model import Limits, Model, Objective, Status
from hingeback.engine.planning.optimum.stages import surely
from hingeback.engine.planning.optimum.week_model import added
from hingeback.engine.planning.person import person_of
from hingeback.engine.planning.rules import rules_of
from hingeback.engine.planning.targets import PILLARS
from hingeback.engine.planning.week import cook, prepare

PROFILES = 1_000
#: What a line of `soak.highs_process` begins with; that module is not imported, since it loads HiGHS.
OPINION = "OPINION"
_LIMITS = Limits(work=20.0)
_FEASIBLE = (Status.OPTIMAL, Status.FEASIBLE)
_NOTHING = Objective("nothing", {0: 0})


def model_of(seed: int) -> Model | None:
    """None where this person may not exercise."""
    rng, library = Random(seed), load_library()
    inp = random_input(rng, library)
    if inp is None:
        return None
    try:
        start = cook(prepare(person_of(inp, library), rules_of(library)))
    except Withheld:
        return None
    week = week_model(fixed_part(start), start)
    if seed % 2 and week.used:
        week.model.add("asked", {week.used[rng.choice(sorted(week.used))]: 1}, low=1)
        pillar = rng.choice(PILLARS)
        minutes = added(s.minutes for s in week.of_pillar(pillar))
        week.model.add("asked", minutes, low=rng.randint(1, max(2, start.frame.minutes)))
    return week.model if week.model.variables else None


def as_json(model: Model) -> str:
    rows = [[row.low, row.high, list(row.terms.items())] for row in model.rows]
    return json.dumps({"variables": [[v.low, v.high] for v in model.variables], "rows": rows})


def soak(scale: float = 1.0) -> int:
    """1 if the two ever disagree."""
    command = [sys.executable, "-m", "soak.highs_process"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as highs:
        said = _said(highs, max(1, int(PROFILES * scale)))
    agree = sum(count for (one, other), count in said.items() if one == other)
    told = ", ".join(f"{one}/{other} {count}" for (one, other), count in sorted(said.items()))
    print(f"second opinion: {said.total()} models, {agree} alike; {told}", flush=True)
    return int(any({"feasible", "infeasible"} == {one, other} for one, other in said))


def _said(highs: "subprocess.Popen[str]", profiles: int) -> Counter[tuple[str, str]]:
    assert highs.stdin is not None and highs.stdout is not None
    said: Counter[tuple[str, str]] = Counter()
    seed = 0
    while said.total() < profiles:
        model, seed = model_of(seed), seed + 1
        if model is None:
            continue
        highs.stdin.write(as_json(model) + "\n")
        highs.stdin.flush()
        found = surely(solver.solve, model, _NOTHING, _LIMITS, {})
        mine = "feasible" if found.status in _FEASIBLE else found.status.value
        said[mine, _opinion(highs.stdout)] += 1
        if said.total() % 50 == 0:
            print(f"second opinion: {said.total()} of {profiles}", end="\r", file=sys.stderr, flush=True)
    highs.stdin.close()
    return said


def _opinion(lines: IO[str]) -> str:
    return next((line.split()[1] for line in lines if line.startswith(OPINION)), "ended")


if __name__ == "__main__":
    sys.exit(soak(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0))
