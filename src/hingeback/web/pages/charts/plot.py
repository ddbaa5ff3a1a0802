"""What every plot is: a title that says the finding, a picture for wide and for narrow places, a table, words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from hingeback.web.pages.drawing.svg import element, number, picture, text, titled


@dataclass(frozen=True, slots=True)
class Plot:
    """A finished plot. `head` and `rows` are its table twin, `words` its summary, `legend` (mark, words)."""

    identity: str
    title: str
    subtitle: str
    wide: str
    narrow: str
    legend: tuple[tuple[str, str], ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """The drawing area of one picture: where data becomes points."""

    width: float
    height: float
    x0: float
    x1: float
    y0: float
    y1: float
    lowest: float
    highest: float

    def y(self, value: float) -> float:
        return self.y1 - (value - self.lowest) / (self.highest - self.lowest) * (self.y1 - self.y0)

    def x(self, part: float) -> float:
        """`part` from 0 to 1 along the axis. Time runs from the left in every language."""
        return self.x0 + part * (self.x1 - self.x0)


def wide_frame(highest: float, room_behind: float = 78) -> Frame:
    return Frame(640, 260, 54, 640 - room_behind, 16, 218, 0, highest)


def narrow_frame(highest: float, room_behind: float = 66) -> Frame:
    return Frame(320, 240, 46, 320 - room_behind, 14, 200, 0, highest)


def gridlines(frame: Frame, values: tuple[float, ...]) -> str:
    return "".join(
        element("line", x1=frame.x0, x2=frame.x1, y1=frame.y(v), y2=frame.y(v), class_="grid" if v else "axis")
        + text(number(v), x=frame.x0 - 8, y=frame.y(v) + 4.5, class_="tick end")
        for v in values
    )


def axis_name(frame: Frame, words: str) -> str:
    y = (frame.y0 + frame.y1) / 2
    return text(words, x=11.0, y=y, class_="axis-name", transform=f"rotate(-90 11 {number(y)})")


def draw(identity: str, frame: Frame, title: str, description: str, *parts: str) -> str:
    names, said = titled(identity, title, description)
    return picture((0, 0, frame.width, frame.height), names, *parts, **said)


def both(
    identity: str, title: str, description: str, frames: tuple[Frame, Frame], parts: Callable[[Frame], str]
) -> tuple[str, str]:
    """The wide and the narrow picture of the same data."""
    wide, narrow = frames
    return (
        draw(f"{identity}-wide", wide, title, description, parts(wide)),
        draw(f"{identity}-narrow", narrow, title, description, parts(narrow)),
    )


def day_text(day: date) -> str:
    return date_format(day, "j M")


def year_text(day: date) -> str:
    return date_format(day, "j M Y")


def month_text(day: date) -> str:
    return date_format(day, "M Y")


def figure_text(value: float) -> str:
    """One decimal at most: 5.5, 3."""
    return number(round(value, 1))
