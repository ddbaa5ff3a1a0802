"""What changed between two weeks is said in whole sentences, with the words of whoever shows it."""

from datetime import date, timedelta

import pytest

from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.plan import Plan, PlanDay, PlanItem, PlannerNote
from hingeback.engine.planning import differences
from hingeback.engine.planning.tests.people import LIBRARY

START = date(2026, 11, 23)
ROW = "child_pose"


def item(minutes: int = 2, sets: int | None = 1, hold_s: int | None = 30) -> PlanItem:
    return PlanItem(exercise=ROW, pillar="P-FLX", minutes=minutes, sets=sets, reps=1, hold_s=hold_s)


def week(*days: PlanItem) -> Plan:
    """The items on the first days of a week."""
    dated = tuple(
        PlanDay(date=START + timedelta(days=n), items=(days[n],) if n < len(days) else ()) for n in range(7)
    )  # fmt: skip
    counted = sum(day.counted_minutes for day in dated)
    note = PlannerNote(kind="constructive", status="made")
    return Plan(week=1, days=dated, totals={}, counted_minutes=counted, planner=note, content_version="x")


def moved(plan: Plan) -> Plan:
    """The work of the first day on the last."""
    first, *rest, last = plan.days
    days = (first.model_copy(update={"items": ()}), *rest, last.model_copy(update={"items": first.items}))
    return plan.model_copy(update={"days": days})


def words(item: PlanItem, row: Exercise) -> str:
    return f"{item.sets} of {row.id}"


def told(before: Plan, after: Plan) -> list[str]:
    return [one.text for one in differences(before, after, LIBRARY, words) if one.kind != "total"]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (week(item()), week(item(sets=2)), "Child's pose: now 2 of child_pose. Before: 1 of child_pose."),
        (week(*[item()] * 4), week(*[item()] * 5), "Child's pose: 5 days a week instead of 4."),
        (week(*[item()] * 3), week(item()), "Child's pose: one day a week instead of 3."),
        (week(item(2)), week(item(3)), "Child's pose: 3 minutes a week instead of 2."),
        (week(item(2)), week(item(1)), "Child's pose: one minute a week instead of 2."),
        (week(item()), week(), "No longer in the week: Child's pose."),
        (week(item()), week(item()), "Nothing changes."),
        (week(item()), moved(week(item())), "The same exercises, on other days or in another order."),
    ],
)
def test_each_kind_of_difference_is_a_sentence(before: Plan, after: Plan, said: str) -> None:
    name = LIBRARY.exercises[ROW].name
    assert told(before, after) == [said.replace("Child's pose", name)]
