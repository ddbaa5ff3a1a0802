"""Pain over time: days as dots, the middle of seven days as a line, the lowest to highest of seven days as a band."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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
    year_text,
)
from hingeback.web.pages.drawing.svg import element, number, text

WINDOW_DAYS = 7
LONGEST_JOIN_DAYS = 7


@dataclass(frozen=True, slots=True)
class PainDay:
    """Pain of one day, 0 to 10."""

    day: date
    pain_nrs: float


@dataclass(frozen=True, slots=True)
class Flare:
    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class PlanVersion:
    day: date
    name: str


@dataclass(frozen=True, slots=True)
class Middle:
    """A measured day with the middle, lowest and highest of the seven days that end with it."""

    day: date
    middle: float
    lowest: float
    highest: float


def middles(days: Sequence[PainDay]) -> tuple[Middle, ...]:
    """One for each measured day; days that were not measured stay empty."""
    ordered = sorted(days, key=lambda d: d.day)
    return tuple(_middle(here.day, ordered) for here in ordered)


def _middle(day: date, ordered: Sequence[PainDay]) -> Middle:
    first = day - timedelta(days=WINDOW_DAYS - 1)
    values = [d.pain_nrs for d in ordered if first <= d.day <= day]
    return Middle(day, float(median(values)), min(values), max(values))


def week_middles(days: Sequence[PainDay]) -> tuple[Middle, ...]:
    """One for each week that has a measured day, counted from the first; for spans too long for single days."""
    ordered = sorted(days, key=lambda d: d.day)
    weeks: dict[date, list[float]] = {}
    for here in ordered:
        past_days = (here.day - ordered[0].day).days
        weeks.setdefault(here.day - timedelta(days=past_days % WINDOW_DAYS), []).append(here.pain_nrs)
    return tuple(Middle(start, float(median(v)), min(v), max(v)) for start, v in weeks.items())


def runs(points: Sequence[Middle]) -> tuple[tuple[Middle, ...], ...]:
    """Points that may be joined: never across more than seven days."""
    pieces: list[list[Middle]] = []
    for point in points:
        if pieces and (point.day - pieces[-1][-1].day).days <= LONGEST_JOIN_DAYS:
            pieces[-1].append(point)
        else:
            pieces.append([point])
    return tuple(tuple(piece) for piece in pieces)


@dataclass(frozen=True, slots=True)
class _Picture:
    days: tuple[PainDay, ...]
    points: tuple[Middle, ...]
    start_nrs: float
    matters_by_nrs: float | None
    flares: tuple[Flare, ...]
    plans: tuple[PlanVersion, ...]
    first: date
    last: date
    by_week: bool

    def part(self, day: date) -> float:
        return (day - self.first).days / max((self.last - self.first).days, 1)


def pain_plot(
    days: Sequence[PainDay],
    *,
    start_nrs: float | None = None,
    matters_by_nrs: float | None = None,
    flares: Sequence[Flare] = (),
    plans: Sequence[PlanVersion] = (),
    last_day: date | None = None,
    identity: str = "pain",
    title: str = "",
    by_week: bool = False,
) -> Plot | None:
    """The pain plot, or None before the first day. `title` in place of the usual one; `by_week` for long spans.

    `matters_by_nrs` is the change that matters, from the outcome register; without one no such line is drawn.
    """
    if not days:
        return None
    points = week_middles(days) if by_week else middles(days)
    start = points[min(len(points), 1) - 1].middle if start_nrs is None else start_nrs
    first, last = points[0].day, max(last_day or points[-1].day, points[-1].day)
    drawn = _Picture(tuple(days), points, start, matters_by_nrs, tuple(flares), tuple(plans), first, last, by_week)
    title = title or _("Pain: %(now)s now, %(start)s at the start") % {
        "now": figure_text(points[-1].middle),
        "start": figure_text(start),
    }
    words = _words(drawn)
    wide, narrow = both(
        identity, title, " ".join(words), (wide_frame(10), narrow_frame(10)), lambda f: _parts(f, drawn)
    )
    legend = _legend(by_week)
    head = (_("Week from"), _("Pain 0–10, middle"), _("Lowest to highest"), _("Days told"))
    return Plot(
        identity,
        title,
        _("0 is none, 10 is the worst you can think of. Lower is better."),
        wide,
        narrow,
        legend,
        head,
        _weeks(drawn),
        words,
    )


def _legend(by_week: bool) -> tuple[tuple[str, str], ...]:
    if by_week:
        return ("line", _("middle of a week")), ("band", _("lowest to highest of a week"))
    return ("line", _("middle of 7 days")), ("band", _("lowest to highest of 7 days")), ("dot", _("one day"))


def _words(p: _Picture) -> tuple[str, ...]:
    now = p.points[-1].middle
    said = [
        _("Your pain went from %(start)s to %(now)s.") % {"start": figure_text(p.start_nrs), "now": figure_text(now)}
    ]
    if p.matters_by_nrs is not None:
        enough = p.start_nrs - now >= p.matters_by_nrs
        by = figure_text(p.matters_by_nrs)
        said.append(
            _("That is at least the %(by)s points most people notice.") % {"by": by}
            if enough
            else _("A change of %(by)s points is what most people notice.") % {"by": by}
        )
    for flare in p.flares:
        said.append(
            ngettext("You had a flare of %(n)s day.", "You had a flare of %(n)s days.", flare.days) % {"n": flare.days}
        )
    return tuple(said)


def _weeks(p: _Picture) -> tuple[tuple[str, ...], ...]:
    rows: list[tuple[str, ...]] = []
    start = p.first
    while start <= p.last:
        values = [d.pain_nrs for d in p.days if start <= d.day < start + timedelta(days=7)]
        if values or not p.by_week:
            rows.append(_week_row(start, values, p.by_week))
        start += timedelta(days=7)
    return tuple(rows)


def _week_row(start: date, values: list[float], with_year: bool) -> tuple[str, ...]:
    named = year_text(start) if with_year else day_text(start)
    if not values:
        return named, "–", "–", "0"
    spread = f"{figure_text(min(values))}–{figure_text(max(values))}"
    return named, figure_text(float(median(values))), spread, str(len(values))


def _parts(frame: Frame, p: _Picture) -> str:
    pieces = (
        *(_flare(frame, p, flare) for flare in p.flares),
        gridlines(frame, (0, 2, 4, 6, 8, 10)),
        axis_name(frame, _("pain, 0–10")),
        *(_band(frame, p, run) for run in runs(p.points)),
        *(
            element("circle", cx=frame.x(p.part(d.day)), cy=frame.y(d.pain_nrs), r=2.2, class_="day-dot")
            for d in (() if p.by_week else p.days)
        ),
        _level(frame, p.start_nrs, "start-line"),
        _matters(frame, p),
        *(_line(frame, p, run) for run in runs(p.points)),
        *(_plan(frame, p, plan) for plan in p.plans),
        _end_labels(frame, p),
        _dates(frame, p),
    )
    return "".join(pieces)


def _level(frame: Frame, value: float, name: str) -> str:
    return element("line", x1=frame.x0, x2=frame.x1, y1=frame.y(value), y2=frame.y(value), class_=name)


def _matters(frame: Frame, p: _Picture) -> str:
    if p.matters_by_nrs is None or p.start_nrs - p.matters_by_nrs < 0:
        return ""
    return _level(frame, p.start_nrs - p.matters_by_nrs, "matters-line")


def _line(frame: Frame, p: _Picture, run: tuple[Middle, ...]) -> str:
    if len(run) == 1:
        return element("circle", cx=frame.x(p.part(run[0].day)), cy=frame.y(run[0].middle), r=3.2, class_="pain-end")
    where = " ".join(f"{number(frame.x(p.part(m.day)))},{number(frame.y(m.middle))}" for m in run)
    return element("polyline", points=where, class_="pain-line")


def _band(frame: Frame, p: _Picture, run: tuple[Middle, ...]) -> str:
    up = [(frame.x(p.part(m.day)), frame.y(m.highest)) for m in run]
    down = [(frame.x(p.part(m.day)), frame.y(m.lowest)) for m in reversed(run)]
    return element("polygon", points=" ".join(f"{number(x)},{number(y)}" for x, y in up + down), class_="pain-band")


def _flare(frame: Frame, p: _Picture, flare: Flare) -> str:
    x0, x1 = frame.x(max(0.0, p.part(flare.first))), frame.x(min(1.0, p.part(flare.last)))
    width = max(x1 - x0, 4.0)
    words = ngettext("Flare, %(n)s day", "Flare, %(n)s days", flare.days) % {"n": flare.days}
    late = x0 > (frame.x0 + frame.x1) / 2
    return (
        element("rect", x=x0, y=frame.y0 - 6, width=width, height=frame.y1 - frame.y0 + 6, class_="flare-strip")
        + element("rect", x=x0, y=frame.y0 - 8, width=width, height=3, class_="flare-bar")
        + text(
            words,
            x=x0 - 6 if late else x0 + width + 6,
            y=frame.y0 + 2,
            class_="flare-word end" if late else "flare-word",
        )
    )


def _plan(frame: Frame, p: _Picture, plan: PlanVersion) -> str:
    x, y = frame.x(p.part(plan.day)), frame.y1
    mark = element("path", d=f"M{number(x - 5.5)} {number(y - 11)}h11l-5.5 9.5Z", class_="plan-mark")
    return mark + (text(plan.name, x=x + 8, y=y - 3.5, class_="plan-word") if frame.width > 400 else "")


def _end_labels(frame: Frame, p: _Picture) -> str:
    """Words beside the lines, pushed apart so that none covers another."""
    now = p.points[-1].middle
    labels = [
        (frame.y(p.start_nrs), _("start"), "tick"),
        (frame.y(now), _("%(pain)s now") % {"pain": figure_text(now)}, "now"),
    ]
    if p.matters_by_nrs is not None and p.start_nrs - p.matters_by_nrs >= 0:
        by = _("%(by)s lower: matters") % {"by": figure_text(p.matters_by_nrs)}
        labels.append((frame.y(p.start_nrs - p.matters_by_nrs), by, "matters-word"))
    end = element("circle", cx=frame.x(p.part(p.points[-1].day)), cy=frame.y(now), r=4.2, class_="pain-end")
    return end + "".join(_beside(frame, y, words, kind) for y, words, kind in _apart(labels))


def _apart(labels: list[tuple[float, str, str]]) -> list[tuple[float, str, str]]:
    placed: list[tuple[float, str, str]] = []
    lowest = float("-inf")
    for y, words, kind in sorted(labels):
        room = 28.0 if kind == "matters-word" else 16.0
        here = max(y, lowest)
        placed.append((here, words, kind))
        lowest = here + room
    return placed


def _beside(frame: Frame, y: float, words: str, kind: str) -> str:
    x = frame.x1 + 8
    if kind != "matters-word" or ":" not in words:
        return text(words, x=x, y=y + 4.5, class_=kind)
    first, second = words.split(":", 1)
    return text(f"{first}:", x=x, y=y + 2, class_=kind) + text(second.strip(), x=x, y=y + 15, class_=kind)


def _dates(frame: Frame, p: _Picture) -> str:
    whole = max((p.last - p.first).days, 1)
    named = month_text if p.by_week else day_text
    count = min(6 if frame.width > 400 else 3, whole + 1)
    steps = [round(i * whole / max(count - 1, 1)) for i in range(count)]
    return "".join(
        text(named(p.first + timedelta(days=step)), x=frame.x(step / whole), y=frame.y1 + 20, class_="tick middle")
        for step in dict.fromkeys(steps)
    )
