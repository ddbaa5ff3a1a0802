"""Pictures: valid, escaped, and the same for the same values."""

from xml.etree import ElementTree

import pytest

from hingeback.web.pages.drawing.outline import Point
from hingeback.web.pages.drawing.pictogram import POSES, pictogram
from hingeback.web.pages.drawing.ring import hold_ring
from hingeback.web.pages.drawing.shell import ShellDay, logo, opening_picture, week_shell
from hingeback.web.pages.drawing.svg import element, number, text

ORIGIN: Point = (0.0, 0.0)
POSITIONS = (
    "supine",
    "prone",
    "side_lying",
    "sitting",
    "floor_sitting",
    "standing",
    "walking",
    "quadruped",
    "kneeling",
    "half_kneeling",
    "water",
    "bike",
)
WEEK = [
    ShellDay("Mon", "done"),
    ShellDay("Tue", "today", "today"),
    ShellDay("Wed", "light", "light"),
    ShellDay("Thu", "missed", "9 min"),
    ShellDay("Fri", "planned", "9 min"),
    ShellDay("Sat", "declined", "rest"),
    ShellDay("Sun", "today_done"),
]


@pytest.mark.parametrize("position", POSITIONS)
def test_every_position_has_a_figure(position: str) -> None:
    assert position in POSES
    ElementTree.fromstring(pictogram(position))


def test_a_figure_is_decoration_unless_it_has_a_label() -> None:
    assert 'aria-hidden="true"' in pictogram("supine")
    assert 'aria-label="Lying"' in pictogram("supine", label="Lying")


def test_logo_and_opening_picture_are_well_formed() -> None:
    ElementTree.fromstring(logo())
    ElementTree.fromstring(opening_picture())


def test_the_week_is_seven_links_with_a_title() -> None:
    svg = week_shell(WEEK, "1 of 5", "sessions · 9 of 93 min", "Your week: 1 of 5 sessions done.")
    ElementTree.fromstring(svg)
    assert svg.count("shell-link") == 7
    assert "Your week: 1 of 5 sessions done." in svg
    assert svg.count("shell-tick") == 2


def test_the_week_runs_from_the_other_end_in_right_to_left_scripts() -> None:
    svg = week_shell(WEEK, "", "", "", mirror=True)
    assert svg.index(">Sun<") < svg.index(">Mon<")


def test_a_missed_day_looks_like_a_planned_one_and_carries_no_mark() -> None:
    missed = week_shell([ShellDay("Mon", "missed", "9 min")], "", "", "")
    planned = week_shell([ShellDay("Mon", "planned", "9 min")], "", "", "")
    assert missed.replace("missed", "planned") == planned


def test_the_ring_shows_seconds_left_and_a_mark_for_each_repetition() -> None:
    svg = hold_ring(3, 5, repetitions=6, done=2, unit="seconds")
    ElementTree.fromstring(svg)
    assert svg.count("ring-mark done") == 2
    assert svg.count("ring-mark") == 6


def test_words_are_escaped() -> None:
    assert text("<b>") == "<text>&lt;b&gt;</text>"
    assert element("g", aria_label='a"b') == '<g aria-label="a&quot;b"/>'


def test_numbers_are_short() -> None:
    assert [number(2.0), number(1.239), number(-0.001)] == ["2", "1.24", "0"]
