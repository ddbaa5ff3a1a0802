"""Two stages over one model: the dose, then quality among weeks within two of that dose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hingeback.engine.contracts.plan import PlannerNote
from hingeback.engine.planning.optimum.dose import dose_stage
from hingeback.engine.planning.optimum.model import Limits, Model, Objective, Solution, Solve, Status
from hingeback.engine.planning.optimum.quality import POINT, quality_stage
from hingeback.engine.planning.optimum.week_model import Values, WeekModel

#: Two weighted minutes a week are far below what anyone can tell apart; six points of quality are two liked rows.
DOSE_WITHIN = 2
QUALITY_WITHIN = 6
#: The plan in force was itself within two of the best dose that was found then, and that within two of the bound.
STAYS_WITHIN = 2 * DOSE_WITHIN
DOSE_LIMITS = Limits(work=0.6, close_enough=DOSE_WITHIN)
QUALITY_LIMITS = Limits(work=0.6, close_enough=2 * POINT)


@dataclass(frozen=True, slots=True)
class Stages:
    """The two solves of one week; `quality` is None where the first found nothing."""

    dose: Solution
    quality: Solution | None = None

    @property
    def values(self) -> Mapping[int, int]:
        """The best week that was found; empty for none."""
        return self.quality.values if self.quality is not None and self.quality.values else self.dose.values

    @property
    def work(self) -> float:
        return self.dose.work + (self.quality.work if self.quality else 0.0)

    @property
    def quality_gap(self) -> float | None:
        """In points of J6.3."""
        return None if self.quality is None or self.quality.gap is None else self.quality.gap / POINT

    @property
    def proven(self) -> bool:
        """Both stages are within their tolerance of what no week can beat."""
        gap = self.quality_gap
        dose_near = self.dose.gap is not None and self.dose.gap <= DOSE_WITHIN
        return dose_near and gap is not None and gap <= QUALITY_WITHIN

    @property
    def note(self) -> PlannerNote:
        """`bound` is that of the dose, `gap` that of quality."""
        status = "proven" if self.proven else "good"
        return PlannerNote(kind="optimum", status=status, bound=self.dose.bound, gap=self.quality_gap)


def run(week: WeekModel, starts: Sequence[Values], solve: Solve, first_stays: bool = False) -> Stages:
    """From the weeks that are known (the plan in force, the constructive one) to the best within the limits.

    `first_stays`: the first of them is in force, and stays if nothing found is clearly better.
    """
    dose, quality = dose_stage(week), quality_stage(week)
    known = [_whole(week, start) for start in starts]
    first = surely(solve, week.model, dose, DOSE_LIMITS, _best_of(week, dose, known) or known[-1])
    if first.objective is None:
        return Stages(first)
    stays = first_stays and not week.model.broken(known[0]) and dose.value(known[0]) <= first.objective + STAYS_WITHIN
    week.model.add("dose-kept", dose.terms, high=first.objective + DOSE_WITHIN - dose.constant)
    hint = _best_of(week, quality, [*known, dict(first.values)])
    second = surely(solve, week.model, quality, QUALITY_LIMITS, hint or first.values)
    return Stages(first, _unless_clearly_better(second, quality, known[0]) if stays else second)


def _unless_clearly_better(found: Solution, quality: Objective, in_force: Values) -> Solution:
    """The week in force, where what was found is not six points better: somebody knows that week."""
    now = quality.value(in_force)
    if found.objective is not None and found.objective < now - QUALITY_WITHIN * POINT:
        return found
    return replace(found, status=Status.FEASIBLE, values=in_force, objective=now)


def _whole(week: WeekModel, start: Values) -> Values:
    values = dict(start)
    for follow in week.following:
        follow(values)
    return values


def _best_of(week: WeekModel, objective: Objective, known: Sequence[Values]) -> Values | None:
    """Of the weeks that keep every row of the model the best; the first of equals."""
    return min((v for v in known if not week.model.broken(v)), key=objective.value, default=None)


def surely(solve: Solve, model: Model, objective: Objective, limits: Limits, hint: Mapping[int, int]) -> Solution:
    """One solve; where it says "infeasible" another way is asked before anybody believes it."""
    found = solve(model, objective, limits, hint)
    if found.status is not Status.INFEASIBLE:
        return found
    return solve(model, objective, replace(limits, presolve=False), hint)
