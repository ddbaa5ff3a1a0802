"""Plots: the finding, the gaps, the table twin."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from hingeback.web.pages.charts.bars import Week, minutes_plot, nice_scale, sessions_plot
from hingeback.web.pages.charts.pain import Flare, PainDay, PlanVersion, middles, pain_plot, runs

START = date(2026, 9, 1)


def pain(*values: float | None) -> list[PainDay]:
    return [PainDay(START + timedelta(days=i), v) for i, v in enumerate(values) if v is not None]


def test_the_middle_is_of_the_seven_days_that_end_there() -> None:
    found = middles(pain(8, 6, 4, 4, 4, 4, 4, 4))
    assert [m.middle for m in found][:3] == [8, 7, 6]
    assert (found[-1].middle, found[-1].lowest, found[-1].highest) == (4, 4, 6)


def test_missing_days_stay_empty_and_are_never_joined_across_more_than_seven() -> None:
    seven = middles(pain(5, *([None] * 6), 4))
    eight = middles(pain(5, *([None] * 7), 4))
    assert len(runs(seven)) == 1
    assert len(runs(eight)) == 2


def test_the_title_says_the_finding() -> None:
    plot = pain_plot(pain(6, 5, 5, 3, 3, 3, 3, 3, 3), start_nrs=5.5)
    assert plot is not None
    assert plot.title == "Pain: 3 now, 5.5 at the start"
    assert plot.words[0] == "Your pain went from 5.5 to 3."


def test_no_change_that_matters_is_ever_invented() -> None:
    plot = pain_plot(pain(6, 5, 4))
    assert plot is not None
    assert "matters" not in plot.wide
    with_register = pain_plot(pain(6, 5, 4), matters_by_nrs=2)
    assert with_register is not None
    assert "2 lower:" in with_register.wide


def test_before_the_first_day_there_is_no_plot() -> None:
    assert pain_plot([]) is None
    assert sessions_plot([]) is None
    assert minutes_plot([]) is None


@pytest.mark.parametrize("days", [pain(4), pain(0, 10), pain(*([3] * 400))])
def test_one_day_two_days_and_a_year_can_be_drawn(days: list[PainDay]) -> None:
    plot = pain_plot(days, flares=[Flare(START, START)], plans=[PlanVersion(START, "plan 1")], matters_by_nrs=2)
    assert plot is not None
    for svg in (plot.wide, plot.narrow):
        tree = ElementTree.fromstring(svg)
        names = [child.tag.rsplit("}", 1)[1] for child in tree]
        assert names[:2] == ["title", "desc"]


def test_the_table_tells_each_week_with_its_days() -> None:
    plot = pain_plot(pain(6, 4, None, None, None, None, None, 2))
    assert plot is not None
    assert plot.rows == (("1 Sep", "5", "4–6", "2"), ("8 Sep", "2", "2–2", "1"))
    assert len(plot.head) == len(plot.rows[0])


def test_measured_told_and_planned_stay_apart() -> None:
    plot = sessions_plot([Week("1", measured=3, told=1, planned=5)])
    assert plot is not None
    assert plot.title == "4 of 5 sessions this week"
    assert plot.rows == (("1", "3", "1", "5"),)
    assert all(name in plot.wide for name in ("bar-measured", "bar-told", "bar-planned"))


@pytest.mark.parametrize("count", [1, 12, 52])
def test_the_name_of_the_last_week_is_inside_the_picture(count: int) -> None:
    plot = sessions_plot([Week(f"{n % 28 + 1} Nov", told=1, planned=2) for n in range(count)])
    assert plot is not None
    for picture, width in ((plot.wide, 640), (plot.narrow, 320)):
        middles = re.findall(r'<text x="([\d.]+)"[^>]*class="tick middle"', picture)
        ends = re.findall(r'<text x="([\d.]+)"[^>]*class="tick end"[^>]*>\d+ Nov', picture)
        assert all(float(x) + 24 <= width for x in middles)
        assert all(float(x) <= width for x in ends)
        assert middles or ends


def test_more_done_than_planned_draws_no_planned_box() -> None:
    plot = minutes_plot([Week("1", measured=70, planned=60)])
    assert plot is not None
    assert "bar-planned" not in plot.wide


@pytest.mark.parametrize(("highest", "top", "step"), [(0, 2, 1), (5, 5, 1), (6, 6, 2), (93, 100, 20), (375, 400, 100)])
def test_axes_end_on_round_figures(highest: float, top: float, step: float) -> None:
    assert nice_scale(highest) == (top, step)
