"""The days: something daily, full days and light days, day limits, strength spacing, hard days (E2-5 … E2-8, J6.1)."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from hingeback.engine.checking.findings import WEEK, Finding, Findings
from hingeback.engine.checking.volume_limits import LIGHT_DAY_MOST_MIN, LIGHT_ITEM_MOST_MIN, day_most_min
from hingeback.engine.checking.week import Placed, Week
from hingeback.engine.contracts.plan import PlanDay, PlanItem

HARD_RPE = 5
HARD_DAY_MIN = 30
MODERATE_ITEMS = 3
HARD_IN_A_ROW = 2


def check_days(week: Week) -> Findings:
    yield from _something_daily(week)
    yield from _day_limits(week)
    yield from _full_days(week)
    yield from _light_day(week)
    yield from _spacing(week)
    yield from _hard_days(week)


def _exercises(day: PlanDay) -> list[PlanItem]:
    return [item for item in day.items if item.exercise]


def _something_daily(week: Week) -> Findings:
    time = week.person.sheet.answers.A65
    empty = [day for day in week.plan.days if not _exercises(day) and not week.is_frozen(day.date)]
    if time and time.decline_light:
        filled = 7 - len(empty)
        if filled < time.days:
            yield Finding("E2-5", WEEK, "full_day_empty", {"filled": filled, "days": time.days}, "E5-7a")
        return
    for day in empty:
        yield Finding("E2-5", day.date.isoformat(), "day_empty", {}, "E5-7a")


def _day_limits(week: Week) -> Findings:
    most, time = day_most_min(week.person), week.person.sheet.answers.A65
    for day in week.plan.days:
        counted = day.counted_minutes
        if week.is_frozen(day.date):
            continue
        if counted > most:
            yield Finding("E2-10", day.date.isoformat(), "day_long", {"minutes": counted, "most": most}, "E5-7g")
        if time and counted > time.minutes:
            facts = {"minutes": counted, "most": time.minutes}
            yield Finding("J6.1", day.date.isoformat(), "day_over_time", facts, "E5-7b")


def _full_days(week: Week) -> Findings:
    """A65 counts full days; any other day holds at most one light item of five minutes."""
    time = week.person.sheet.answers.A65
    if time is None or week.partly_frozen:
        return
    full = [day.date.isoformat() for day in week.plan.days if not _is_rest_day(week, day)]
    if len(full) > time.days:
        yield Finding("J6.1", WEEK, "full_days", {"count": len(full), "days": time.days, "dates": ", ".join(full)})


def _is_rest_day(week: Week, day: PlanDay) -> bool:
    placed = [p for p in week.of_day(day) if p.item.pillar != "P-POS"]
    return len(placed) <= 1 and all(_is_light_item(p) and p.item.minutes <= LIGHT_ITEM_MOST_MIN for p in placed)


def _is_light_item(placed: Placed) -> bool:
    row = placed.row
    easy_walk = row.ladder == "walk" and row.effort == "easy"
    return placed.item.pillar in ("P-REL", "P-FLX", "P-POS") or row.ladder == "breath" or easy_walk


def _light_day(week: Week) -> Findings:
    if not any(_is_light_day(week, day) for day in week.plan.days):
        yield Finding("E2-8", WEEK, "no_light_day", {"most": LIGHT_DAY_MOST_MIN}, "E5-7c")


def _is_light_day(week: Week, day: PlanDay) -> bool:
    if day.counted_minutes > LIGHT_DAY_MOST_MIN or _is_hard_day(week, day):
        return False
    return all(p.row.effort == "easy" and p.item.pillar not in ("P-STR", "P-GAI") for p in week.of_day(day))


def _is_hard_day(week: Week, day: PlanDay) -> bool:
    """Annex J4: ≥1 hard or ≥3 moderate P-STR items, or work at RPE ≥5, or more than 30 counted minutes."""
    rows = [week.library.exercises[i.exercise] for i in day.items if i.exercise in week.library.exercises]
    strength = [row.effort for row in rows if row.ppillar == "P-STR"]
    effort = max((item.rpe or 0 for item in day.items), default=0)
    return (
        "hard" in strength
        or strength.count("moderate") >= MODERATE_ITEMS
        or effort >= HARD_RPE
        or day.counted_minutes > HARD_DAY_MIN
    )


def _spacing(week: Week) -> Findings:
    """Strength rows that share a muscle group never fall on consecutive dates; the last plan counts too."""
    days = (*week.days_before[-1:], *week.plan.days)
    for before, after in pairwise(days):
        if after.date - before.date == timedelta(days=1) and not week.is_frozen(after.date):
            shared = _muscles(week, before) & _muscles(week, after)
            if shared:
                facts = {"before": before.date, "groups": ", ".join(sorted(shared))}
                yield Finding("E2-6", after.date.isoformat(), "spacing", facts, "E5-7d")


def _muscles(week: Week, day: PlanDay) -> set[str]:
    rows = [week.library.exercises.get(item.exercise) for item in day.items if item.exercise]
    return {group for row in rows if row and row.ppillar == "P-STR" for group in row.muscle_groups} - {"none"}


def _hard_days(week: Week) -> Findings:
    for run in _hard_runs(week):
        if len(run) > HARD_IN_A_ROW and not week.is_frozen(run[-1].date):
            facts = {"first": run[0].date, "count": len(run)}
            yield Finding("E2-7", run[HARD_IN_A_ROW].date.isoformat(), "hard_run", facts)


def _hard_runs(week: Week) -> Iterator[list[PlanDay]]:
    """Runs of hard days that end in this week; days of the last plan can begin one."""
    run: list[PlanDay] = []
    for day in (*week.days_before, *week.plan.days):
        if _is_hard_day(week, day):
            run.append(day)
            continue
        if run and run[-1].date >= week.plan.days[0].date:
            yield run
        run = []
    if run and run[-1].date >= week.plan.days[0].date:
        yield run
