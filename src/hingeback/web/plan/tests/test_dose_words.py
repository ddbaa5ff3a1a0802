"""A dose in words for everybody: no bare figures, no unit that falls onto the next line."""

import pytest

from hingeback.engine.contracts.plan import PlanItem
from hingeback.engine.planning import make_smaller
from hingeback.web.care.judging import library
from hingeback.web.plan.dose_words import dose_words, smaller_words

NO_BREAK = "\u00a0"


def item(row: str, *amounts: int, **more: object) -> PlanItem:
    """`amounts`: sets, repetitions, hold in seconds."""
    sets, reps, hold_s = (*amounts, None, None, None)[:3]
    values = {"exercise": row, "pillar": "P-FLX", "minutes": 4, "sets": sets, "reps": reps, "hold_s": hold_s}
    return PlanItem.model_validate({**values, **more})


@pytest.mark.parametrize(
    ("planned", "said"),
    [
        (item("child_pose", 1, 1, 30), "once, hold 30~s"),
        (item("child_pose", 2, 1, 30), "2~times, hold 30~s"),
        (item("hamstring_seated", 1, 1, 30), "once, each side, hold 30~s"),
        (item("hamstring_seated", 1, 1, 30, side="left"), "once, left side, hold 30~s"),
        (item("bird_dog", 3, 4, 8), "3~sets of~4, each side, hold 8~s"),
        (item("cat_cow", 1, 8), "1~set of~8"),
        (item("carry_bag", 3, 1), "3~times"),
        (item("gait_tall_walk", 3), "3~rounds"),
        (item("gait_tall_walk", 1), "1~round"),
        (item("walk_easy", minutes=1), "1~minute"),
        (item("walk_easy"), "4~minutes"),
    ],
)
def test_every_shape_of_dose_is_said_as_people_say_it(planned: PlanItem, said: str) -> None:
    row = library().exercises[str(planned.exercise)]
    assert dose_words(planned, row) == said.replace("~", NO_BREAK)


@pytest.mark.parametrize(
    ("planned", "said"),
    [
        (item("child_pose", 2, 1, 30), "once, hold 15~s"),
        (item("yoga_warrior2", 1, 1, 20), "once, each side, hold 10~s"),
        (item("knee_to_chest_double", 1, 10), "1~set of~5"),
        (item("carry_bag", 1, 1), "once, half the time"),
        (item("gait_tall_walk", 3), "1~round, half the time"),
        (item("walk_easy", minutes=12), "5~minutes"),
        (item("relax_quick", minutes=2), ""),
        (item("desk_shift_sit", minutes=1), ""),
    ],
)
def test_the_smaller_dose_is_said_where_there_is_one(planned: PlanItem, said: str) -> None:
    row = library().exercises[str(planned.exercise)]
    assert smaller_words(planned, make_smaller(planned, library()), row) == said.replace("~", NO_BREAK)
