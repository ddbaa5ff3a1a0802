"""The best week: the constructive one is a solution of its model, and the optimum is never worse than it."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

import pytest
from tests.population import random_input

from hingeback.engine.contracts.history import History, Wish
from hingeback.engine.contracts.plan import Plan
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.planning import differences, plan_week, solver
from hingeback.engine.planning.objective import dose_objective
from hingeback.engine.planning.optimum import best_week, better_of, relaxations, week_quality
from hingeback.engine.planning.optimum.best_week import fixed_part
from hingeback.engine.planning.optimum.dose import dose_stage
from hingeback.engine.planning.optimum.hard_rules import week_model
from hingeback.engine.planning.optimum.measure import changed_minutes
from hingeback.engine.planning.optimum.model import Limits, Model, Objective, Solution, Status
from hingeback.engine.planning.optimum.reading import cooked_from, values_of
from hingeback.engine.planning.optimum.stages import DOSE_WITHIN, QUALITY_WITHIN, surely
from hingeback.engine.planning.person import person_of
from hingeback.engine.planning.rules import rules_of
from hingeback.engine.planning.targets import PILLARS
from hingeback.engine.planning.tests.people import LIBRARY, ben
from hingeback.engine.planning.week import cook, plan_of, prepare

CHUNKS, CHUNK = 4, 6


def people(chunk: int) -> list[PlanningInput]:
    found = (random_input(Random(5_000 + seed), LIBRARY) for seed in range(chunk * CHUNK, (chunk + 1) * CHUNK))
    return [inp for inp in found if inp is not None]


def rows_of(plan: Plan) -> set[str]:
    return {str(item.exercise) for day in plan.days for item in day.items if item.exercise and item.counted_minutes}


@pytest.fixture(scope="module")
def best() -> Plan:
    return best_week(ben(), LIBRARY, solver.solve)


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_the_constructive_week_is_a_solution_of_the_model(chunk: int) -> None:
    for inp in people(chunk):
        start = cook(prepare(person_of(inp, LIBRARY), rules_of(LIBRARY)))
        week = week_model(fixed_part(start), start)
        dose = dose_stage(week)
        values = values_of(week, start)
        assert week.model.broken(values) == []
        assert dose.value(values) >= dose_objective(plan_of(start, LIBRARY), inp, LIBRARY), "the model counts all costs"


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_the_constructive_week_comes_back_from_the_model_with_the_same_minutes(chunk: int) -> None:
    for inp in people(chunk):
        start = cook(prepare(person_of(inp, LIBRARY), rules_of(LIBRARY)))
        week = week_model(fixed_part(start), start)
        dose_stage(week)
        again = plan_of(cooked_from(week, values_of(week, start)), LIBRARY)
        before = plan_of(start, LIBRARY)
        assert [day.counted_minutes for day in again.days] == [day.counted_minutes for day in before.days]
        assert rows_of(again) == rows_of(before)


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_the_optimum_is_never_worse(chunk: int) -> None:
    for inp in people(chunk):
        start, found = plan_week(inp, LIBRARY), best_week(inp, LIBRARY, solver.solve)
        assert dose_objective(found, inp, LIBRARY) <= dose_objective(start, inp, LIBRARY) + DOSE_WITHIN
        if dose_objective(found, inp, LIBRARY) >= dose_objective(start, inp, LIBRARY) - DOSE_WITHIN:
            assert week_quality(found, inp, LIBRARY) >= week_quality(start, inp, LIBRARY) - QUALITY_WITHIN


def test_a_note_tells_how_sure_it_is(best: Plan) -> None:
    assert best.planner.kind == "optimum" and best.planner.status == "proven"
    assert best.planner.bound is not None and best.planner.gap is not None
    assert all(item.why for day in best.days for item in day.items), "the optimum has its reasons too"


def test_the_same_input_gives_the_same_week(best: Plan) -> None:
    assert best_week(ben(), LIBRARY, solver.solve) == best


def test_the_same_week_under_another_hash_seed(best: Plan) -> None:
    code = (
        "from hingeback.engine.planning.tests.people import ben, LIBRARY\n"
        "from hingeback.engine.planning import solver\n"
        "from hingeback.engine.planning.optimum import best_week\n"
        "print(best_week(ben(), LIBRARY, solver.solve).model_dump_json())\n"
    )
    import os

    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == best.model_dump_json()


def test_a_week_planned_again_stays_as_it_is(best: Plan) -> None:
    """Nothing changed, so nothing changes: the plan in force is the one to stay close to."""
    again = best_week(ben().model_copy(update={"previous": best}), LIBRARY, solver.solve)
    assert rows_of(again) == rows_of(best)


def test_a_day_less_changes_little(best: Plan) -> None:
    less = ben(A65={"days": 4, "minutes": 20}).model_copy(update={"previous": best})
    changed = rows_of(best) ^ rows_of(best_week(less, LIBRARY, solver.solve))
    assert len(changed) <= 0.4 * len(rows_of(best))


def test_without_an_answer_of_the_solver_the_constructive_week_stands() -> None:
    assert best_week(ben(), LIBRARY, _says(Status.UNKNOWN)) == plan_week(ben(), LIBRARY)
    assert best_week(ben(), LIBRARY, _says(Status.INFEASIBLE)) == plan_week(ben(), LIBRARY)


def test_infeasible_is_not_believed_at_once() -> None:
    asked: list[bool] = []

    def solve(model: Model, objective: Objective, limits: Limits, hint: Mapping[int, int]) -> Solution:
        asked.append(limits.presolve)
        return Solution(Status.INFEASIBLE if limits.presolve else Status.OPTIMAL, {0: 1}, 0, 0)

    assert surely(solve, Model(), Objective("nothing", {}), Limits(1.0), {}).status is Status.OPTIMAL
    assert asked == [True, False]


def test_a_wish_counts_more_than_the_dose(best: Plan) -> None:
    row = _open_row(rows_of(best) | rows_of(plan_week(ben(), LIBRARY)))
    inp = ben().model_copy(update={"history": History(wishes=(Wish(instead=row),))})
    found = best_week(inp, LIBRARY, solver.solve)
    assert row in rows_of(found)
    assert better_of(plan_week(ben(), LIBRARY), found, inp, LIBRARY) == found


def test_what_an_exercise_would_cost(best: Plan) -> None:
    """The week in force with one more wish: the row is there, and what changes can be read."""
    row = _open_row(rows_of(best))
    wish = History(wishes=(Wish(instead=row),))
    inp = ben().model_copy(update={"history": wish, "previous": best})
    with_it = best_week(inp, LIBRARY, solver.solve)
    assert row in rows_of(with_it) and with_it.planner.kind == "optimum"
    told = differences(best, with_it, LIBRARY, lambda item, row: f"{item.sets} {row.id}")
    assert any(one.exercise == row and one.kind == "added" for one in told)
    assert changed_minutes(best, with_it) == {
        p: with_it.totals.get(p, 0) - best.totals.get(p, 0)
        for p in PILLARS
        if with_it.totals.get(p, 0) != best.totals.get(p, 0)
    }


def test_a_wish_for_what_a_rule_keeps_out_has_no_place_in_the_model() -> None:
    wish = History(wishes=(Wish(instead="deadlift_rdl_db"),))
    inp = ben(A67=["none"]).model_copy(update={"history": wish})
    start = cook(prepare(person_of(inp, LIBRARY), rules_of(LIBRARY)))
    assert "deadlift_rdl_db" not in week_model(fixed_part(start), start).used
    assert "deadlift_rdl_db" not in rows_of(best_week(inp, LIBRARY, solver.solve))


@pytest.mark.parametrize(
    ("answers", "kinds"),
    [
        ({"A65": {"days": 2, "minutes": 5}}, {"minutes", "days"}),
        ({"A65": {"days": 7, "minutes": 5}}, {"minutes"}),
        ({"A65": {"days": 1, "minutes": 10}}, {"minutes", "days"}),
    ],
)
def test_at_most_three_wishes_and_what_each_brings(answers: dict[str, Any], kinds: set[str]) -> None:
    found = relaxations(ben(**answers), LIBRARY, solver.solve)
    assert 1 <= len(found) <= 3
    assert kinds & {one.kind for one in found}
    assert all(one.dose_gain > 0 and (one.brings or one.brings_days) for one in found)


def test_nothing_stands_in_the_way_of_a_week_with_time() -> None:
    assert relaxations(ben(A65={"days": 6, "minutes": 45}), LIBRARY, solver.solve) == ()


def _says(status: Status) -> Callable[..., Solution]:
    return lambda *_: Solution(status)


def _open_row(planned: set[str]) -> str:
    """A stretch that nothing forbids Ben and that is not planned."""
    pool = prepare(person_of(ben(), LIBRARY), rules_of(LIBRARY)).pool.candidates
    return next(row for row in sorted(pool) if row not in planned and pool[row].row.ppillar == "P-FLX")
