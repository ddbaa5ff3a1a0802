"""What the numbers say, in words. Honest before kind: nothing is called a trend that could be chance."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hingeback.web.pages.charts.pain import PainDay
from hingeback.web.pages.charts.plot import figure_text
from hingeback.web.plan.week_sums import WeekSum
from hingeback.web.session.lines import SessionLine

#: Both ends need this many days, and they must lie this far apart, before one is compared with the other.
FEWEST_DAYS = 3
END_DAYS = 6
APART_DAYS = 14
QUIET_DAYS = 7
FEWEST_MORNINGS = 3


@dataclass(frozen=True, slots=True)
class Matters:
    """A change that most people notice: from `by_nrs` points, or from `percent` of the start and `least_nrs` points."""

    by_nrs: float
    percent: float
    least_nrs: float

    def is_less(self, first_nrs: float, last_nrs: float) -> bool:
        less = first_nrs - last_nrs
        return less >= self.by_nrs or (less >= self.least_nrs and less * 100 >= first_nrs * self.percent)


@dataclass(frozen=True, slots=True)
class Course:
    """The middle of the first and of the last seven days; `known` is False where they say nothing together."""

    first_nrs: float
    last_nrs: float
    known: bool

    @property
    def lower_by(self) -> float:
        return self.first_nrs - self.last_nrs


def course_of(days: Sequence[PainDay]) -> Course:
    first = [d.pain_nrs for d in days if (d.day - days[0].day).days <= END_DAYS]
    last = [d.pain_nrs for d in days if (days[-1].day - d.day).days <= END_DAYS]
    apart = (days[-1].day - days[0].day).days >= APART_DAYS
    known = apart and min(len(first), len(last)) >= FEWEST_DAYS
    return Course(float(median(first)), float(median(last)), known)


def pain_words(days: Sequence[PainDay], matters: Matters) -> list[str]:
    """How pain before a session went, in the time shown."""
    if not days:
        return []
    if len(days) == 1:
        told = figure_text(days[0].pain_nrs)
        return [_("Pain was %(pain)s of 10 before your session. One number says little yet.") % {"pain": told}]
    course = course_of(days)
    if not course.known:
        return [
            ngettext(
                "You told us your pain on %(n)s day.", "You told us your pain on %(n)s days.", len(days)
            ) % {"n": len(days)},
            _("It takes two weeks, with three days in the first and in the last, before we say which way it goes."),
        ]  # fmt: skip
    return [_went(course), _means(course, matters)]


def _went(course: Course) -> str:
    return _("Pain before a session was %(first)s in the first seven days shown, and %(last)s in the last seven.") % {
        "first": figure_text(course.first_nrs), "last": figure_text(course.last_nrs),
    }  # fmt: skip


def _means(course: Course, matters: Matters) -> str:
    by = {"by": figure_text(matters.by_nrs)}
    if course.lower_by >= matters.by_nrs:
        return _("That is lower by at least the %(by)s points that most people notice.") % by
    if matters.is_less(course.first_nrs, course.last_nrs):
        return _("That is lower by nearly a third or more: most people notice that.")
    if course.lower_by <= -matters.by_nrs:
        return _(
            "That is %(by)s points higher, or more. Pain goes in waves. If it stays up, or is a new kind of pain, "
            "answer the safety questions again."
        ) % by  # fmt: skip
    return _("That is about the same: a change of less than %(by)s points can be chance.") % by


def session_words(lines: Sequence[SessionLine]) -> list[str]:
    """What a session does, where enough mornings were told."""
    whole = [
        (line.pre_nrs, line.peak_nrs, line.next_nrs)
        for line in lines
        if line.pre_nrs is not None and line.peak_nrs is not None and line.next_nrs is not None
    ]
    if len(whole) < FEWEST_MORNINGS:
        return []
    settled = sum(morning <= before + 1 for before, _peak, morning in whole)
    values = {"settled": settled, "all": len(whole)}
    return [
        _("Next morning pain was back to what it was before, or 1 point above it, after %(settled)s of %(all)s "
          "sessions.") % values
    ]  # fmt: skip


def done_words(sums: Sequence[WeekSum]) -> list[str]:
    """What was done of what was planned. A gap is never blamed, and nothing is added for it."""
    planned, done = sum(s.planned for s in sums), sum(s.done for s in sums)
    if not planned:
        return []
    extra = sum(s.extra for s in sums)
    said = [
        ngettext(
            "You did %(done)s of %(planned)s planned session.", "You did %(done)s of %(planned)s planned sessions.",
            planned,
        ) % {"done": done, "planned": planned}
    ]  # fmt: skip
    if extra:
        more = ngettext("And %(n)s on a lighter day.", "And %(n)s on lighter days.", extra)
        said.append(more % {"n": extra})
    return said


def quiet_words(last: date | None, day: date) -> str:
    """After a while without a session: a way back, and no word about the gap but its length."""
    quiet_days = (day - last).days if last is not None else 0
    if quiet_days <= QUIET_DAYS:
        return ""
    return _("Nothing logged for %(days)s days. Shall we start with a shorter one?") % {"days": quiet_days}
