"""What is said of the numbers: no trend from two points, no blame for a gap."""

from datetime import date, datetime, timedelta
from uuid import uuid4

from hingeback.web.pages.charts.pain import PainDay
from hingeback.web.plan.week_sums import WeekSum
from hingeback.web.progress.figures import bars_of, matters, pain_days, pain_picture, start_nrs
from hingeback.web.progress.ranges import RANGES, USUAL, range_named
from hingeback.web.progress.session_pain import MOST_COLUMNS, columns_of, session_pain_plot
from hingeback.web.progress.words import done_words, pain_words, quiet_words, session_words
from hingeback.web.session.lines import SessionLine

START = date(2026, 9, 1)
MATTERS = matters()


def pain(*values: float | None, every: int = 1) -> list[PainDay]:
    return [PainDay(START + timedelta(days=i * every), v) for i, v in enumerate(values) if v is not None]


def line(day: int, pre: int | None, peak: int | None = None, morning: int | None = None) -> SessionLine:
    on = START + timedelta(days=day)
    at = datetime(2026, 9, 1, 9)  # noqa: DTZ001 (nothing here reads a zone)
    return SessionLine(uuid4(), on, 1, pre, peak, pre, morning, None, at, "", False, {})


def week(done: int, planned: int, extra: int = 0) -> WeekSum:
    return WeekSum(START, 1, planned, done, extra, planned * 20, done * 20)


def test_one_number_says_little() -> None:
    assert pain_words(pain(6), MATTERS) == ["Pain was 6 of 10 before your session. One number says little yet."]


def test_two_far_points_are_no_trend() -> None:
    said = " ".join(pain_words(pain(8, *([None] * 29), 2), MATTERS))
    assert "2 days" in said and "two weeks" in said
    assert "lower" not in said and "higher" not in said


def test_many_days_of_one_week_are_no_trend() -> None:
    assert "two weeks" in " ".join(pain_words(pain(8, 7, 6, 5, 4, 3, 2, 1), MATTERS))


def test_enough_days_far_apart_are_compared_with_the_change_that_matters() -> None:
    lower = " ".join(pain_words(pain(6, 6, 6, *([None] * 12), 4, 4, 4), MATTERS))
    assert "6 in the first seven days" in lower and "lower by at least the 2 points" in lower
    same = " ".join(pain_words(pain(6, 6, 6, *([None] * 12), 5, 5, 5), MATTERS))
    assert "about the same" in same and "chance" in same
    third = " ".join(pain_words(pain(3, 3, 3, *([None] * 12), 1.5, 1.5, 1.5), MATTERS))
    assert "a third or more" in third
    small = " ".join(pain_words(pain(2, 2, 2, *([None] * 12), 1, 1, 1), MATTERS))
    assert "about the same" in small, "half of very little is within what numbers vary by"
    higher = " ".join(pain_words(pain(3, 3, 3, *([None] * 12), 6, 6, 6), MATTERS))
    assert "2 points higher, or more" in higher and "safety questions" in higher


def test_a_session_is_summed_up_from_three_mornings_on() -> None:
    two = [line(0, 3, 5, 3), line(1, 3, 5, 6)]
    assert session_words(two) == []
    assert "after 2 of 3 sessions" in session_words([*two, line(2, 3, 4, 4)])[0]


def test_what_was_done_is_counted_and_what_was_not_is_not_named() -> None:
    assert done_words([week(2, 4), week(3, 4, extra=1)]) == [
        "You did 5 of 8 planned sessions.", "And 1 on a lighter day."
    ]  # fmt: skip
    assert done_words([]) == []
    assert "miss" not in " ".join(done_words([week(0, 4)])).casefold()


def test_a_gap_is_met_with_a_way_back() -> None:
    assert quiet_words(None, START) == ""
    assert quiet_words(START, START + timedelta(days=7)) == ""
    assert quiet_words(START, START + timedelta(days=9)).startswith("Nothing logged for 9 days. Shall we")


def test_an_unknown_range_is_the_usual_one() -> None:
    assert [range_named(r.key) for r in RANGES] == list(RANGES)
    assert range_named("99") is USUAL and range_named("") is USUAL
    assert RANGES[0].since(START) == START - timedelta(days=13)


def test_pain_of_a_day_is_that_before_its_first_session() -> None:
    days = pain_days([line(0, 4), line(0, 7), line(1, None), line(2, 3)])
    assert [(d.day, d.pain_nrs) for d in days] == [(START, 4), (START + timedelta(days=2), 3)]


def test_the_start_is_the_middle_of_the_first_seven_days() -> None:
    assert start_nrs(pain(8, 6, 6, None, None, None, 2, 0, 0)) == 6


def test_a_line_begins_with_the_second_day() -> None:
    assert pain_picture(pain(4), START) is None
    drawn = pain_picture(pain(4, 5), START)
    assert drawn is not None and drawn.title == "Pain before a session: 4.5 at first, 4.5 lately"


def test_five_years_of_pain_are_drawn_by_week_and_stay_small() -> None:
    drawn = pain_picture(pain(*([3, 4] * 520), every=2), START)
    assert drawn is not None
    assert "day-dot" not in drawn.wide and len(drawn.wide) < 40_000
    assert dict(drawn.legend)["line"] == "middle of a week"


def test_a_short_time_shows_each_session_and_a_long_one_the_middle_of_weeks() -> None:
    few, _ = columns_of([line(day, 3, 4) for day in range(5)])
    assert len(few) == 5
    many, subtitle = columns_of([line(day, 3, 4) for day in range(0, 80, 2)])
    assert len(many) <= MOST_COLUMNS and "each week" in subtitle
    years, subtitle = columns_of([line(day, 3, 4) for day in range(0, 1820, 2)])
    assert len(years) <= MOST_COLUMNS and "19 weeks" in subtitle


def test_what_was_not_told_of_a_session_stays_empty() -> None:
    drawn = session_pain_plot([line(0, 3, 5), line(1, None)])
    assert drawn is not None and drawn.rows == (("1 Sep", "3", "5", "3", "–"),)
    assert "mark-morning" not in drawn.wide
    assert session_pain_plot([line(0, 3)]) is None


def test_many_weeks_are_drawn_together_as_a_mean_week() -> None:
    weeks = [(START + timedelta(weeks=n), 3, 4) for n in range(260)]
    bars, size = bars_of(weeks)
    assert size == 10 and len(bars) == 26
    assert (bars[0].told, bars[0].planned) == (3, 4)
    assert bars_of(weeks[:12])[1] == 1


def test_weeks_without_a_plan_stay_empty_between_the_others() -> None:
    bars, _size = bars_of([(START, 3, 4), (START + timedelta(weeks=3), 2, 4)])
    assert [(bar.told, bar.planned) for bar in bars] == [(3, 4), (0, 0), (0, 0), (2, 4)]
