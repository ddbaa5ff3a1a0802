"""What of a day counts as done."""

import pytest

from hingeback.web.plan.times_of_day import done_minutes

#: Belly breathing once, a calf stretch in three bouts of 3 minutes, a row of 3 sets: exercise, sets, counted minutes.
DAY = (("breath", None, 5), ("calf", 1, 3), ("row", 3, 3), ("calf", 1, 3), ("calf", 1, 3), (None, None, 4))


@pytest.mark.parametrize(
    ("done", "minutes"),
    [
        ({}, 0),
        ({"breath": 1, "calf": 1, "row": 2}, 11),
        ({"calf": 2}, 6),
        ({"calf": 3, "row": 3, "breath": 1}, 17),
        ({"walk": 4}, 0),
    ],
)
def test_each_bout_counts_once_its_own_sets_were_done(done: dict[str, int], minutes: int) -> None:
    assert done_minutes(DAY, done) == minutes
