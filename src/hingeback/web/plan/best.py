"""The best week comes from the planner process; a page waits three seconds for it and otherwise goes on without it."""

from hingeback.engine import checking
from hingeback.engine.contracts.plan import Plan
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.planning.optimum.answers import Relaxation
from hingeback.planner.client import ask
from hingeback.planner.messages import Question
from hingeback.web.care.judging import library
from hingeback.web.plan.queries import Week

WITHIN_S = 3.0


class Late(Exception):
    """The planner process is still at work; the same question later finds its answer."""


def best_plan(inp: PlanningInput, within_s: float = WITHIN_S) -> Plan | None:
    """The best week, accepted by the checker here too; None without planner or solver. Raises Late."""
    answer = ask(_question("week", inp, within_s))
    if answer.status == "late":
        raise Late
    plan = answer.plan
    accepted = plan is not None and checking.check_plan(plan, inp, library()).accepted
    return plan if accepted else None


def has_row(plan: Plan, row: str) -> bool:
    return any(item.exercise == row for day in plan.days for item in day.items)


def is_fair(week: Week, other: Plan) -> bool:
    """A best week and a quick one differ for other reasons than a wish: they are not set against each other."""
    return not (week.record.planner == "optimum" and other.planner.kind != "optimum")


def may_come_later(inp: PlanningInput) -> bool:
    """True where the planner process is at work on this week, or will be: asking again finds it. False without one."""
    return ask(_question("week", inp, 0.0)).status in ("done", "late", "busy")


def wishes_in_the_way(inp: PlanningInput, within_s: float = WITHIN_S) -> tuple[Relaxation, ...]:
    """At most three wishes that could be given up; empty where none stands in the way, or nobody can tell now."""
    return ask(_question("relax", inp, within_s)).relaxations


def _question(kind: str, inp: PlanningInput, within_s: float) -> Question:
    return Question.model_validate(
        {"kind": kind, "content_version": library().version, "input": inp, "within_s": within_s}
    )
