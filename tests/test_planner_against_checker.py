"""The planner meets the independent checker: everybody who may exercise gets a week, and every week is accepted."""

from collections.abc import Iterator
from itertools import islice
from random import Random

import pytest
from tests.population import adversarial_sheets, course, random_input, random_sheet
from tests.population.inputs import input_of

from hingeback.engine.checking import check_plan
from hingeback.engine.contracts.plan import Plan, PlanItem, Reason
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.library import load_library
from hingeback.engine.planning import plan_week

LIBRARY = load_library()
CHUNKS, CHUNK = 10, 30
COURSES, COURSES_A_CHUNK = 5, 4
ADVERSARIAL = 60


def _random_people(chunk: int) -> Iterator[tuple[str, PlanningInput]]:
    for seed in range(chunk * CHUNK, (chunk + 1) * CHUNK):
        inp = random_input(Random(seed), LIBRARY)
        if inp:
            yield f"seed {seed}", inp


def _adversarial_people() -> Iterator[tuple[str, PlanningInput]]:
    every_tenth = islice(adversarial_sheets(), 0, None, 10)
    for number, sheet in enumerate(islice(every_tenth, ADVERSARIAL)):
        inp = input_of(sheet, Random(number), LIBRARY)
        if inp:
            yield f"adversarial {10 * number}", inp


def _refused(people: Iterator[tuple[str, PlanningInput]]) -> list[str]:
    return [
        f"{name}: {v.rule} {v.where} {v.text}"
        for name, inp in people
        for v in check_plan(plan_week(inp, LIBRARY), inp, LIBRARY).violations
    ]


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_every_week_of_a_random_person_is_accepted(chunk: int) -> None:
    assert _refused(_random_people(chunk)) == []


def test_every_week_of_an_extreme_person_is_accepted() -> None:
    assert _refused(_adversarial_people()) == []


@pytest.mark.parametrize("chunk", range(COURSES))
def test_every_week_of_a_course_of_care_is_accepted(chunk: int) -> None:
    """Sessions, pain, wishes, changed answers, weeks planned anew while they run."""
    refused, weeks = [], 0
    for seed in range(chunk * COURSES_A_CHUNK, (chunk + 1) * COURSES_A_CHUNK):
        rng = Random(seed)
        for stretch in course(random_sheet(rng), rng, LIBRARY):
            weeks += 1
            found = check_plan(stretch.plan, stretch.inp, LIBRARY).violations
            refused += [f"course {seed} week {stretch.inp.week}: {v.rule} {v.where} {v.text}" for v in found]

    assert weeks > COURSES_A_CHUNK
    assert refused == []


def test_enough_of_the_random_people_may_exercise_for_the_test_to_mean_something() -> None:
    assert sum(1 for chunk in range(CHUNKS) for _ in _random_people(chunk)) >= 200


def test_a_broken_week_is_refused_with_the_right_rule() -> None:
    """Positive controls: each accepted week is broken in several ways, and each break is found."""
    accepted = [
        (inp, plan)
        for _, inp in islice(_random_people(0), 12)
        if check_plan(plan := plan_week(inp, LIBRARY), inp, LIBRARY).accepted
    ]
    assert len(accepted) >= 6
    for inp, plan in accepted:
        for rule, broken in _broken(plan, inp):
            assert rule in {v.rule for v in check_plan(broken, inp, LIBRARY).violations}, rule


def _broken(plan: Plan, inp: PlanningInput) -> Iterator[tuple[str, Plan]]:
    first = plan.days[0]
    yield "PLAN", plan.model_copy(update={"days": plan.days[:6]})
    yield "PLAN", plan.model_copy(update={"counted_minutes": plan.counted_minutes + 1})
    yield "E5-7g", _with_first_day(plan, _item("walk_easy", 61))
    yield "J4", _with_first_day(plan, _item("slump_tensioner", 3))
    if inp.week == 1:
        yield "E5-4", _with_first_day(plan, _item("deadlift_rdl_db", 5))
    yield "E5-7b", _with_first_day(plan, _item("walk_easy", 400))
    yield "E5-8", _with_first_day(plan, _item("walk_easy", 3).model_copy(update={"why": ()}))
    lessons = [day.model_copy(update={"items": tuple(i for i in day.items if i.exercise)}) for day in plan.days]
    yield "J6.2-P-EDU", plan.model_copy(update={"days": tuple(lessons)})
    time = inp.sheet.answers.A65
    if time and not time.decline_light:
        yield "E5-7a", plan.model_copy(update={"days": (first.model_copy(update={"items": ()}), *plan.days[1:])})


def _item(exercise: str, minutes: int) -> PlanItem:
    why = (Reason(rule="E5-5", source="D", text="A control."),)
    pillar = LIBRARY.exercises[exercise].ppillar
    return PlanItem(exercise=exercise, pillar=pillar, minutes=minutes, why=why)


def _with_first_day(plan: Plan, item: PlanItem) -> Plan:
    first = plan.days[0]
    return plan.model_copy(update={"days": (first.model_copy(update={"items": (*first.items, item)}), *plan.days[1:])})
