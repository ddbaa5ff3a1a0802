"""A week is planned, changed, eased; nothing is stored as a plan that the checker did not accept."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from tests.cast import Member, WorldClock

from hingeback.engine.contracts.plan import CheckResult, Plan, Violation
from hingeback.engine.contracts.safety import Action
from hingeback.engine.library import load_library
from hingeback.web.plan import services
from hingeback.web.plan.models import EasedDay, PlanRecord, RefusedPlan
from hingeback.web.plan.planning_input import Change
from hingeback.web.plan.queries import current_week, planned_items, week_of

pytestmark = pytest.mark.django_db
NEW_SADDLE = {"answer": "yes", "started_days": 1, "worsening": True, "checked": False}


def exercises_of(record: PlanRecord) -> set[str]:
    plan = Plan.model_validate(record.document)
    return {item.exercise for day in plan.days for item in day.items if item.exercise}


def refuse(*_: Any) -> CheckResult:
    return CheckResult(accepted=False, violations=(Violation(rule="E2", where="day 1", text="too much"),))


def test_the_first_plan_is_stored_with_what_it_was_made_of(ana: Member, clock: WorldClock) -> None:
    ana.may_exercise()

    record = services.plan_if_due(ana.person, clock)

    assert (record.n, record.week, record.cause, record.starts) == (1, 1, "first", clock.day)
    assert record.check_result["accepted"] is True
    assert set(record.content) == exercises_of(record)
    assert record.content_version == load_library().version
    assert record.input["sheet"]["answers"]["A65"] == {"days": 4, "minutes": 30, "decline_light": False}


def test_the_plan_in_force_stays_for_its_week(ana: Member, clock: WorldClock) -> None:
    ana.may_exercise()
    first = services.plan_if_due(ana.person, clock)
    clock.forward(days=6)
    assert services.plan_if_due(ana.person, clock).id == first.id

    clock.forward(days=1)
    second = services.plan_if_due(ana.person, clock)

    assert (second.week, second.starts, second.cause) == (2, clock.day, "next week")


def test_nobody_gets_a_plan_before_the_screen_or_under_a_hold(ana: Member, clock: WorldClock) -> None:
    ana.is_calm()
    with pytest.raises(services.OnHold):
        services.plan_if_due(ana.person, clock)
    ana.sends_screen()
    services.plan_if_due(ana.person, clock)

    ana.answers(S01=NEW_SADDLE)

    for act in (services.plan_if_due, services.make_plan, services.bad_day):
        with pytest.raises(services.OnHold):
            act(ana.person, clock)
    assert PlanRecord.objects.count() == 1


def test_a_plan_that_the_checker_refuses_is_kept_but_is_no_plan(
    ana: Member, clock: WorldClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana.may_exercise()
    monkeypatch.setattr("hingeback.engine.checking.check_plan", refuse)

    with pytest.raises(services.NoAcceptedPlan, match="too much"):
        services.make_plan(ana.person, clock)

    assert not PlanRecord.objects.exists()
    assert RefusedPlan.objects.get().check_result["violations"][0]["rule"] == "E2"
    assert current_week(ana.person) is None


def test_fewer_minutes_change_the_rest_of_the_week_and_say_how(ana: Member, clock: WorldClock) -> None:
    ana.may_exercise()
    before = Plan.model_validate(services.plan_if_due(ana.person, clock).document)
    clock.forward(days=2)

    proposal = services.change_wishes(ana.person, clock, Change(answers={"A65": {"days": 3, "minutes": 15}}))

    week = current_week(ana.person)
    assert week is not None and week.record.n == 2
    assert week.plan.days[:2] == before.days[:2]
    assert week.plan.counted_minutes < before.counted_minutes
    assert any(d.kind == "total" for d in proposal.differences)


def test_a_change_that_no_plan_fits_changes_nothing(
    ana: Member, clock: WorldClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana.may_exercise()
    services.plan_if_due(ana.person, clock)
    monkeypatch.setattr("hingeback.engine.checking.check_plan", refuse)

    with pytest.raises(services.NoAcceptedPlan):
        services.change_wishes(ana.person, clock, Change(answers={"A65": {"days": 1, "minutes": 5}}))

    assert current_week(ana.person).record.n == 1  # type: ignore[union-attr]
    assert ana.hold.result.complete


def test_a_preview_stores_no_plan(ana: Member, clock: WorldClock) -> None:
    ana.may_exercise()
    services.plan_if_due(ana.person, clock)

    services.preview(ana.person, clock, Change(answers={"A67": ["mat", "resistance_band"]}))

    assert PlanRecord.objects.count() == 1


@pytest.mark.parametrize("item", ["S01", "A53", "A12"])
def test_health_is_not_changed_by_way_of_the_week(item: str) -> None:
    with pytest.raises(ValueError, match="is not changed here"):
        Change(answers={item: None})


def test_a_swapped_exercise_stays_out_next_week_too(ana: Member, clock: WorldClock) -> None:
    ana.may_exercise()
    services.plan_if_due(ana.person, clock)
    day_3 = [i.exercise for i in planned_items(ana.person, clock.day) if i.exercise]
    unwanted = day_3[0]

    services.swap(ana.person, clock, leave_out=unwanted)
    assert unwanted not in exercises_of(PlanRecord.objects.get(n=2))
    clock.forward(days=7)

    assert unwanted not in exercises_of(services.plan_if_due(ana.person, clock))


def test_a_bad_day_gets_the_easy_session_and_the_plan_stays(ana: Member, clock: WorldClock) -> None:
    ana.may_exercise()
    services.plan_if_due(ana.person, clock)
    ease = load_library().texts["reasons"]["J3-EASE"]

    for _ in range(2):
        services.bad_day(ana.person, clock)

    items = planned_items(ana.person, clock.day)
    assert items and all(reason.text == ease for item in items for reason in item.why)
    assert sum(item.minutes for item in items) <= 10
    assert EasedDay.objects.count() == 1
    assert PlanRecord.objects.count() == 1


def test_a_screen_that_asks_for_gentle_makes_a_new_plan_at_once(ana: Member, clock: WorldClock) -> None:
    ana.may_exercise()
    services.plan_if_due(ana.person, clock)
    clock.forward(days=1)
    ana.answers(A53=["anticoagulant"], A65={"days": 4, "minutes": 30})
    ana.sends_screen("re-screen")

    record = services.plan_if_due(ana.person, clock)

    assert (record.n, record.cause) == (2, "screen")
    assert record.input["assessment"]["screen"]["action"] == ana.hold.action.value


def test_the_graver_action_of_the_last_day_reaches_the_planner(ana: Member, clock: WorldClock) -> None:
    """M02 "thoughts" allows gentle exercise; talked down an hour later, the plan stays gentle."""
    ana.may_exercise(A86={"phq2": 4, "gad2": 1}, M02="thoughts")
    clock.forward(hours=1)
    ana.answers(M02="no")

    record = services.plan_if_due(ana.person, clock)

    assert record.input["state"] == "GENTLE"
    assert record.input["assessment"]["screen"]["action"] == Action.GENTLE_ONLY


def test_plans_are_never_changed(ana: Member, clock: WorldClock) -> None:
    ana.may_exercise()
    services.plan_if_due(ana.person, clock)

    for statement in ("UPDATE plan_planrecord SET week = 9", "DELETE FROM plan_planrecord"):
        with pytest.raises(DatabaseError, match="never"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_reading_the_week_needs_few_queries(ana: Member, clock: WorldClock, django_assert_max_num_queries: Any) -> None:
    ana.may_exercise()
    services.plan_if_due(ana.person, clock)

    with django_assert_max_num_queries(7):
        week_of(services.plan_if_due(ana.person, clock))
