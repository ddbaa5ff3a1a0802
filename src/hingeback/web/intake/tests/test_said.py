"""Answers as a person would say them."""

import pytest

from hingeback.web.intake.said import said


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"days": 5}, "5 days ago"),
        ({"days": 59}, "59 days ago"),
        ({"days": 60}, "2 months ago"),
        ({"days": 1502}, "4 years ago"),
        ({"weeks": 3}, "3 weeks ago"),
    ],
)
def test_how_long_ago_is_said_in_a_unit_that_one_can_picture(value: dict[str, int], words: str) -> None:
    assert said("A12", value) == words
