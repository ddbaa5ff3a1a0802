"""CP-SAT behind the solver-neutral model. The only place that knows OR-Tools; it is loaded when first asked.

One worker, a fixed seed and a limit of deterministic time: the same model gives the same answer on a busy machine.
`linearization_level` 2 is what proves bounds here; lower levels find the same weeks and cannot prove them. Probing,
symmetry, cuts and SAT presolve cost more than they save on models of this size; the table stands in
docs/decisions/0008-the-best-week.md.
"""

from collections.abc import Mapping
from importlib.metadata import version
from math import ceil
from typing import Any

from hingeback.engine.planning.optimum.model import Limits, Model, Objective, Solution, Status

SEED = 20
LINEARIZATION = 2
_STATUS = {0: Status.UNKNOWN, 2: Status.FEASIBLE, 3: Status.INFEASIBLE, 4: Status.OPTIMAL}


class SolverMissing(RuntimeError):
    """OR-Tools is not installed or does not load on this machine."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The solver for the best week does not load ({why}). Weeks are made without it.")


def load() -> str:
    """Load the solver and tell its version. Raises SolverMissing."""
    try:
        from ortools.sat.python import cp_model  # noqa: F401
    except (ImportError, OSError) as error:
        raise SolverMissing(type(error).__name__) from error
    return version("ortools")


def solve(model: Model, objective: Objective, limits: Limits, hint: Mapping[int, int]) -> Solution:
    """Minimise the objective. Raises SolverMissing."""
    load()
    from ortools.sat.python import cp_model

    cp, variables = _compiled(model, cp_model)
    cp.minimize(_sum(objective.terms, variables))
    for variable, value in hint.items():
        cp.add_hint(variables[variable], value)
    solver = cp_model.CpSolver()
    _set(solver.parameters, limits)
    return _told(int(solver.solve(cp)), solver, objective, variables)


def _compiled(model: Model, cp_model: Any) -> tuple[Any, list[Any]]:
    cp = cp_model.CpModel()
    variables = [cp.new_int_var(v.low, v.high, v.name) for v in model.variables]
    for row in model.rows:
        total = _sum(row.terms, variables)
        low = cp_model.INT32_MIN if row.low is None else row.low
        high = cp_model.INT32_MAX if row.high is None else row.high
        cp.add_linear_constraint(total, low, high)
    return cp, variables


def _sum(terms: Mapping[int, int], variables: list[Any]) -> Any:
    from ortools.sat.python import cp_model

    return cp_model.LinearExpr.weighted_sum([variables[v] for v in terms], list(terms.values()))


def _set(parameters: Any, limits: Limits) -> None:
    parameters.num_workers = 1
    parameters.random_seed = SEED
    parameters.linearization_level = LINEARIZATION
    parameters.max_deterministic_time = limits.work
    parameters.absolute_gap_limit = float(limits.close_enough)
    parameters.cp_model_probing_level = 0
    parameters.symmetry_level = 0
    parameters.cut_level = 0
    parameters.cp_model_use_sat_presolve = False
    parameters.cp_model_presolve = limits.presolve


def _told(status: int, solver: Any, objective: Objective, variables: list[Any]) -> Solution:
    found = _STATUS.get(status, Status.UNKNOWN)
    work = float(solver.response_proto.deterministic_time)
    if found not in (Status.OPTIMAL, Status.FEASIBLE):
        return Solution(found, work=work)
    values = {number: int(solver.value(variable)) for number, variable in enumerate(variables)}
    bound = ceil(solver.best_objective_bound - 1e-6) + objective.constant
    return Solution(found, values, objective.value(values), bound, work)
