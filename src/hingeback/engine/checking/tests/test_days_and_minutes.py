"""E2 and J6: ceilings, days, spacing, floors."""

from datetime import timedelta
from typing import Any

import pytest

from hingeback.engine.checking.due_floors import due_floors
from hingeback.engine.checking.floor_table import BANDS, PILLARS, floors_of
from hingeback.engine.checking.person import Person
from hingeback.engine.checking.tests.weeks import MONDAY, ana, good_days, item, plan_of, rules, steps, with_item
from hingeback.engine.checking.volume_limits import reachable_min
from hingeback.engine.contracts.assessment import Irritability, Stage, State
from hingeback.engine.contracts.history import History, Standing
from hingeback.engine.contracts.plan import PlanItem
from hingeback.engine.contracts.safety import Action

ALL_TIME = {"A65": {"days": 7, "minutes": 60}}


def _walks(*minutes: int) -> list[list[PlanItem]]:
    return [[item("walk_easy", m)] for m in minutes]


def test_the_week_stays_within_its_budget() -> None:
    assert rules(plan_of(good_days()), ana(v0=80)) == set()
    assert rules(plan_of(good_days()), ana(v0=79)) == {"J6.1"}
    assert steps(plan_of(good_days()), ana(v0=79)) == {"E5-7b"}


def test_the_budget_is_full_days_times_minutes_when_that_is_less() -> None:
    long = {"A65": {"days": 4, "minutes": 20}}
    little = {"A65": {"days": 4, "minutes": 15}}

    assert rules(plan_of(good_days()), ana(answers=long)) == set()
    assert "J6.1" in rules(plan_of(good_days()), ana(answers=little))


@pytest.mark.parametrize(
    ("rule", "changes", "most"),
    [
        ("E2-13", {"action": Action.GENTLE_ONLY, "state": State.GENTLE, "v0": 200}, 70),
        ("E2-10", {"v0": 400, "week": 3}, 210),
        ("E2-10", {"v0": 400, "week": 7}, 300),
        ("J6.1", {"v0": 400, "week": 7, "irritability": Irritability.HIGH}, 195),
    ],
)
def test_each_ceiling_of_the_week_is_hard(rule: str, changes: dict[str, Any], most: int) -> None:
    answers, number = ALL_TIME, changes.get("week", 1)
    share = most // 7
    fits = _walks(*[share] * 6, most - 6 * share)
    over = _walks(*[share] * 6, most - 6 * share + 1)

    assert rule not in rules(plan_of(fits, week=number), ana(answers=answers, **changes))
    assert rule in rules(plan_of(over, week=number), ana(answers=answers, **changes))


@pytest.mark.parametrize(("irritability", "most"), [(Irritability.MODERATE, 60), (Irritability.HIGH, 30)])
def test_a_day_has_sixty_minutes_at_most_and_thirty_while_irritability_is_high(
    irritability: Irritability, most: int
) -> None:
    inp = ana(answers=ALL_TIME, irritability=irritability, v0=140)
    fits, over = (plan_of(_walks(m, 5, 5, 5, 5, 5, 5)) for m in (most, most + 1))

    assert "E2-10" not in rules(fits, inp)
    assert "E2-10" in rules(over, inp)
    assert "E5-7g" in steps(over, inp)


def test_a_full_day_is_no_longer_than_the_person_wished() -> None:
    days = good_days()
    days[0] = [*days[0], item("walk_easy", 11)]

    assert rules(plan_of(days), ana()) == {"J6.1"}


def test_every_day_has_something_to_do() -> None:
    days = good_days()
    days[3] = []

    assert rules(plan_of(days), ana()) == {"E2-5"}
    assert steps(plan_of(days), ana()) == {"E5-7a"}


def test_a_person_who_declines_light_days_may_have_them_free() -> None:
    days = [day if n in (0, 2, 4, 6) else [] for n, day in enumerate(good_days())]
    declined = ana(answers={"A65": {"days": 4, "minutes": 30, "decline_light": True}})
    days[6] = [*days[6], item("knee_rock_crook", 6)]
    fewer = [*days[:6], []]

    assert "E2-5" not in rules(plan_of(days), declined)
    assert "E2-5" in rules(plan_of(fewer), declined)


@pytest.mark.parametrize(
    ("extra", "breaks"),
    [
        ([item("knee_rock_crook", 6)], True),
        ([item("knee_rock_crook", 5)], False),
        ([item("knee_rock_crook", 2), item("walk_easy", 2)], True),
        ([item("sit_to_stand_high", 3)], True),
        ([item("walk_easy", 5)], False),
        ([item("ease_side_lying", 5)], False),
        ([item("breath_diaphragm", 4)], False),
    ],
)
def test_other_days_hold_one_light_item_of_five_minutes(extra: list[PlanItem], breaks: bool) -> None:
    days = good_days()
    days[3] = extra

    assert ("J6.1" in rules(plan_of(days), ana(v0=120))) is breaks


def test_one_day_of_the_week_is_light() -> None:
    seven = ana(answers=ALL_TIME, v0=140)
    busy = _walks(*[16] * 7)
    light = _walks(15, *[16] * 6)

    assert "E2-8" in rules(plan_of(busy), seven)
    assert "E2-8" not in rules(plan_of(light), seven)
    assert "E5-7c" in steps(plan_of(busy), seven)


def test_the_same_muscles_rest_for_a_day() -> None:
    days = good_days()
    days[1] = [item("glute_squeeze")]

    assert "E2-6" in rules(plan_of(days), ana())
    assert "E5-7d" in steps(plan_of(days), ana())
    days[1] = [item("shoulder_blade_set")]
    assert "E2-6" not in rules(plan_of(days), ana())


def test_the_last_day_of_the_last_plan_counts_for_the_rest_of_the_muscles() -> None:
    before = plan_of([*good_days()[:6], [item("sit_to_stand_high")]], starts=MONDAY - timedelta(days=7))

    assert "E2-6" in rules(plan_of(good_days()), ana(previous=before))


@pytest.mark.parametrize(
    "hard",
    [
        [item("walk_easy", 31)],
        [item("walk_easy", 8, rpe=5)],
        [item("side_plank", 4)],
        [item("band_row"), item("push_up_incline"), item("dead_bug_legs")],
    ],
)
def test_a_third_hard_day_in_a_row_is_refused(hard: list[PlanItem]) -> None:
    easy = [item("walk_easy", 10)]
    done = History(standings=tuple(Standing(exercise=i.exercise or "", exposures=9) for i in hard))
    inp = ana(answers=ALL_TIME | {"A67": ["gym"]}, v0=140, history=done, state=State.STRENGTHEN)

    assert "E2-7" in rules(plan_of([hard, hard, hard, easy, easy, easy, easy]), inp)
    assert "E2-7" not in rules(plan_of([hard, hard, easy, hard, hard, easy, easy]), inp)


def test_hard_days_of_the_last_plan_count_in_the_row() -> None:
    hard, easy = [item("walk_easy", 31)], [item("walk_easy", 5)]
    inp = {"answers": ALL_TIME, "v0": 140}
    before = plan_of([easy, easy, easy, easy, easy, hard, hard], starts=MONDAY - timedelta(days=7))
    week = plan_of([hard, easy, easy, easy, easy, easy, easy])

    assert "E2-7" in rules(week, ana(previous=before, **inp))
    assert "E2-7" not in rules(week, ana(**inp))


@pytest.mark.parametrize(
    ("pillar", "row"),
    [("P-CAR", "walk_easy"), ("P-STR", "sit_to_stand_high"), ("P-FLX", "pelvic_tilt_supine"),
     ("P-NMR", "balance_feet_together")],
)  # fmt: skip
def test_a_pillar_below_its_floor_is_named(pillar: str, row: str) -> None:
    days = [[i for i in day if i.exercise != row] or [item("ease_side_lying", 5)] for day in good_days()]

    assert f"J6.2-{pillar}" in rules(plan_of(days), ana())
    assert "E5-7e" in steps(plan_of(days), ana())


def test_two_minutes_below_the_floor_still_count() -> None:
    def with_strength(minutes: int) -> set[str]:
        days = good_days()
        days[4] = [i for i in days[4] if i.exercise not in ("sit_to_stand_high", "abdominal_brace")]
        return rules(plan_of([[*days[0], item("heel_raise", minutes - 12)], *days[1:]]), _climber())

    assert "J6.2-P-STR" not in with_strength(16)
    assert "J6.2-P-STR" in with_strength(15)


def _climber() -> Any:
    return ana(history=History(standings=(Standing(exercise="heel_raise", exposures=5),)))


def test_floors_are_not_hard_in_a_new_and_irritable_episode_nor_in_calm_nor_below_sixty_minutes() -> None:
    walks = [[item("walk_easy", 5)] for _ in range(7)]
    acute = ana(stage=Stage.ACUTE, irritability=Irritability.HIGH, state=State.CALM)

    assert "J6.2-P-STR" not in rules(plan_of(walks), acute)
    assert "J6.2-P-STR" not in rules(plan_of(walks), ana(v0=59))
    assert "J6.2-P-STR" in rules(plan_of(walks), ana(v0=60))


def test_in_calm_the_presence_of_the_pillars_is_hard() -> None:
    calm = ana(state=State.CALM)
    little = [[item("walk_easy", 5), item("abdominal_brace"), item("pelvic_tilt_supine"), item("breath_diaphragm")]]
    rest = [[item("pelvic_tilt_supine")]] * 6

    assert not {r for r in rules(plan_of([*little, *rest]), calm) if r.startswith("J6.2-P") and r != "J6.2-P-EDU"}
    assert "J6.2-P-NMR" in rules(plan_of([little[0][:3], *rest]), calm)


def test_cardio_is_there_even_in_the_smallest_week() -> None:
    rest = [[item("pelvic_tilt_supine", 1)]] * 7

    assert "J6.2-P-CAR" in rules(plan_of(rest), ana(v0=10, answers={"A65": {"days": 2, "minutes": 5}}))


def test_a_refused_pillar_hands_its_floor_to_the_next() -> None:
    no_cardio = {"A68": {"walking": "refuse", "cycling": "refuse", "swimming": "refuse"}}
    days = [[i for i in day if i.exercise != "walk_easy"] for day in good_days()]
    found = rules(plan_of(days), ana(answers=no_cardio))

    assert "J6.2-P-CAR" not in found
    assert "J6.2-P-STR" in found


def test_balance_is_trained_on_three_days_by_those_who_fall() -> None:
    older = {"labels": ("OLDER",), "v0": 100}
    small = item("balance_feet_together", sets=1, hold_s=15)
    days = [[small if i.exercise == small.exercise else i for i in day] for day in good_days()]
    twice = [[i for i in day if i is not small] if n in (0, 2) else day for n, day in enumerate(days)]

    assert "J6.2-P-NMR" not in rules(plan_of(days), ana(**older))
    assert "J6.2-P-NMR" in rules(plan_of(twice), ana(**older))


def test_gentle_weeks_need_no_strength() -> None:
    gentle = ana(action=Action.GENTLE_ONLY, state=State.GENTLE, v0=70)
    days = [[item("walk_easy", 3), item("pelvic_tilt_supine", 3), item("breath_diaphragm", 1)]] * 7

    assert "J6.2-P-STR" not in rules(plan_of(days), gentle)
    assert "J6.2-P-FLX" not in rules(plan_of(days), gentle)


@pytest.mark.parametrize(
    ("column", "sums"),
    [("ACUTE HIGH", [3, 10, 20, 36, 71, 106, 125]), ("ACUTE MOD/LOW", [3, 10, 21, 36, 71, 106, 140]),
     ("SUBACUTE", [3, 10, 21, 36, 71, 106, 171]), ("CHRONIC HIGH", [3, 10, 21, 36, 71, 106, 125]),
     ("CHRONIC MOD", [3, 10, 21, 36, 71, 106, 177]), ("CHRONIC LOW", [3, 10, 21, 36, 71, 106, 177])],
)  # fmt: skip
def test_the_floors_add_up_to_the_sums_of_the_annex(column: str, sums: list[int]) -> None:
    smallest = [1, 11, 21, 36, 71, 106, 181]

    assert [sum(floors_of(v, column).values()) for v in smallest] == sums
    assert len(BANDS) == len(smallest) and set(floors_of(50, column)) == set(PILLARS)


def test_nothing_forbids_a_second_item_of_comfort() -> None:
    assert rules(with_item(6, item("ease_side_lying")), ana()) == set()


def test_a_handed_on_floor_is_due_up_to_the_heirs_own_target() -> None:
    no_cardio = ana(answers={"A68": {"walking": "refuse", "cycling": "refuse", "swimming": "refuse"}})
    pools = {"P-CAR": 1, "P-STR": 9, "P-FLX": 9, "P-NMR": 9, "P-MBD": 9, "P-GAI": 0}

    assert due_floors(Person(no_cardio), pools) == {"P-CAR": 0, "P-STR": 48, "P-FLX": 14, "P-NMR": 9}
    larger = ana(v0=200, answers={"A65": {"days": 7, "minutes": 60}})
    assert due_floors(Person(larger), pools)["P-STR"] == 50


def test_strength_minutes_go_to_mobility_in_gentle_weeks() -> None:
    pools = dict.fromkeys(("P-CAR", "P-STR", "P-FLX", "P-NMR", "P-MBD", "P-GAI"), 5)
    gentle = ana(state=State.GENTLE, v0=60)

    assert due_floors(Person(gentle), pools) == {"P-CAR": 15, "P-STR": 0, "P-FLX": 16, "P-NMR": 5}


def test_balance_takes_its_minutes_from_mobility() -> None:
    pools = dict.fromkeys(("P-CAR", "P-STR", "P-FLX", "P-NMR", "P-MBD", "P-GAI"), 5)

    assert due_floors(Person(ana(labels=("OLDER",), v0=60)), pools) == {
        "P-CAR": 15, "P-STR": 10, "P-FLX": 2, "P-NMR": 9,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("days", "minutes", "declined", "irritability", "most"),
    [
        (2, 45, True, Irritability.HIGH, 60),
        (2, 45, False, Irritability.HIGH, 85),
        (7, 60, False, Irritability.MODERATE, 375),
        (7, 60, False, Irritability.HIGH, 195),
        (7, 10, False, Irritability.LOW, 70),
    ],
)
def test_the_days_of_a_person_hold_so_many_minutes(
    days: int, minutes: int, declined: bool, irritability: Irritability, most: int
) -> None:
    time = {"A65": {"days": days, "minutes": minutes, "decline_light": declined}}

    assert reachable_min(Person(ana(answers=time, irritability=irritability))) == most


def test_a_pillar_with_no_new_row_left_is_dropped_from_the_end() -> None:
    """No walking, a bike that is new, balance that is due, low confidence: three new rows leave mobility out."""
    person = {"A68": {"walking": "refuse"}, "A67": ["stationary_bike"], "A82": 3}
    old = ana(labels=("OLDER",), answers=person)
    days = [[i for i in day if i.exercise not in ("walk_easy", "pelvic_tilt_supine")] for day in good_days()]
    found = rules(plan_of(days), old)

    assert "J6.2-P-CAR" in found
    assert "J6.2-P-FLX" not in found


@pytest.mark.parametrize(
    ("rule", "row", "most"),
    [("E3-STR", "hip_hinge_seated", 4), ("E3-NMR", "balance_feet_together", 5), ("E3-CAR", "walk_easy", 6)],
)
def test_a_pillar_is_trained_on_so_many_days_at_most(rule: str, row: str, most: int) -> None:
    seven = ana(answers=ALL_TIME, v0=140)

    def on_days(count: int) -> set[str]:
        return rules(plan_of([[item(row)] if n < count else [item("chin_nod")] for n in range(7)]), seven)

    assert rule in on_days(most + 1)
    assert rule not in on_days(most)


def test_short_walks_and_daily_breath_are_no_training_days() -> None:
    seven = ana(answers=ALL_TIME, v0=140)
    found = rules(plan_of([[item("walk_easy", 9), item("breath_diaphragm")]] * 7), seven)

    assert not {"E3-CAR", "E3-NMR"} & found
