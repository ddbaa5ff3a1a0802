"""Each plan week as figures: sessions and minutes, planned and done. The same count as on the page of the week."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Max

from hingeback.web.people.models import Person
from hingeback.web.plan.day_kinds import is_light
from hingeback.web.plan.models import EasedDay, PlanRecord
from hingeback.web.plan.queries import DAYS
from hingeback.web.plan.times_of_day import done_minutes
from hingeback.web.session.lines import SessionLine

#: As many plans as are held in memory at once.
CHUNK = 20
_UNCOUNTED = ("P-REL", "P-POS", "P-EDU")
Day = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class WeekSum:
    """`extra`: sessions on light or free days, beside the planned ones. Minutes are those that count into the week."""

    starts: date
    week: int
    planned: int
    done: int
    extra: int
    planned_min: int
    done_min: int

    @property
    def ends(self) -> date:
        return self.starts + timedelta(days=DAYS - 1)


def week_sums(person: Person, lines: Sequence[SessionLine], since: date | None = None) -> tuple[WeekSum, ...]:
    """One for each week that had a plan, the oldest first; `lines` are the sessions of that time.

    Plans are read in small pieces: five years of them are never held at once.
    """
    done = _done(lines)
    eased = _eased_days(person, since)
    return tuple(_sum(starts, week, days, asked, eased, done) for starts, week, days, *asked in _plans(person, since))


def _plans(person: Person, since: date | None) -> Iterator[tuple[date, int, list[Day], int | None, int | None]]:
    """The last version of each week, with the minutes and days that were asked for (A65)."""
    rows = PlanRecord.objects.filter(person=person)
    if since is not None:
        rows = rows.filter(starts__gt=since - timedelta(days=DAYS))
    in_force = rows.order_by().values("starts").annotate(last=Max("n")).values("last")
    found = PlanRecord.objects.filter(person=person, n__in=in_force).order_by("starts")
    yield from found.values_list(
        "starts", "week", "document__days", "input__sheet__answers__A65__minutes",
        "input__sheet__answers__A65__days",
    ).iterator(chunk_size=CHUNK)  # fmt: skip


def _eased_days(person: Person, since: date | None) -> dict[date, Day]:
    rows = EasedDay.objects.filter(person=person).order_by("made_at")
    if since is not None:
        rows = rows.filter(date__gt=since - timedelta(days=DAYS))
    return dict(rows.values_list("date", "document"))


def _done(lines: Iterable[SessionLine]) -> dict[date, Counter[str]]:
    """For each day with a finished session: the sets that were done of each row."""
    done: dict[date, Counter[str]] = {}
    for line in lines:
        if line.ended_at is not None:
            done.setdefault(line.date, Counter()).update(line.sets_done)
    return done


def _sum(
    starts: date, week: int, days: Sequence[Day], asked: Sequence[int | None], eased: Mapping[date, Day],
    done: Mapping[date, Mapping[str, int]],
) -> WeekSum:  # fmt: skip
    planned = sessions = extra = planned_min = done_min = 0
    for day in days:
        on = date.fromisoformat(day["date"])
        items = (eased.get(on) or day)["items"]
        counted = sum(_counted_min(item) for item in items)
        is_full = any(item["exercise"] for item in items) and (on in eased or not is_light(counted, *asked))
        planned += is_full
        sessions += is_full and on in done
        extra += not is_full and on in done
        planned_min += counted
        done_min += done_minutes(((i["exercise"], i["sets"], _counted_min(i)) for i in items), done.get(on, {}))
    return WeekSum(starts, week, planned, sessions, extra, planned_min, done_min)


def _counted_min(item: Mapping[str, Any]) -> int:
    """As `PlanItem.counted_minutes`, on the stored item."""
    return 0 if item["uncounted"] or item["pillar"] in _UNCOUNTED else int(item["minutes"])
