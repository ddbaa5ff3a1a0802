"""How people of the demo behave depends on nothing but who they are and which day it is."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from hingeback.demo import behaviour
from hingeback.demo.answers import answers_of, born_on
from hingeback.demo.cast import CAST
from hingeback.demo.cast_on_the_way import ANA
from hingeback.demo.chance import share, swing
from hingeback.demo.character import Character, Course, Flare
from hingeback.engine.contracts.answers import Answers
from hingeback.engine.library import load_library

DAYS = range(100)


def test_chance_is_the_same_in_every_run() -> None:
    """Written down once; another number here makes another demo."""
    assert round(share("ana", "pain", 3), 6) == 0.797355
    assert round(swing("ana", "pain", 3), 6) == -0.088127


def test_chance_is_spread_evenly() -> None:
    drawn = [share("somebody", n) for n in range(2000)]

    assert 0 <= min(drawn) < 0.01
    assert 0.99 < max(drawn) < 1
    assert 0.47 < sum(drawn) / len(drawn) < 0.53


def test_pain_settles_half_way_and_a_flare_comes_and_goes() -> None:
    calm = Course(6, 2, half_after=20)
    flaring = replace(calm, flares=(Flare(40, 6, 3.0),))

    assert behaviour.usual_pain(calm, 0) == 6
    assert behaviour.usual_pain(calm, 20) == pytest.approx(4)
    assert [behaviour.usual_pain(flaring, d) - behaviour.usual_pain(calm, d) for d in (39, 41, 46)] == pytest.approx(
        [0, 3, 0]
    )


def test_anas_pain_comes_down_with_one_flare() -> None:
    weeks = [behaviour.pain_of_week(ANA, day)["avg7"] for day in (6, 34, 42, 84)]

    assert weeks[0] > weeks[3]
    assert weeks[2] > weeks[1]


@pytest.mark.parametrize("who", CAST, ids=lambda who: who.key)
def test_pain_is_a_number_that_can_be_told(who: Character) -> None:
    for day in DAYS:
        felt = behaviour.felt_in_session(who, day)
        assert 0 <= felt.pre <= felt.peak <= 10
        assert 0 <= felt.post <= felt.peak
        assert 1 <= felt.effort_rpe <= 10
        week = behaviour.pain_of_week(who, day)
        assert week["worst7"] >= week["now"]


def test_a_day_of_rest_is_kept() -> None:
    assert not any(behaviour.keeps_to_plan(ANA, day, 0, 30) for day in DAYS)


def test_a_day_of_few_minutes_is_left_out_more_often() -> None:
    whole, light = (sum(behaviour.keeps_to_plan(ANA, day, minutes, 30) for day in DAYS) for minutes in (25, 5))

    assert whole > 70 > 40 > light > 0


@pytest.mark.parametrize("who", CAST, ids=lambda who: who.key)
def test_what_a_character_says_can_be_read(who: Character) -> None:
    told: dict[str, Any] = answers_of(who, date(2026, 9, 1))

    assert Answers.model_validate(told)


def test_a_birthday_is_some_months_before_joining() -> None:
    assert born_on(42, date(2026, 9, 1)) == date(1984, 4, 14)


def test_the_cast_is_ana_and_some_twenty_others_each_with_words_on_the_first_page() -> None:
    told = [one for group in load_library().texts["demo"]["groups"] for one in group["people"]]

    assert CAST[0].key == "ana"
    assert 20 <= len(CAST) - 1 <= 25
    assert {(who.key, who.name) for who in CAST} == {(one["key"], one["name"]) for one in told}
    assert len({who.name for who in CAST}) == len(CAST)


def test_the_cast_differs() -> None:
    ages = sorted(who.age for who in CAST)

    assert {who.sex for who in CAST} == {"female", "male", "other_or_undisclosed"}
    assert ages[0] < 16 and ages[-1] >= 70 and all(b - a < 12 for a, b in pairwise(ages))
    assert len({who.country for who in CAST}) > 15
    assert max(who.joined_days_ago for who in CAST) >= 84
