"""The whole judgement over one plan."""

from hingeback.engine.checking.day_checks import check_days
from hingeback.engine.checking.day_limits import check_day_limits
from hingeback.engine.checking.dose_checks import check_doses
from hingeback.engine.checking.findings import WEEK, Finding, Findings, place, violations
from hingeback.engine.checking.floor_checks import check_floors
from hingeback.engine.checking.lesson_checks import check_lessons
from hingeback.engine.checking.novelty_checks import check_novelty
from hingeback.engine.checking.person import Person
from hingeback.engine.checking.row_checks import check_rows
from hingeback.engine.checking.shape import check_shape
from hingeback.engine.checking.volume_checks import check_volume
from hingeback.engine.checking.week import Week
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.plan import CheckResult, Plan
from hingeback.engine.contracts.planning import PlanningInput

_CHECKS = (
    check_shape,
    check_rows,
    check_doses,
    check_days,
    check_day_limits,
    check_volume,
    check_floors,
    check_novelty,
    check_lessons,
)


def check_plan(plan: Plan, inp: PlanningInput, library: Library) -> CheckResult:
    """Judge one week by the hard rules of the specification and the annex; wishes and targets are not judged.

    What a plan does not show is not judged either: the time of day, half range, notes said before a start, the speed
    of a walk. Every breach names its rule, its place, and how to mend it.
    """
    week = Week(plan, Person(inp), library)
    if week.person.withheld:
        found = list(_withheld(week))
    elif not plan.days:
        found = [Finding("PLAN", WEEK, "dates", {"first": inp.starts, "last": inp.starts})]
    else:
        found = [finding for check in _CHECKS for finding in check(week)]
    listed = violations(found, library)
    return CheckResult(accepted=not listed, violations=listed)


def _withheld(week: Week) -> Findings:
    """While exercise is withheld or answers are missing there is no plan: no row, no day."""
    items = [(day, item) for day in week.plan.days for item in day.items if item.exercise]
    for day, item in items:
        yield Finding("J3-HOLD", place(day.date, item), "withheld_row")
    if not items:
        yield Finding("J3-HOLD", WEEK, "withheld")
