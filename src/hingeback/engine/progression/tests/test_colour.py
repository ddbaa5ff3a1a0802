"""F1: session colours, the gate, provisional colours, soreness and leg spread."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hingeback.engine.contracts.history import SessionEntry
from hingeback.engine.library import load_library
from hingeback.engine.progression import DailyPain, baseline_b, colour_session, gate_session

LIBRARY = load_library()
DAY = date(2026, 6, 1)
RANK = {"GREEN": 0, "AMBER": 1, "RED": 2}


def entry(pre: int, peak: int, next_: int | None = 0, **more: Any) -> SessionEntry:
    return SessionEntry(at=DAY, exercise="bird_dog", pre=pre, peak=peak, next=next_, **more)


def colour(pre: int, peak: int, next_: int | None, b: float, **more: Any) -> tuple[str, str]:
    found = colour_session([entry(pre, peak, next_, **more)], b, LIBRARY)
    return found.colour, found.rule


@pytest.mark.parametrize(
    ("pre", "peak", "next_", "b", "word", "rule"),
    [
        (0, 3, 0, 1, "GREEN", "F1-3"),
        (1, 5, 1, 1, "AMBER", "F1-5"),
        (5, 6, 4, 4, "AMBER", "F1-5"),
        (2, 6, 2, 2, "RED", "F1-1"),
        (2, 3, 4, 2, "RED", "F1-1"),
        (2, 3, 3, 2, "GREEN", "F1-3"),
        (4, 5, 4, 4, "GREEN", "F1-3"),
        (3, 5, 4, 4, "AMBER", "F1-5"),
        (0, 5, 0, 1, "RED", "F1-1"),
        (4, 6, 4, 4, "RED", "F1-1"),
        (5, 7, 5, 5, "RED", "F1-1"),
        (3, 4, 5, 3.5, "AMBER", "F1-5"),
        (3, 4, 6, 3.5, "RED", "F1-1"),
        (6, 7, 6, 6, "GREEN", "F1-4"),
        (6, 8, 6, 6, "AMBER", "F1-5"),
        (6, 9, 6, 6, "RED", "F1-2"),
        (6, 7, 7, 6, "GREEN", "F1-4"),
        (6, 7, 8, 6, "RED", "F1-2"),
        (5, 7, 5, 5.5, "RED", "F1-1"),
    ],
)
def test_colours_by_their_limits(pre: int, peak: int, next_: int, b: float, word: str, rule: str) -> None:
    assert colour(pre, peak, next_, b) == (word, rule)


@pytest.mark.parametrize(
    ("pre", "b", "opens"), [(7, 6, True), (8, 7, False), (4, 2, True), (5, 2, False), (5, 2.5, True), (0, 0, True)]
)
def test_the_gate_closes_at_8_or_3_above_the_usual(pre: int, b: float, opens: bool) -> None:
    gate = gate_session(pre, b, LIBRARY)
    assert gate.open is opens
    assert gate.rule == ("" if opens else "F1-6")


def test_an_easy_session_after_a_closed_gate_has_no_colour() -> None:
    assert colour(8, 8, 8, 7) == ("", "F1-6")


def test_without_the_next_morning_the_colour_is_provisional() -> None:
    found = colour_session([entry(0, 2, None)], 1, LIBRARY)
    assert (found.colour, found.provisional, found.rules) == ("GREEN", True, ("F1-3", "F1-7"))


@pytest.mark.parametrize("more", [{"spread": True}, {}])
def test_red_by_peak_or_spread_is_final_at_once(more: dict[str, Any]) -> None:
    found = colour_session([entry(1, 7 if not more else 1, None, **more)], 1, LIBRARY)
    assert (found.colour, found.provisional) == ("RED", False)


@pytest.mark.parametrize(
    ("next_", "doms", "days", "peak", "after_72h", "word", "rule"),
    [
        (4, True, 1, 2, None, "AMBER", "F1-8"),
        (4, True, 3, 2, None, "AMBER", "F1-8"),
        (4, True, 4, 2, None, "RED", "F1-1"),
        (4, True, None, 2, None, "RED", "F1-1"),
        (4, False, 1, 2, None, "RED", "F1-1"),
        (5, True, 1, 2, None, "RED", "F1-1"),
        (4, True, 1, 7, None, "RED", "F1-1"),
        (4, True, 1, 2, 4, "RED", "F1-9"),
        (4, True, 1, 2, 3, "AMBER", "F1-8"),
    ],
)
def test_fresh_soreness_is_amber_for_up_to_72_hours(
    next_: int, doms: bool, days: int | None, peak: int, after_72h: int | None, word: str, rule: str
) -> None:
    session = [entry(2, peak, next_, doms=doms)]
    found = colour_session(session, 2, LIBRARY, days_after_new=days, pain_72h=after_72h)
    assert (found.colour, found.rule) == (word, rule)


def test_soreness_never_excuses_leg_spread() -> None:
    found = colour_session([entry(2, 2, 4, doms=True, spread=True)], 2, LIBRARY, days_after_new=1)
    assert (found.colour, found.rule) == ("RED", "F1-10")


@pytest.mark.parametrize(("settled_min", "contact"), [(30, False), (31, True), (None, True)])
def test_leg_spread_is_red_and_asks_the_safety_questions(settled_min: int | None, contact: bool) -> None:
    found = colour_session([entry(0, 0, 0, spread=True)], 0, LIBRARY, leg_settled_min=settled_min)
    assert (found.colour, found.rule, found.short_screen) == ("RED", "F1-10", True)
    assert found.contact_clinician is contact


def test_one_session_is_as_red_as_its_worst_exercise() -> None:
    session = [entry(1, 2), entry(1, 6)]
    assert colour_session(session, 1, LIBRARY).colour == "RED"


def test_every_colour_has_a_sentence() -> None:
    assert "4" in colour_session([entry(2, 3, 4)], 2, LIBRARY).text
    assert colour_session([entry(0, 2, None)], 1, LIBRARY).text.endswith("settles the colour.")


pains = st.integers(0, 10)


@given(pre=pains, peak=pains, more=pains, next_=st.none() | pains, b=st.floats(0, 10), spread=st.booleans())
def test_more_pain_never_gives_a_better_colour(
    pre: int, peak: int, more: int, next_: int | None, b: float, spread: bool
) -> None:
    less = colour_session([entry(pre, min(peak, more), next_, spread=spread)], b, LIBRARY)
    worse = colour_session([entry(pre, max(peak, more), next_, spread=spread)], b, LIBRARY)
    if less.colour and worse.colour:
        assert RANK[less.colour] <= RANK[worse.colour]
    assert (less.colour == "") == (worse.colour == "")


@given(pre=pains, peak=pains, next_=pains, worse=pains, b=st.floats(0, 10))
def test_a_worse_morning_never_gives_a_better_colour(pre: int, peak: int, next_: int, worse: int, b: float) -> None:
    found = [colour_session([entry(pre, peak, n)], b, LIBRARY).colour for n in sorted((next_, worse))]
    if all(found):
        assert RANK[found[0]] <= RANK[found[1]]


def test_the_usual_pain_is_the_median_of_the_week_or_the_last_answer() -> None:
    diary = [DailyPain(at=DAY - timedelta(days=n), average=a) for n, a in enumerate((2, 4, 9))]
    assert baseline_b(diary, DAY, 5) == 4
    assert baseline_b(diary[:2], DAY, 5) == 5
    assert baseline_b([*diary[:2], DailyPain(at=DAY - timedelta(days=7), average=9)], DAY, 5) == 5
    assert baseline_b([*diary[:2], DailyPain(at=DAY - timedelta(days=6), average=9)], DAY, 5) == 4
