"""The shell: the mark, the opening picture, and the week as seven links of half an ellipse."""

from dataclasses import dataclass, replace
from math import cos, radians, sin
from typing import Literal

from hingeback.web.pages.drawing.outline import Point
from hingeback.web.pages.drawing.pictogram import POSES, figure
from hingeback.web.pages.drawing.svg import element, number, picture, text, titled

DayState = Literal["done", "today", "today_done", "planned", "light", "missed", "declined"]
_OUTER, _INNER, _FLATTEN, _GAP_DEG = 168.0, 96.0, 0.885, 3.0
_CENTRE: Point = (180.0, 176.0)


@dataclass(frozen=True, slots=True)
class ShellDay:
    """One link: short day name, state, and the word under it (“today”, “light”, “22 min”)."""

    name: str
    state: DayState
    word: str = ""


def logo() -> str:
    """The mark: two plates that meet at a hinge, on a line. Decorative; the name stands beside it."""
    return picture(
        (0, 0, 48, 32),
        element("path", d="M3 25A22 22 0 0 1 27.6 3.4L24 25Z", class_="mark-pine"),
        element("path", d="M11 21A12 12 0 0 1 22 11.6", class_="mark-ring"),
        element("path", d="M31 5.2A22 22 0 0 1 45 25H28Z", class_="mark-shell"),
        element("rect", x=2, y=27.4, width=25, height=2.8, rx=1.4, class_="mark-line"),
        element("rect", x=30, y=27.4, width=16, height=2.8, rx=1.4, class_="mark-line"),
        aria_hidden="true",
        focusable="false",
    )


def opening_picture() -> str:
    """A dome of growth rings, a seam, and someone in bird dog."""
    rings = "".join(
        element(
            "path",
            d=f"M{number(200 - r)} 262A{number(r)} {number(r * 1.24)} 0 0 1 {number(200 + r)} 262",
            class_="dome-ring",
        )
        for r in (62.0, 102.0, 142.0)
    )
    dome = element("path", d="M10 262A190 236 0 0 1 390 262Z", class_="dome")
    seam = element("path", d="M286 51Q258 140 262 262", class_="dome-seam")
    mat = element("path", d="M22 268 78 252 388 262 366 282Z", class_="figure-mat", stroke_linejoin="round")
    person = element(
        "g", figure(replace(POSES["bird_dog"], prop="none", scale=1.0)), transform="translate(14 60) scale(3.1)"
    )
    return picture(
        (0, 0, 400, 292),
        dome,
        rings,
        seam,
        mat,
        person,
        class_="opening-picture",
        aria_hidden="true",
        focusable="false",
    )


def week_shell(
    days: list[ShellDay], big: str, small: str, title: str, identity: str = "week-shell", mirror: bool = False
) -> str:
    """The week as a shell. `big` and `small` stand in the middle; `title` says it all in words."""
    names, said = titled(identity, title, "")
    shown = list(reversed(days)) if mirror else days
    span = 180.0 / max(len(shown), 1)
    links = "".join(_link(day, 180.0 + i * span, span) for i, day in enumerate(shown))
    middle = text(big, x=180, y=150, class_="shell-big") + text(small, x=180, y=172, class_="shell-small")
    return picture((4, 8, 352, 178), names, links, middle, class_="week-shell", **said)


def _link(day: ShellDay, start_deg: float, span_deg: float) -> str:
    stretch = 1.06 if day.state in ("today", "today_done") else 1.0
    a, b = start_deg + _GAP_DEG / 2, start_deg + span_deg - _GAP_DEG / 2
    outer = [_at(_OUTER * stretch, a), _at(_OUTER * stretch, b)]
    inner = [_at(_INNER, b), _at(_INNER, a)]
    shape = (
        f"M{_xy(outer[0])}A{number(_OUTER * stretch)} {number(_OUTER * stretch * _FLATTEN)} 0 0 1 {_xy(outer[1])}"
        f"L{_xy(inner[0])}A{number(_INNER)} {number(_INNER * _FLATTEN)} 0 0 0 {_xy(inner[1])}Z"
    )
    x, y = _at((_OUTER * stretch + _INNER) / 2, start_deg + span_deg / 2)
    label = text(day.name, x=float(x), y=float(y - 3), class_="shell-day")
    under = (
        _tick(x, y + 9)
        if day.state in ("done", "today_done")
        else text(day.word, x=float(x), y=float(y + 13), class_="shell-word")
    )
    return element("g", element("path", d=shape), label, under, class_=f"shell-link {day.state.replace('_', '-')}")


def _tick(x: float, y: float) -> str:
    return element(
        "path", d=f"M{number(x - 6)} {number(y)}l4.2 4.4L{number(x + 6.4)} {number(y - 5)}", class_="shell-tick"
    )


def _at(radius: float, angle_deg: float) -> Point:
    return (
        _CENTRE[0] + cos(radians(angle_deg)) * radius,
        _CENTRE[1] + sin(radians(angle_deg)) * radius * _FLATTEN,
    )


def _xy(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"
