"""A history judged as a whole, from answers, plan and diary."""

from datetime import date, timedelta
from typing import Any

from hingeback.engine.contracts.history import SessionEntry
from hingeback.engine.library import load_library
from hingeback.engine.matching.tests.people import sheet_of
from hingeback.engine.progression import DailyPain, pace_sessions

LIBRARY = load_library()
DAY = date(2026, 6, 1)


def entry(day: int, **more: Any) -> SessionEntry:
    plain = {"pre": 1, "peak": 2, "next": 1, "rpe": 4}
    return SessionEntry(at=DAY + timedelta(days=day), exercise="sit_to_stand", **{**plain, **more})


def test_two_green_sessions_let_the_exercise_grow() -> None:
    paced, history = pace_sessions(sheet_of(), [entry(2), entry(0)], LIBRARY)
    assert [(s.colour.colour, s.decisions[0].decision) for s in paced] == [("GREEN", "HOLD"), ("GREEN", "PROGRESS")]
    assert history.green_sessions == 2


def test_soreness_after_something_new_is_amber_and_later_red() -> None:
    sore = {"next": 5, "doms": True}
    paced, _ = pace_sessions(sheet_of(), [entry(0, **sore), entry(9, **sore)], LIBRARY)
    assert [s.colour.rule for s in paced] == ["F1-8", "F1-1"]


def test_the_diary_moves_the_usual_pain() -> None:
    diary = [DailyPain(at=DAY - timedelta(days=n), average=6) for n in range(3)]
    low, _ = pace_sessions(sheet_of(), [entry(0, pre=5, peak=6, next=6)], LIBRARY)
    high, _ = pace_sessions(sheet_of(), [entry(0, pre=5, peak=6, next=6)], LIBRARY, diary=diary)
    assert (low[0].colour.colour, high[0].colour.rule) == ("RED", "F1-4")


def test_a_person_on_gentle_work_does_not_progress() -> None:
    paced, _ = pace_sessions(sheet_of(A52=["diabetes"]), [entry(0), entry(2), entry(4)], LIBRARY)
    assert {s.decisions[0].decision for s in paced} == {"HOLD"}
