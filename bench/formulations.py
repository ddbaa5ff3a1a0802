"""Two ways to write a week as a model, on the same people: the whole week, and a skeleton that is filled afterwards.

`python -m bench.formulations 60` prints the table of docs/decisions/0008-the-best-week.md.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from random import Random

from tests.population import random_input

from hingeback.cli.printing import print_table
from hingeback.engine.checking import check_plan
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.plan import Plan
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.library import load_library
from hingeback.engine.planning import dose_objective, plan_week, solver
from hingeback.engine.planning.draft import Slot, is_light
from hingeback.engine.planning.extras import add_extras
from hingeback.engine.planning.light_days import leave_no_day_empty, longest_within
from hingeback.engine.planning.menu import Kitchen, Menu
from hingeback.engine.planning.objective import weight_of
from hingeback.engine.planning.optimum import best_week, week_quality
from hingeback.engine.planning.optimum.best_week import fixed_part
from hingeback.engine.planning.optimum.model import Limits, Model, Objective
from hingeback.engine.planning.person import person_of
from hingeback.engine.planning.pool import Candidate
from hingeback.engine.planning.rules import rules_of
from hingeback.engine.planning.targets import PILLARS
from hingeback.engine.planning.week import cook, plan_of, prepare

_LEAST_MIN = 2
_LIGHT_MIN = 5
Minutes = dict[tuple[str, int], int]


def skeleton_week(inp: PlanningInput, library: Library) -> Plan:
    """Minutes of each pillar on each day by the solver; then rows by quality and ladder as the draft allows them."""
    start = cook(prepare(person_of(inp, library), rules_of(library)))
    kitchen = fixed_part(start)
    cells = _skeleton(kitchen)
    used = Menu()
    for (pillar, day), minutes in sorted(cells.items(), key=lambda cell: -cell[1]):
        _fill_cell(kitchen, used, pillar, day, minutes)
    leave_no_day_empty(kitchen, used)
    add_extras(kitchen)
    return plan_of(kitchen, library)


def _skeleton(kitchen: Kitchen) -> Minutes:
    model, minutes, on = Model(), {}, {}
    for pillar in PILLARS:
        for day in range(7):
            light = day not in kitchen.frame.full
            rows = [c for c in kitchen.pool.of_pillar(pillar) if not light or is_light(c)]
            most = _LIGHT_MIN if light else kitchen.frame.caps[day]
            if rows and day not in kitchen.draft.frozen and not (light and kitchen.frame.declined):
                minutes[pillar, day] = model.integer(f"{pillar}@{day}", 0, most)
                on[pillar, day] = model.boolean(f"on:{pillar}@{day}")
                model.add("most", {minutes[pillar, day]: 1, on[pillar, day]: -most}, high=0)
                model.add("least", {minutes[pillar, day]: 1, on[pillar, day]: -_LEAST_MIN}, low=0)
    _bound(model, kitchen, minutes, on)
    found = solver.solve(model, _lack(model, kitchen, minutes, on), Limits(1.2, 2), {})
    return {cell: found.values[variable] for cell, variable in minutes.items() if found.values.get(variable)}


def _bound(model: Model, kitchen: Kitchen, minutes: Minutes, on: Minutes) -> None:
    draft = kitchen.draft
    for day in range(7):
        here = {v: 1 for (_, d), v in minutes.items() if d == day}
        model.add("day", here, high=max(0, kitchen.frame.caps[day] - draft.minutes[day]))
        if day in kitchen.frame.one_item:
            model.add("light", {v: 1 for (_, d), v in on.items() if d == day}, high=1)
        pair = {on[cell]: 1 for cell in (("P-STR", day), ("P-STR", day + 1)) if cell in on}
        model.add("48 h", pair, high=1)
    model.add("week", dict.fromkeys(minutes.values(), 1), high=max(0, kitchen.frame.minutes - draft.total))
    for pillar, most in draft.days_max.items():
        model.add("days", {v: 1 for (p, _), v in on.items() if p == pillar}, high=most)


def _lack(model: Model, kitchen: Kitchen, minutes: Minutes, on: Minutes) -> Objective:
    cost = {}
    for pillar in PILLARS:
        goal = max(0, kitchen.goals.minutes[pillar] - kitchen.draft.planned(pillar))
        short = model.integer(f"short:{pillar}", 0, goal)
        model.add("short", {**{v: 1 for (p, _), v in minutes.items() if p == pillar}, short: 1}, low=goal)
        cost[short] = weight_of(pillar, kitchen)
        days = kitchen.goals.days[pillar]
        few = model.integer(f"few:{pillar}", 0, days)
        model.add("few", {**{v: 1 for (p, _), v in on.items() if p == pillar}, few: 1}, low=days)
        cost[few] = 6
    return Objective("dose", cost)


def _fill_cell(kitchen: Kitchen, used: Menu, pillar: str, day: int, minutes: int) -> None:
    """Rows that are in the week already come first, as long as they suit as well: new ones are few."""
    rows = sorted(kitchen.pool.of_pillar(pillar), key=lambda c: (not used.has(c), *c.rank))
    left = minutes
    for candidate in rows:
        dose = longest_within(candidate.doses, left)
        if dose and _may(kitchen, candidate, day) and kitchen.draft.allows(day, candidate, dose, pillar):
            kitchen.draft.add(day, Slot(candidate, dose, pillar, f"pillar:{pillar}"))
            used.take(candidate)
            left -= dose.minutes
        if left < _LEAST_MIN:
            return


def _may(kitchen: Kitchen, candidate: Candidate, day: int) -> bool:
    return not kitchen.draft.count(day, candidate.id)


@dataclass
class Column:
    """What one formulation came to."""

    name: str
    plan: Callable[[PlanningInput, Library], Plan]
    dose: list[int] = field(default_factory=list)
    quality: list[int] = field(default_factory=list)
    cpu_s: list[float] = field(default_factory=list)
    refused: int = 0

    def take(self, inp: PlanningInput, library: Library) -> None:
        began = time.process_time()
        plan = self.plan(inp, library)
        self.cpu_s.append(time.process_time() - began)
        self.dose.append(dose_objective(plan, inp, library))
        self.quality.append(week_quality(plan, inp, library))
        self.refused += not check_plan(plan, inp, library).accepted

    def row(self) -> tuple[str, ...]:
        slow = sorted(self.cpu_s)[int(0.95 * len(self.cpu_s))]
        return (
            self.name, str(self.refused), f"{statistics.median(self.dose):g}", f"{statistics.mean(self.dose):.1f}",
            f"{statistics.median(self.quality):g}", f"{1000 * statistics.median(self.cpu_s):.0f}", f"{1000 * slow:.0f}",
        )  # fmt: skip


def people(count: int) -> Iterator[PlanningInput]:
    library = load_library()
    found = (random_input(Random(seed), library) for seed in range(4 * count))
    return islice((inp for inp in found if inp is not None), count)


def main(count: int) -> None:
    library = load_library()
    solver.load()
    columns = (
        Column("constructive", plan_week),
        Column("skeleton, then filled", skeleton_week),
        Column("whole week", lambda inp, lib: best_week(inp, lib, solver.solve)),
    )
    for inp in people(count):
        for column in columns:
            column.take(inp, library)
    head = ("Formulation", "refused", "dose, median", "dose, mean", "quality, median", "CPU ms, median", "95 of 100")
    print_table(head, [column.row() for column in columns])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
