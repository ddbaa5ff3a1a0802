"""Pain within a session: before, at its highest, after, and next morning. Four marks of different shape."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from statistics import median

from django.utils.translation import gettext as _

from hingeback.web.pages.charts.plot import (
    Frame,
    Plot,
    axis_name,
    both,
    day_text,
    figure_text,
    gridlines,
    month_text,
    narrow_frame,
    wide_frame,
)
from hingeback.web.pages.drawing.svg import element, number, text
from hingeback.web.session.lines import SessionLine

#: As many columns as can be told apart.
MOST_COLUMNS = 14
DAYS = 7
#: Marks of one column stand side by side, as parts of its width.
PLACES = {"before": -0.3, "peak": -0.1, "after": 0.1, "morning": 0.3}
FIELDS = {"before": "pre_nrs", "peak": "peak_nrs", "after": "post_nrs", "morning": "next_nrs"}


@dataclass(frozen=True, slots=True)
class Column:
    """One session, or the middle of the sessions of some weeks; None where nothing was told."""

    name: str
    before: float | None
    peak: float | None
    after: float | None
    morning: float | None


def session_pain_plot(lines: Sequence[SessionLine], identity: str = "session-pain") -> Plot | None:
    """The plot, or None before the first session of which pain was told. `lines`: the oldest first."""
    told = [line for line in lines if line.pre_nrs is not None and line.peak_nrs is not None]
    if not told:
        return None
    columns, subtitle = columns_of(told)
    whole = _column("", told)
    title = _("In a session: %(before)s before, %(peak)s at most") % {
        "before": _figure(whole.before), "peak": _figure(whole.peak),
    }  # fmt: skip
    wide, narrow = both(
        identity, title, subtitle, (wide_frame(10, 12), narrow_frame(10, 8)), lambda frame: _parts(frame, columns)
    )
    words = {"before": _("before"), "peak": _("highest"), "after": _("after"), "morning": _("next morning")}
    head = (_("Session"), _("Before, 0–10"), _("Highest, 0–10"), _("After, 0–10"), _("Next morning, 0–10"))
    rows = tuple((c.name, *(_figure(getattr(c, mark)) for mark in PLACES)) for c in columns)
    return Plot(identity, title, subtitle, wide, narrow, tuple(words.items()), head, rows)


def columns_of(told: Sequence[SessionLine]) -> tuple[list[Column], str]:
    """Each session by itself; where they are many, the middle of a week or of some weeks."""
    if len(told) <= MOST_COLUMNS:
        return [_column(day_text(line.date), [line]) for line in told], _("Each session. Lower is better.")
    weeks = ceil(((told[-1].date - told[0].date).days + 1) / DAYS)
    size = ceil(weeks / MOST_COLUMNS)
    if size == 1:
        return _grouped(told, 1, day_text), _("The middle of each week's sessions. Lower is better.")
    subtitle = _("The middle of %(weeks)s weeks' sessions. Lower is better.") % {"weeks": size}
    return _grouped(told, size, month_text if weeks > 52 else day_text), subtitle


def _grouped(told: Sequence[SessionLine], weeks: int, named: Callable[[date], str]) -> list[Column]:
    groups: dict[date, list[SessionLine]] = {}
    for line in told:
        past_days = (line.date - told[0].date).days
        groups.setdefault(line.date - timedelta(days=past_days % (weeks * DAYS)), []).append(line)
    return [_column(named(start), group) for start, group in groups.items()]


def _column(name: str, lines: Sequence[SessionLine]) -> Column:
    return Column(name, *(_middle([getattr(line, field) for line in lines]) for field in FIELDS.values()))


def _middle(told: Sequence[int | None]) -> float | None:
    known = [nrs for nrs in told if nrs is not None]
    return float(median(known)) if known else None


def _figure(value: float | None) -> str:
    return "–" if value is None else figure_text(value)


def _parts(frame: Frame, columns: Sequence[Column]) -> str:
    slot = (frame.x1 - frame.x0) / len(columns)
    reach = min(slot, 48.0)
    every = max(1, ceil(len(columns) / (10 if frame.width > 400 else 4)))
    pieces = [gridlines(frame, (0, 2, 4, 6, 8, 10)), axis_name(frame, _("pain, 0–10"))]
    for place, column in enumerate(columns):
        x = frame.x0 + (place + 0.5) * slot
        pieces.append(_rise(frame, column, x, reach))
        pieces += [_mark(frame, mark, getattr(column, mark), x + PLACES[mark] * reach) for mark in PLACES]
        if place % every == 0:
            pieces.append(text(column.name, x=x, y=frame.y1 + 20, class_="tick middle"))
    return "".join(pieces)


def _rise(frame: Frame, column: Column, x: float, reach: float) -> str:
    """From before over the highest to after, in the order in which it was felt."""
    felt = [(PLACES[mark], getattr(column, mark)) for mark in ("before", "peak", "after")]
    where = " ".join(f"{number(x + p * reach)},{number(frame.y(v))}" for p, v in felt if v is not None)
    return element("polyline", points=where, class_="rise-line")


def _mark(frame: Frame, mark: str, value: float | None, x: float) -> str:
    if value is None:
        return ""
    y = frame.y(value)
    return element("path", d=_SHAPES[mark](x, y), class_=f"mark-{mark}")


def _circle(x: float, y: float) -> str:
    return f"M{number(x - 3.4)} {number(y)}a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0 -6.8 0Z"


def _triangle(x: float, y: float) -> str:
    return f"M{number(x)} {number(y - 4.6)}l4.4 7.6h-8.8Z"


def _square(x: float, y: float) -> str:
    return f"M{number(x - 3.2)} {number(y - 3.2)}h6.4v6.4h-6.4Z"


def _diamond(x: float, y: float) -> str:
    return f"M{number(x)} {number(y - 4.6)}l4.6 4.6l-4.6 4.6l-4.6 -4.6Z"


_SHAPES: dict[str, Callable[[float, float], str]] = {
    "before": _circle, "peak": _triangle, "after": _square, "morning": _diamond,
}  # fmt: skip
