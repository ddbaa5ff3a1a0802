"""The seven plates of the week: what each day is, and what of it is done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.plan import PlanDay
from hingeback.web.plan.day_kinds import kind_of
from hingeback.web.plan.queries import Week
from hingeback.web.plan.times_of_day import done_minutes

Done = Mapping[date, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class DayPlate:
    """One day. `state` as the week shell draws it: done, today, today_done, planned, light, missed or declined.

    `minutes` is all exercise of the day, `counted_min` what counts into the week's volume, `done_min` the part done.
    """

    date: date
    state: str
    minutes: int
    counted_min: int
    done_min: int
    full: bool
    is_today: bool = False
    chosen: bool = False

    @property
    def name(self) -> str:
        return str(date_format(self.date, "D"))

    @property
    def is_done(self) -> bool:
        return self.state in ("done", "today_done")

    @property
    def told(self) -> str:
        """The day in words, for the list that stands for the picture."""
        minutes = ngettext("%(n)s minute", "%(n)s minutes", self.minutes) % {"n": self.minutes}
        words = {"done": _("done"), "today_done": _("today, done"), "declined": _("rest")}
        if self.state in words:
            return words[self.state]
        kinds = {"today": _("today, %(minutes)s"), "light": _("light, %(minutes)s")}
        return kinds.get(self.state, "%(minutes)s") % {"minutes": minutes}


@dataclass(frozen=True, slots=True)
class WeekPlates:
    days: tuple[DayPlate, ...]

    @property
    def picture(self) -> list[dict[str, Any]]:
        return [{"name": d.name, "state": d.state, "minutes": d.minutes} for d in self.days]

    @property
    def planned(self) -> int:
        return sum(d.full for d in self.days)

    @property
    def done(self) -> int:
        return sum(d.full and d.is_done for d in self.days)

    @property
    def planned_min(self) -> int:
        return sum(d.counted_min for d in self.days)

    @property
    def done_min(self) -> int:
        return sum(d.done_min for d in self.days)


def plates_of(week: Week, done: Done, sheet: AnswerSheet, today: date, chosen: date) -> WeekPlates:
    """`done`: for each day of a finished session, the sets that were done of each row."""
    return WeekPlates(tuple(_plate(day, week, done, sheet, today, chosen) for day in week.days))


def _plate(day: PlanDay, week: Week, done: Done, sheet: AnswerSheet, today: date, chosen: date) -> DayPlate:
    kind = kind_of(day, day.date in week.eased, sheet)
    done_min = done_minutes(((i.exercise, i.sets, i.counted_minutes) for i in day.items), done.get(day.date, {}))
    state = _state(day.date, kind, day.date in done, today)
    minutes = sum(item.minutes for item in day.items if item.exercise)
    full = kind in ("full", "eased")
    return DayPlate(
        day.date, state, minutes, day.counted_minutes, done_min, full, day.date == today, day.date == chosen
    )


def _state(day: date, kind: str, is_done: bool, today: date) -> str:
    if is_done:
        return "today_done" if day == today else "done"
    if kind == "rest":
        return "declined"
    if day == today:
        return "today"
    if day < today:
        return "missed"
    return "light" if kind == "light" else "planned"
