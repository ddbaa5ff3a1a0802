"""Weeks as bars: measured solid, self-told hatched, planned dashed; never added into one figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hingeback.web.pages.charts.plot import Frame, Plot, axis_name, both, gridlines, narrow_frame, wide_frame
from hingeback.web.pages.drawing.svg import element, number, text

#: Half of the longest name of a week, as drawn.
NAME_HALF_WIDTH = 24


@dataclass(frozen=True, slots=True)
class Week:
    """One week: what was measured, what the person told, what was planned. Same unit in all three."""

    name: str
    measured: float = 0
    told: float = 0
    planned: float = 0

    @property
    def done(self) -> float:
        return self.measured + self.told


def sessions_plot(
    weeks: Sequence[Week], identity: str = "sessions", title: str = "", subtitle: str = ""
) -> Plot | None:
    """Sessions of each week; None before the first week. `title` and `subtitle` in place of the usual ones."""
    if not weeks:
        return None
    last = weeks[-1]
    title = title or ngettext(
        "%(done)s of %(planned)s session this week", "%(done)s of %(planned)s sessions this week", int(last.planned)
    ) % {"done": number(last.done), "planned": number(last.planned)}
    return _plot(weeks, identity, title, subtitle or _("Each week, planned and done"), _("sessions"))


def minutes_plot(weeks: Sequence[Week], identity: str = "minutes", title: str = "", subtitle: str = "") -> Plot | None:
    """Minutes of each week; None before the first week. `title` and `subtitle` in place of the usual ones."""
    if not weeks:
        return None
    last = weeks[-1]
    title = title or _("%(done)s of %(planned)s minutes this week") % {
        "done": number(last.done),
        "planned": number(last.planned),
    }
    return _plot(weeks, identity, title, subtitle or _("Minutes of each week, planned and done"), _("minutes"))


def _plot(weeks: Sequence[Week], identity: str, title: str, subtitle: str, unit: str) -> Plot:
    top, step = nice_scale(max(max(w.done, w.planned) for w in weeks))
    ticks = tuple(float(i * step) for i in range(round(top / step) + 1))
    frames = (wide_frame(top, 12), narrow_frame(top, 8))
    wide, narrow = both(identity, title, subtitle, frames, lambda f: _parts(f, weeks, ticks, unit, identity))
    kinds = _kinds(weeks)
    legend = tuple((name, words) for name, words, _head in kinds)
    head = (_("Week"), *(words % {"unit": unit} for _name, _words, words in kinds))
    rows = tuple((w.name, *(number(getattr(w, name)) for name, _words, _head in kinds)) for w in weeks)
    return Plot(identity, title, subtitle, wide, narrow, legend, head, rows)


def _kinds(weeks: Sequence[Week]) -> tuple[tuple[str, str, str], ...]:
    """What the bars are made of, with its words; measured only where something was measured."""
    told = ("told", _("you told us"), _("You told us, %(unit)s"))
    planned = ("planned", _("planned"), _("Planned, %(unit)s"))
    measured = ("measured", _("measured"), _("Measured, %(unit)s"))
    return (measured, told, planned) if any(w.measured for w in weeks) else (told, planned)


def nice_scale(highest: float) -> tuple[float, float]:
    """Top of the axis and the step between gridlines: four to six lines on round figures."""
    for step in (1, 2, 5, 10, 15, 20, 30, 50, 60, 100, 150, 200, 300, 500, 1000):
        if highest <= step * 5:
            return float(max(2, ceil(highest / step)) * step), float(step)
    return float(highest), float(highest) / 5


def _parts(frame: Frame, weeks: Sequence[Week], ticks: tuple[float, ...], unit: str, identity: str) -> str:
    slot = 1 / len(weeks)
    width = min(28.0, (frame.x1 - frame.x0) * slot * 0.7)
    hatch = f"{identity}-{'wide' if frame.width > 400 else 'narrow'}-hatch"
    every = max(1, ceil(len(weeks) / (12 if frame.width > 400 else 6)))
    bars = "".join(_bar(frame, w, frame.x((i + 0.5) * slot) - width / 2, width, hatch) for i, w in enumerate(weeks))
    names = "".join(
        _name(frame, w.name, frame.x((i + 0.5) * slot))
        for i, w in enumerate(weeks)
        if i % every == 0 or (i == len(weeks) - 1 and (len(weeks) - 1) % every > every / 2)
    )
    middle = text(_("week"), x=(frame.x0 + frame.x1) / 2, y=frame.y1 + 35, class_="axis-name")
    return _hatch(hatch) + gridlines(frame, ticks) + axis_name(frame, unit) + bars + names + middle


def _name(frame: Frame, name: str, x: float) -> str:
    """Under the middle of its bar; the last one ends with the picture, so that nothing of it is cut."""
    if x + NAME_HALF_WIDTH <= frame.width:
        return text(name, x=x, y=frame.y1 + 18, class_="tick middle")
    return text(name, x=frame.width - 1, y=frame.y1 + 18, class_="tick end")


def _hatch(identity: str) -> str:
    inside = element("rect", width=6, height=6, class_="told-ground") + element(
        "rect", width=2.4, height=6, class_="told-line"
    )
    pattern = element(
        "pattern", inside, id=identity, width=6, height=6, patternUnits="userSpaceOnUse", patternTransform="rotate(45)"
    )
    return element("defs", pattern)


def _bar(frame: Frame, week: Week, x: float, width: float, hatch: str) -> str:
    pieces = [_box(frame, x, width, 0, week.measured, class_="bar-measured")]
    pieces.append(_box(frame, x, width, week.measured, week.done, class_="bar-told", fill=f"url(#{hatch})"))
    pieces.append(_box(frame, x, width, week.done, max(week.planned, week.done), class_="bar-planned"))
    return "".join(pieces)


def _box(frame: Frame, x: float, width: float, low: float, high: float, **look: object) -> str:
    if high <= low:
        return ""
    top, foot = frame.y(high) + 1, frame.y(low) - 1
    return element("rect", x=x, y=top, width=width, height=max(foot - top, 1.0), rx=4, **look)
