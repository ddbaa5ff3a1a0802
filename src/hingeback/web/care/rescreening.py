"""When a screen is due again (B4): full at week 4, week 12, then every 6 months; short each week and after gaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hingeback.web.care.models import ScreenRecord
from hingeback.web.care.queries import FULL_KINDS, today
from hingeback.web.clock import Clock
from hingeback.web.people.models import Person

FULL_AFTER_DAYS = (28, 84)
FULL_EVERY_DAYS = 182
SHORT_EVERY_DAYS = 7
SHORT_GAP_DAYS = 14
FULL_GAP_DAYS = 28


@dataclass(frozen=True, slots=True)
class Due:
    """`kind` is full, short or empty; `because` is a stable word: start, week-4, week-12, half-year, gap, weekly …"""

    kind: str = ""
    because: str = ""


def screen_due(
    person: Person,
    clock: Clock,
    last_active: date | None = None,
    in_gentle_days: bool = False,
    known: Sequence[ScreenRecord] | None = None,
) -> Due:
    """What is due today. `last_active` is the day of the last session; during gentle days the short one is daily.

    `known`: all screens, where the page has them.
    """
    day = today(person, clock)
    rows = ScreenRecord.objects.filter(person=person).order_by("at") if known is None else known
    screens = [(row.kind, row.as_of) for row in rows if row.complete and row.kind != ScreenRecord.Kind.ALARM]
    fulls = [as_of for kind, as_of in screens if kind in FULL_KINDS]
    if not fulls:
        return Due("full", "start")
    for due in (_full(fulls, day, last_active), _short(max(d for _, d in screens), day, last_active, in_gentle_days)):
        if due.kind:
            return due
    return Due()


def last_screened_on(screens: Sequence[ScreenRecord]) -> date | None:
    """The day of the latest complete screen, full or short; an alarm in the middle of the questions is none."""
    return max((s.as_of for s in screens if s.complete and s.kind != ScreenRecord.Kind.ALARM), default=None)


def _full(fulls: list[date], day: date, last_active: date | None) -> Due:
    if last_active is not None and (day - max(last_active, fulls[-1])).days >= FULL_GAP_DAYS:
        return Due("full", "gap")
    for days, word in zip(FULL_AFTER_DAYS, ("week-4", "week-12"), strict=True):
        due_on = fulls[0] + timedelta(days=days)
        if day >= due_on and fulls[-1] < due_on:
            return Due("full", word)
    past_schedule = (day - fulls[0]).days >= FULL_AFTER_DAYS[-1]
    return Due("full", "half-year") if past_schedule and (day - fulls[-1]).days >= FULL_EVERY_DAYS else Due()


def _short(last: date, day: date, last_active: date | None, in_gentle_days: bool) -> Due:
    since = (day - last).days
    if in_gentle_days and since >= 1:
        return Due("short", "gentle-days")
    if last_active is not None and (day - max(last_active, last)).days >= SHORT_GAP_DAYS:
        return Due("short", "gap")
    return Due("short", "weekly") if since >= SHORT_EVERY_DAYS else Due()
