"""The second stage: preference, variety and stability (J6.3), among weeks within two of the best dose."""

from collections import defaultdict
from collections.abc import Iterator

from hingeback.engine.contracts.plan import Plan, PlanDay
from hingeback.engine.planning.optimum.model import Objective
from hingeback.engine.planning.optimum.servings import Serving
from hingeback.engine.planning.optimum.week_model import WeekModel, added
from hingeback.engine.planning.person import is_same_week

#: One point of J6.3 in units of this stage, so that smaller things can speak where points are equal.
POINT = 8
_NEAR = 6
_MOST_STEP = 3
#: One more thing to do on a day, and one more bout of the same: a tidy day is easier to keep.
_ITEM = 1
_BOUT = 2
_CROWDED = 4
_LONE = 4
#: An exercise that moves to another day of a week that somebody knows; one that comes or goes.
_MOVED = 1
_CHANGED = 4


def quality_stage(week: WeekModel) -> Objective:
    """The negative of quality, since stages minimise: points of each planned row, then the place that hurts, the
    smaller step, tidy days, and the days of the week before."""
    terms: dict[int, int] = defaultdict(int)
    for row, worth in _worths(week).items():
        terms[week.used[row]] -= worth
    for variable, cost in (*_things_to_do(week), *_crowding(week), *_lone(week)):
        terms[variable] += cost
    constant = 0
    for variable, cost in _changes(week):
        terms[variable] -= cost
        constant += max(0, cost)
    return Objective("quality", dict(terms), constant)


def _worths(week: WeekModel) -> dict[str, int]:
    found = {}
    for serving in week.servings:
        candidate = serving.candidate
        found[candidate.id] = POINT * candidate.score + _NEAR * candidate.near - min(candidate.row.step, _MOST_STEP)
    return found


def _things_to_do(week: WeekModel) -> Iterator[tuple[int, int]]:
    for serving in week.servings:
        for variable, bouts in serving.bouts.items():
            yield variable, _BOUT * bouts
        for variable in serving.present:
            yield variable, _ITEM - _BOUT
    for variable in week.short_bouts.values():
        yield variable, _BOUT


def _crowding(week: WeekModel) -> Iterator[tuple[int, int]]:
    """Two rows of one ladder on a day train the same twice."""
    together: dict[tuple[str, int], list[Serving]] = defaultdict(list)
    for serving in week.servings:
        together[serving.candidate.row.ladder, serving.day].append(serving)
    for (ladder, day), servings in together.items():
        if len(servings) > 1:
            yield week.beyond(f"crowd:{ladder}@{day}", added(s.present for s in servings), 1), _CROWDED


def _lone(week: WeekModel) -> Iterator[tuple[int, int]]:
    """What is learnt wants to come twice a week; mind and body is once a week in E3."""
    by_row: dict[str, list[Serving]] = defaultdict(list)
    for serving in week.servings:
        if serving.pillar != "P-MBD":
            by_row[serving.candidate.id].append(serving)
    for row, servings in by_row.items():
        times = added(s.present for s in servings)
        yield week.lacking(f"once:{row}", {**times, week.used[row]: -2}, 0), _LONE


def _changes(week: WeekModel) -> Iterator[tuple[int, int]]:
    """(variable, what it costs if it is 0) for rows and places of the plan before. In a week that is planned anew a
    row that comes costs as much as one that goes (negative: what it costs if it is 1)."""
    planned = _planned(week)
    known = {row for row, _ in planned}
    for row, used in week.used.items():
        if row in known:
            yield used, _CHANGED
        elif is_same_week(week.kitchen.person.inp):
            yield used, -_CHANGED
    for serving in week.servings:
        if (serving.candidate.id, serving.day) in planned:
            mark = week.reached(f"stays:{serving.candidate.id}@{serving.day}", "stays", serving.present, 1)
            yield mark, _MOVED


def _planned(week: WeekModel) -> set[tuple[str, int]]:
    """Row and place in the week of what the plan before had."""
    previous: Plan | None = week.kitchen.person.inp.previous
    days: tuple[PlanDay, ...] = previous.days if previous else ()
    return {
        (item.exercise, place)
        for place, day in enumerate(days)
        for item in day.items
        if item.exercise and not item.uncounted
    }
