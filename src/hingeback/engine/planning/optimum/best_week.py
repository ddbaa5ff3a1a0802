"""The best week: the constructive one first, then the optimum that starts from it, in two stages."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.plan import Plan, PlannerNote
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.planning.budget import frame_of
from hingeback.engine.planning.draft import new_draft
from hingeback.engine.planning.extras import add_breath_blocks
from hingeback.engine.planning.frozen import take_frozen
from hingeback.engine.planning.menu import Kitchen
from hingeback.engine.planning.optimum.dose import dose_stage
from hingeback.engine.planning.optimum.hard_rules import week_model
from hingeback.engine.planning.optimum.model import Limits, Objective, Solution, Solve
from hingeback.engine.planning.optimum.quality import POINT, quality_stage
from hingeback.engine.planning.optimum.reading import cooked_from, values_of
from hingeback.engine.planning.optimum.week_model import WeekModel
from hingeback.engine.planning.person import person_of
from hingeback.engine.planning.rules import rules_of
from hingeback.engine.planning.week import cook, plan_of, prepare

#: Two weighted minutes a week are far below what anyone can tell apart; six points of quality are two liked rows.
DOSE_WITHIN = 2
QUALITY_WITHIN = 6
DOSE_LIMITS = Limits(work=0.6, close_enough=DOSE_WITHIN)
QUALITY_LIMITS = Limits(work=0.6, close_enough=POINT)


@dataclass(frozen=True, slots=True)
class Stages:
    """The two solves of one week; `quality` is None where the first found nothing."""

    dose: Solution
    quality: Solution | None = None

    @property
    def last(self) -> Solution:
        return self.quality if self.quality is not None and self.quality.values else self.dose

    @property
    def work(self) -> float:
        return self.dose.work + (self.quality.work if self.quality else 0.0)


def best_week(inp: PlanningInput, library: Library, solve: Solve) -> Plan:
    """The optimum where the solver finds one; else the constructive week. Raises Withheld.

    The caller has it checked, as every plan, and keeps the better of the two.
    """
    start = cook(prepare(person_of(inp, library), rules_of(library)))
    week = week_model(fixed_part(start), start)
    stages = run(week, values_of(week, start), solve)
    if not stages.last.values:
        return plan_of(start, library)
    return plan_of(cooked_from(week, stages.last.values), library, note_of(stages))


def fixed_part(start: Kitchen) -> Kitchen:
    """The same days as the constructive week, holding no more than begun days and breath around sessions."""
    alternate = frame_of(start.person, start.rules, alternate=True) == start.frame
    frame = frame_of(start.person, start.rules, alternate)
    kitchen = replace(start, frame=frame, draft=new_draft(start.person, frame, start.rules))
    take_frozen(kitchen)
    add_breath_blocks(kitchen)
    return kitchen


def run(week: WeekModel, hint: Mapping[int, int], solve: Solve) -> Stages:
    """Dose, then quality among weeks within two of that dose."""
    dose = dose_stage(week)
    quality = quality_stage(week)
    values = dict(hint)
    for follow in week.following:
        follow(values)
    first = solve(week.model, dose, DOSE_LIMITS, values)
    if not first.values:
        return Stages(first)
    _keep(week, dose, first)
    return Stages(first, solve(week.model, quality, QUALITY_LIMITS, first.values))


def _keep(week: WeekModel, dose: Objective, first: Solution) -> None:
    assert first.objective is not None
    week.model.add("dose-kept", dose.terms, high=first.objective + DOSE_WITHIN - dose.constant)


def note_of(stages: Stages) -> PlannerNote:
    """`proven`: both stages within their tolerance. `bound` is that of the dose, `gap` that of quality in points."""
    dose, quality = stages.dose, stages.quality
    gap = None if quality is None or quality.gap is None else quality.gap / POINT
    proven = dose.gap is not None and dose.gap <= DOSE_WITHIN and gap is not None and gap <= QUALITY_WITHIN
    return PlannerNote(kind="optimum", status="proven" if proven else "good", bound=dose.bound, gap=gap)
