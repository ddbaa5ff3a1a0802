"""The plots of the page, from sessions and weeks."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import ceil
from statistics import median

from django.utils.translation import gettext as _

from hingeback.web.care.judging import library
from hingeback.web.pages.charts.bars import Week, minutes_plot, sessions_plot
from hingeback.web.pages.charts.pain import PainDay, pain_plot
from hingeback.web.pages.charts.plot import Plot, day_text, figure_text, month_text
from hingeback.web.plan.queries import DAYS
from hingeback.web.plan.week_sums import WeekSum
from hingeback.web.progress.words import Matters
from hingeback.web.session.lines import SessionLine

#: More weeks than this are drawn together.
MOST_BARS = 26
LONG_DAYS = 26 * 7
FIRST_DAYS = timedelta(days=6)


def matters() -> Matters:
    """The change in pain that most people notice, from the outcome register."""
    row = library().tables["measures"]["nprs"]
    return Matters(row["matters_by"], row["matters_by_percent"], row["least_with_percent"])


def pain_days(lines: Sequence[SessionLine]) -> list[PainDay]:
    """Pain before a session, a day each; the first session of a day counts."""
    days: dict[date, int] = {}
    for line in lines:
        if line.pre_nrs is not None:
            days.setdefault(line.date, line.pre_nrs)
    return [PainDay(day, nrs) for day, nrs in days.items()]


def start_nrs(days: Sequence[PainDay]) -> float:
    """The middle of the first seven days shown."""
    return float(median(d.pain_nrs for d in days if d.day - days[0].day <= FIRST_DAYS))


def pain_picture(days: Sequence[PainDay], until: date) -> Plot | None:
    """From the second day on; one number is no line."""
    if len(days) < 2:
        return None
    long = (days[-1].day - days[0].day).days > LONG_DAYS
    title = _("Pain before a session: %(start)s at first, %(now)s lately") % {
        "start": figure_text(start_nrs(days)), "now": figure_text(lately_nrs(days)),
    }  # fmt: skip
    return pain_plot(
        days, start_nrs=start_nrs(days), matters_by_nrs=matters().by_nrs, title=title, by_week=long,
        last_day=None if long else until,
    )  # fmt: skip


def lately_nrs(days: Sequence[PainDay]) -> float:
    """The middle of the seven days that end with the last one told."""
    return float(median(d.pain_nrs for d in days if days[-1].day - d.day <= FIRST_DAYS))


def session_bars(sums: Sequence[WeekSum], this_week: bool) -> Plot | None:
    if not sums:
        return None
    bars, size = bars_of([(s.starts, s.done, s.planned) for s in sums])
    if this_week and size == 1:
        return sessions_plot(bars)
    done, planned = sum(s.done for s in sums), sum(s.planned for s in sums)
    title = _("%(done)s of %(planned)s planned sessions") % {"done": done, "planned": planned}
    return sessions_plot(bars, title=title, subtitle=_together(size))


def minute_bars(sums: Sequence[WeekSum], this_week: bool) -> Plot | None:
    if not sums:
        return None
    bars, size = bars_of([(s.starts, s.done_min, s.planned_min) for s in sums])
    if this_week and size == 1:
        return minutes_plot(bars)
    done, planned = sum(s.done_min for s in sums), sum(s.planned_min for s in sums)
    title = _("%(done)s of %(planned)s planned minutes") % {"done": done, "planned": planned}
    return minutes_plot(bars, title=title, subtitle=_together(size))


def bars_of(weeks: Sequence[tuple[date, int, int]]) -> tuple[list[Week], int]:
    """A bar for each week; of many weeks, one for some of them together, as the mean of a week. Everything is told."""
    weeks = with_gaps(weeks)
    size = ceil(len(weeks) / MOST_BARS)
    named = day_text if size == 1 else month_text
    bars = []
    for first in range(0, len(weeks), size):
        group = weeks[first : first + size]
        done = round(sum(did for _starts, did, _plan in group) / len(group), 1)
        planned = round(sum(plan for _starts, _did, plan in group) / len(group), 1)
        bars.append(Week(named(group[0][0]), told=done, planned=planned))
    return bars, size


def with_gaps(weeks: Sequence[tuple[date, int, int]]) -> list[tuple[date, int, int]]:
    """Weeks without a plan stand between the others, empty."""
    whole: list[tuple[date, int, int]] = []
    for week in weeks:
        while whole and (week[0] - whole[-1][0]).days >= 2 * DAYS:
            whole.append((whole[-1][0] + timedelta(days=DAYS), 0, 0))
        whole.append(week)
    return whole


def _together(size: int) -> str:
    if size == 1:
        return _("Each week, planned and done")
    return _("Each bar is the mean week of %(weeks)s weeks, planned and done") % {"weeks": size}
