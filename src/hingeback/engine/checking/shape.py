"""Is it a week at all: seven days in a row, known rows in their pillars, sums that are right?"""

from datetime import timedelta

from hingeback.engine.checking.findings import WEEK, Finding, Findings, place
from hingeback.engine.checking.week import Placed, Week
from hingeback.engine.contracts.plan import PlanDay, PlanItem

SHAPE = "PLAN"
UNCOUNTED_PILLARS = ("P-REL", "P-POS", "P-EDU")
SHORT_BREAK_MIN = 3


def check_shape(week: Week) -> Findings:
    yield from _dates(week)
    yield from _sums(week)
    yield from _items(week)
    for placed in week.placed:
        yield from _pillar(placed)
        yield from _numbers(placed)


def _dates(week: Week) -> Findings:
    days = [day.date for day in week.plan.days]
    wanted = [week.person.inp.starts + timedelta(days=n) for n in range(7)]
    if days != wanted:
        yield Finding(SHAPE, WEEK, "dates", {"first": wanted[0], "last": wanted[-1]})
    if week.plan.week != week.person.inp.week:
        yield Finding(SHAPE, WEEK, "week_number", {"week": week.person.inp.week})
    if week.partly_frozen and week.person.inp.previous:
        kept = {day.date: day for day in week.person.inp.previous.days}
        for day in week.plan.days:
            if week.is_frozen(day.date) and kept.get(day.date) != day:
                yield Finding(SHAPE, day.date.isoformat(), "frozen")


def _sums(week: Week) -> Findings:
    items = [item for day in week.plan.days for item in day.items]
    counted = sum(item.counted_minutes for item in items)
    if week.plan.counted_minutes != counted:
        yield Finding(SHAPE, WEEK, "counted", {"said": week.plan.counted_minutes, "sum": counted})
    for pillar in sorted({*week.plan.totals, *(item.pillar for item in items)}):
        yield from _total(week, pillar, [item for item in items if item.pillar == pillar])


def _total(week: Week, pillar: str, items: list[PlanItem]) -> Findings:
    """A total may leave uncounted minutes out."""
    said = week.plan.totals.get(pillar, 0)
    whole = sum(item.minutes for item in items)
    without = sum(item.counted_minutes for item in items)
    if said not in (whole, without):
        yield Finding(SHAPE, WEEK, "total", {"pillar": pillar, "said": said, "sum": whole})


def _items(week: Week) -> Findings:
    for day in week.plan.days:
        for item in day.items:
            yield from _item(week, day, item)


def _item(week: Week, day: PlanDay, item: PlanItem) -> Findings:
    where = place(day.date, item)
    row = week.library.exercises.get(item.exercise) if item.exercise else None
    if item.exercise and row is None:
        yield Finding("J4", where, "unknown_row", {"row": item.exercise})
    if row and row.release != 1:
        yield Finding("J4", where, "later_row", {"row": row.id})
    if item.minutes < 1:
        yield Finding(SHAPE, where, "no_minutes")
    if not any(reason.rule and reason.text and reason.source for reason in item.why):
        yield Finding("E5-8", where, "no_why")
    if item.exercise is None and item.pillar != "P-EDU":
        yield Finding("J1", where, "no_exercise", {"pillar": item.pillar})


def _pillar(placed: Placed) -> Findings:
    item, row = placed.item, placed.row
    breath_as_ease = row.ladder == "breath" and item.pillar == "P-REL"
    if item.pillar != row.ppillar and not breath_as_ease:
        yield Finding("J1", place(placed.day.date, item), "pillar", {"pillar": row.ppillar})
    if item.uncounted and item.pillar not in UNCOUNTED_PILLARS and not _is_short_break(placed):
        yield Finding("J1", place(placed.day.date, item), "uncounted")


def _is_short_break(placed: Placed) -> bool:
    """A single stretch or walk break of less than three minutes outside a session is not counted (E2)."""
    is_break = placed.row.ppillar == "P-FLX" or placed.row.ladder == "walk"
    return is_break and placed.item.minutes < SHORT_BREAK_MIN


def _numbers(placed: Placed) -> Findings:
    item, where = placed.item, place(placed.day.date, placed.item)
    if item.side and not placed.row.unilateral:
        yield Finding("J4", where, "side")
    if any(number is not None and number < 1 for number in (item.sets, item.reps, item.hold_s)):
        yield Finding(SHAPE, where, "dose_below_one")
    if item.rpe is not None and not 0 <= item.rpe <= 10:
        yield Finding(SHAPE, where, "rpe_range")
