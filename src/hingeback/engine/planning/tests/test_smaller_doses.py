"""The smaller dose of every exercise (J4): never more than the dose beside it, and truly less where it can be."""

import pytest

from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.planning.doses import Dose, default_dose, fewer_sets, smaller_dose
from hingeback.engine.planning.tests.people import LIBRARY

ROWS = LIBRARY.launch_rows()
#: Breaks and short calm have a smaller dose that is the usual one; from two rounds on, sitting comes sooner.
SMALLEST_ALREADY = {"desk_reset_stand", "desk_shift_sit", "relax_quick", "walk_sit_intervals"}


def amounts(dose: Dose) -> list[int]:
    return [dose.minutes, dose.sets or 1, dose.reps or 1, dose.hold_s or 1]


def seconds_of_a_round(dose: Dose) -> int:
    return dose.hold_s or dose.minutes * 60 // (dose.sets or 1)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_no_part_of_a_smaller_dose_is_larger(row: Exercise) -> None:
    for full in fewer_sets(default_dose(row)):
        small = smaller_dose(row, full)
        assert all(a <= b for a, b in zip(amounts(small), amounts(full), strict=True)), (full, small)


@pytest.mark.parametrize("row", [r for r in ROWS if r.id not in SMALLEST_ALREADY], ids=lambda row: row.id)
def test_the_smaller_dose_is_not_the_usual_one(row: Exercise) -> None:
    assert smaller_dose(row) != default_dose(row)


@pytest.mark.parametrize(
    "row", [r for r in ROWS if "half the time" in r.smaller_dose and not r.dose.reps], ids=lambda row: row.id
)
def test_half_a_round_is_no_longer_than_a_round(row: Exercise) -> None:
    full = default_dose(row)
    small = smaller_dose(row)

    assert small.sets == 1
    assert seconds_of_a_round(small) <= seconds_of_a_round(full)


def test_repetitions_are_halved_where_there_is_no_hold_to_halve() -> None:
    assert smaller_dose(LIBRARY.exercises["knee_to_chest_double"], Dose(2, 1, 10)) == Dose(2, 1, 5)


def test_half_the_breaths_of_a_pose_that_is_held_once_is_half_the_hold() -> None:
    row = LIBRARY.exercises["yoga_warrior2"]

    assert smaller_dose(row, Dose(2, 1, 1, 20)) == Dose(2, 1, 1, 10)
