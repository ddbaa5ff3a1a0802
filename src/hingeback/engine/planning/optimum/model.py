"""A model of whole numbers that any solver can take: variables, tagged linear rows, objectives, a hint."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

#: Variable -> coefficient.
Terms = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Variable:
    """A whole number between `low` and `high`, both included."""

    name: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Row:
    """`low <= sum of terms <= high`. `tag` names the rule behind it; None leaves a side open."""

    tag: str
    terms: Terms
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Objective:
    """What a stage minimises: `constant` plus the sum of terms."""

    name: str
    terms: Terms
    constant: int = 0

    def value(self, values: Mapping[int, int]) -> int:
        return self.constant + sum(factor * values[variable] for variable, factor in self.terms.items())


@dataclass(slots=True)
class Model:
    variables: list[Variable] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def integer(self, name: str, low: int, high: int) -> int:
        self.variables.append(Variable(name, low, max(low, high)))
        return len(self.variables) - 1

    def boolean(self, name: str) -> int:
        return self.integer(name, 0, 1)

    def add(self, tag: str, terms: Terms, low: int | None = None, high: int | None = None) -> None:
        """A row without variables is left out: what builds it has to see that it holds."""
        if terms:
            self.rows.append(Row(tag, dict(terms), low, high))

    def broken(self, values: Mapping[int, int]) -> list[str]:
        """Tags of the rows and names of the variables that these values break; for checks and tests."""
        outside = [v.name for n, v in enumerate(self.variables) if not v.low <= values[n] <= v.high]
        return outside + [row.tag for row in self.rows if not _holds(row, values)]


def _holds(row: Row, values: Mapping[int, int]) -> bool:
    total = sum(factor * values[variable] for variable, factor in row.terms.items())
    return (row.low is None or total >= row.low) and (row.high is None or total <= row.high)


class Status(StrEnum):
    """What one solve came to. `unknown` says nothing about the person's wishes: time was up."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Solution:
    """`values` are empty without a feasible point; `bound` is what no solution can beat."""

    status: Status
    values: Mapping[int, int] = field(default_factory=dict)
    objective: int | None = None
    bound: int | None = None
    work: float = 0.0

    @property
    def gap(self) -> int | None:
        """How far the objective may be from the best; None without a solution."""
        return None if self.objective is None or self.bound is None else self.objective - self.bound


@dataclass(frozen=True, slots=True)
class Limits:
    """`work` is deterministic time: the same on a busy machine. `close_enough` ends a solve within so much of its
    bound."""

    work: float
    close_enough: int = 0
    #: Without it a solve is slower and takes another way: the second opinion where one says "infeasible".
    presolve: bool = True


#: (model, objective, limits, hint) -> solution. The hint may be partial.
Solve = Callable[[Model, Objective, Limits, Mapping[int, int]], Solution]
