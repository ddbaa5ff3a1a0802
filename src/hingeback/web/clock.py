"""The one place that reads the time. Everything else is handed a `Clock`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    def now(self) -> datetime:
        """The moment, with a time zone."""
        ...


@dataclass(frozen=True, slots=True)
class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class FixedClock:
    """Stands still; `forward` gives a later one. For tests and for building the demo."""

    at: datetime

    def now(self) -> datetime:
        return self.at

    def forward(self, **step: float) -> "FixedClock":
        return FixedClock(self.at + timedelta(**step))


@dataclass(frozen=True, slots=True)
class ShiftedClock:
    """Runs like the system clock, a whole number of days away from it. The demo lives by it."""

    days: int
    source: Callable[[], datetime] = SystemClock().now

    def now(self) -> datetime:
        return self.source() + timedelta(days=self.days)


def clock_starting_on(anchor: date, source: Callable[[], datetime] = SystemClock().now) -> ShiftedClock:
    """A clock whose first day is `anchor`."""
    return ShiftedClock((anchor - source().date()).days, source)


def local_day(moment: datetime, time_zone: str) -> date:
    """The calendar day that this moment belongs to, where the person lives."""
    return moment.astimezone(ZoneInfo(time_zone)).date()
