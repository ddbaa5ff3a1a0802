"""How much a day and a week hold: minutes, rows, new rows, the light item (J6.1, E5.5)."""

from collections import Counter, defaultdict

from hingeback.engine.planning.draft import ROWS_PER_DAY, is_exercise
from hingeback.engine.planning.light_days import short_bout
from hingeback.engine.planning.menu import Menu, key_items
from hingeback.engine.planning.optimum.servings import Serving
from hingeback.engine.planning.optimum.week_model import WeekModel, added

_EVEN_WITHIN_MIN = 6


def minutes(week: WeekModel) -> None:
    """Each day within its limit, the week within V (J6.1), and no day far longer than the others."""
    frame, draft = week.kitchen.frame, week.kitchen.draft
    most = _even_most_min(week)
    for day in range(7):
        total = added(s.minutes for s in week.of_day(day))
        week.model.add("J6.1-day", total, high=max(0, min(frame.caps[day], most) - draft.minutes[day]))
    week.model.add("J6.1-week", added(s.minutes for s in week.servings), high=max(0, frame.minutes - draft.total))


def _even_most_min(week: WeekModel) -> int:
    """Even days, unless the constructive week needed a longer one."""
    full = max(1, len(week.kitchen.frame.full))
    return max(-(-week.kitchen.frame.minutes // full) + _EVEN_WITHIN_MIN, *week.start.draft.minutes)


def rows_in_use(week: WeekModel) -> None:
    """Which rows the week uses; new ones within their limit (E5.5)."""
    model, draft = week.model, week.kitchen.draft
    by_row: dict[str, list[Serving]] = defaultdict(list)
    for serving in week.servings:
        by_row[serving.candidate.id].append(serving)
    for row, servings in by_row.items():
        total = added(s.present for s in servings)
        short = {bout: 1 for (of, _), bout in week.short_bouts.items() if of == row}
        used = week.used[row] = week.marked(f"use:{row}", "used", (s.present for s in servings))
        model.add("used", {**total, **short, used: -1}, low=0)
        week.follows(used, {**total, **short}, lambda count: int(count > 0))
        for bout in short:
            model.add("used", {bout: 1, used: -model.variables[bout].high}, high=0)
    new = {
        week.used[s.candidate.id]: 1 for s in week.servings if s.candidate.new and s.candidate.id not in draft.new_rows
    }
    model.add("E5-5-new", new, high=max(0, draft.new_limit - len(draft.new_rows)))


def short_bouts(week: WeekModel) -> None:
    """Further exposures of a small key on the days of a session."""
    rows = {serving.candidate.id for serving in week.servings}
    for row, most in short_keys(week).items():
        for day in week.kitchen.frame.full if row in rows else ():
            if day not in week.kitchen.draft.frozen:
                week.short_bouts[row, day] = week.model.integer(f"short:{row}@{day}", 0, most)


def short_keys(week: WeekModel) -> dict[str, int]:
    """Rows of keys that may come in short bouts, with the exposures a day that they are there for."""
    found: dict[str, int] = {}
    for key in key_items(week.kitchen, Menu()):
        small = key.candidate.row.ppillar in ("P-FLX", "P-CAR") and not key.days
        if small and short_bout(key.candidate) is not None:
            found[key.candidate.id] = max(key.per_day, found.get(key.candidate.id, 0))
    for row, most in _short_in_start(week).items():
        found[row] = max(most, found.get(row, 0))
    return found


def _short_in_start(week: WeekModel) -> dict[str, int]:
    """Where another row serves a key in the constructive week, that row."""
    found: dict[str, int] = {}
    for slots in week.start.draft.days:
        short = Counter(slot.candidate.id for slot in slots if slot.purpose.startswith("bout:"))
        found |= {row: max(count, found.get(row, 0)) for row, count in short.items()}
    return found


def sessions(week: WeekModel) -> None:
    """At most eight exercises a session, with their bouts where the constructive week counted them so (E5.5)."""
    draft, started = week.kitchen.draft, week.start.draft
    for day in range(7):
        servings = week.of_day(day)
        taken = len({slot.candidate.id for slot in draft.days[day]})
        week.model.add("E5-5-rows", added(s.present for s in servings), high=max(0, ROWS_PER_DAY - taken))
        if not started.count_rows_once:
            places = max(0, ROWS_PER_DAY - sum(is_exercise(slot.candidate) for slot in draft.days[day]))
            short = {extra: 1 for (_, on), extra in week.short_bouts.items() if on == day}
            week.model.add("E5-5-bouts", added(s.bouts for s in servings) | short, high=places)


def light_days(week: WeekModel) -> None:
    """A day that is not full holds one light item (J6.1)."""
    for day in week.kitchen.frame.one_item:
        most = 0 if week.kitchen.draft.days[day] else 1
        week.model.add("J6.1-light", added(s.present for s in week.of_day(day)), high=most)
