"""Which days of a week are full ones."""

import pytest

from hingeback.web.plan.day_kinds import is_light


@pytest.mark.parametrize(
    ("counted", "asked_min", "asked_days", "light"),
    [(14, 15, 3, False), (10, 15, 3, False), (5, 15, 3, True), (0, 15, 3, True), (5, 5, 3, False), (4, 5, 3, True),
     (15, 30, 7, True), (16, 30, 7, False), (14, 15, 7, True), (15, 15, 7, False), (12, 30, 5, False),
     (5, None, None, True), (6, None, None, False)],
)  # fmt: skip
def test_a_day_is_light_where_it_holds_one_light_item(
    counted: int, asked_min: int | None, asked_days: int | None, light: bool
) -> None:
    assert is_light(counted, asked_min, asked_days) is light
