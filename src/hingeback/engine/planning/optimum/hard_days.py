"""No hard light day, and never three hard days in a row, those before the week included (E2, J4)."""

from collections.abc import Mapping
from datetime import timedelta

from hingeback.engine.planning.draft import ROWS_PER_DAY
from hingeback.engine.planning.effort import rpe_of
from hingeback.engine.planning.optimum.model import Terms
from hingeback.engine.planning.optimum.servings import Serving
from hingeback.engine.planning.optimum.week_model import Values, WeekModel, added
from hingeback.engine.planning.pool import Candidate

_HARD_MIN = 30
_HARD_RPE = 5
_MODERATE_MAKES_HARD = 3
_HARD_IN_A_ROW = 2


def hard_days(week: WeekModel) -> None:
    """No hard light day, never three hard days in a row, those before this week included (E2)."""
    frame = week.kitchen.frame
    fixed = {day: _is_hard(week, day) for day in range(7)}
    marks = {day: _hard_mark(week, day, may=day in frame.full and not fixed[day]) for day in range(7)}
    before = _hard_days_before(week)
    run = [*before, *range(7)]
    for first in range(len(run) - _HARD_IN_A_ROW):
        window = run[first : first + _HARD_IN_A_ROW + 1]
        already = sum(day is True or (day is not False and fixed[day]) for day in window)
        free = {marks[day]: 1 for day in window if day is not True and day is not False and not fixed[day]}
        week.model.add("E2-7", free, high=max(0, _HARD_IN_A_ROW - already))


def _hard_mark(week: WeekModel, day: int, may: bool) -> int:
    model, fixed_min = week.model, week.kitchen.draft.minutes[day]
    servings, cap = week.of_day(day), week.kitchen.frame.caps[day]
    mark = model.integer(f"hard@{day}", 0, int(may))
    total = added(s.minutes for s in servings)
    over = max(0, cap - _HARD_MIN)
    model.add("J4-hard", {**total, mark: -over}, high=max(0, min(cap, _HARD_MIN) - fixed_min))
    hard = [s for s in servings if _is_hard_work(s, week)]
    for serving in hard:
        model.add("J4-hard", {**serving.present, mark: -1}, high=0)
    moderate = added(s.bouts for s in servings if s.pillar == "P-STR" and s.candidate.row.effort == "moderate")
    most = _MODERATE_MAKES_HARD - 1
    model.add("J4-hard", {**moderate, mark: -ROWS_PER_DAY}, high=most) if moderate else None
    _follow_hard(week, mark, total, added(s.present for s in hard), moderate, fixed_min)
    return mark


def _follow_hard(week: WeekModel, mark: int, total: Terms, hard: Terms, moderate: Terms, fixed_min: int) -> None:
    def fill(values: Values) -> None:
        is_hard = (
            fixed_min + _sum(total, values) > _HARD_MIN
            or _sum(hard, values) > 0
            or _sum(moderate, values) >= _MODERATE_MAKES_HARD
        )
        values[mark] = int(is_hard)

    week.following.append(fill)


def _sum(terms: Terms, values: Mapping[int, int]) -> int:
    return sum(factor * values[variable] for variable, factor in terms.items())


def _is_hard_work(serving: Serving, week: WeekModel) -> bool:
    return _is_hard_row(serving.candidate, serving.pillar, week)


def _is_hard_row(candidate: Candidate, pillar: str, week: WeekModel) -> bool:
    row = candidate.row
    at_strength = row.ppillar == "P-STR" and row.effort == "hard"
    return at_strength or (rpe_of(row, pillar, week.kitchen.person) or 0) >= _HARD_RPE


def _is_hard(week: WeekModel, day: int) -> bool:
    """True if what is fixed on the day makes it hard already."""
    draft = week.kitchen.draft
    slots = draft.days[day]
    moderate = sum(s.pillar == "P-STR" and s.candidate.row.effort == "moderate" for s in slots)
    return (
        draft.minutes[day] > _HARD_MIN
        or moderate >= _MODERATE_MAKES_HARD
        or any(_is_hard_row(s.candidate, s.pillar, week) for s in slots)
    )


def _hard_days_before(week: WeekModel) -> list[bool]:
    """Hard or not, for the two days before the week, as far as they are known and lead up to it."""
    inp = week.kitchen.person.inp
    days = {day.date: day for day in inp.previous.days} if inp.previous else {}
    found = []
    for back in range(_HARD_IN_A_ROW, 0, -1):
        day = days.get(inp.starts - timedelta(days=back))
        rows = [week.kitchen.rules.rows[i.exercise] for i in day.items if i.exercise] if day else []
        strength = [row.effort for row in rows if row.ppillar == "P-STR"]
        found.append(
            day is not None
            and (
                day.counted_minutes > _HARD_MIN
                or "hard" in strength
                or strength.count("moderate") >= _MODERATE_MAKES_HARD
                or any((item.rpe or 0) >= _HARD_RPE for item in day.items)
            )
        )
    return found
