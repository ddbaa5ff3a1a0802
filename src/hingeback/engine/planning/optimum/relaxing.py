"""Which wishes stand in the way most: an elastic model in which each wish may be given up at a price.

It always has a solution (give up nothing), so nobody is told "impossible"; at most three wishes come back.
Safety is no wish: rows that a rule keeps out, positions that cannot be taken and limits of the week stay.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from hingeback.engine.contracts.answers import AnswerSheet, TimeBudget
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.planning.budget import Frame, day_max_min
from hingeback.engine.planning.draft import is_light, new_draft
from hingeback.engine.planning.frozen import take_frozen
from hingeback.engine.planning.menu import Kitchen
from hingeback.engine.planning.optimum.answers import Relaxation
from hingeback.engine.planning.optimum.capacity import rows_in_use, sessions, short_bouts
from hingeback.engine.planning.optimum.dose import dose_stage
from hingeback.engine.planning.optimum.hard_days import hard_days
from hingeback.engine.planning.optimum.model import Limits, Model, Objective, Solution, Solve
from hingeback.engine.planning.optimum.servings import servings_of
from hingeback.engine.planning.optimum.spacing import spacing, supine, training_days
from hingeback.engine.planning.optimum.stages import surely
from hingeback.engine.planning.optimum.week_model import WeekModel, added
from hingeback.engine.planning.person import person_of
from hingeback.engine.planning.pool import pool_of
from hingeback.engine.planning.rules import rules_of
from hingeback.engine.planning.targets import PILLARS
from hingeback.engine.planning.week import prepare

MOST = 3
_LIMITS = Limits(work=0.5, close_enough=2)
MORE_DAYS = 2
_MORE_MIN = 10
_LIGHT_ITEM_MIN = 5
#: What A65 offers.
_MINUTES = (5, 10, 15, 20, 30, 45, 60)
#: What a wish has to bring, in weighted minutes, before it is proposed to give it up.
_PRICE = {"refused": 8, "left_out": 5, "minutes": 5, "days": 5}


@dataclass(frozen=True, slots=True)
class Wish:
    """`most`: how often it may be given up (days one by one). `opens`: rows that it alone keeps out."""

    kind: str
    subject: str
    most: int = 1
    opens: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Elastic:
    """The elastic model: `given_up` are the variables of the wishes in their order."""

    week: WeekModel
    wishes: tuple[Wish, ...]
    given_up: tuple[int, ...]
    dose: Objective


def relaxations(inp: PlanningInput, library: Library, solve: Solve) -> tuple[Relaxation, ...]:
    """At most three wishes whose relaxing brings most for the dose of the week; none where nothing stands in the way.

    Raises Withheld.
    """
    elastic = _elastic(inp, library)
    if not elastic.wishes:
        return ()
    price = {v: _PRICE[w.kind] for v, w in zip(elastic.given_up, elastic.wishes, strict=True)}
    objective = Objective("relax", dict(elastic.dose.terms) | price, elastic.dose.constant)
    kept = surely(solve, _without_price(elastic, elastic.wishes), elastic.dose, _LIMITS, {})
    found = surely(solve, elastic.week.model, objective, _LIMITS, kept.values)
    chosen = [
        (w, found.values[v]) for v, w in zip(elastic.given_up, elastic.wishes, strict=True) if found.values.get(v)
    ]
    if not chosen:
        return ()
    told = [_told(elastic, wish, amount, kept, _with_alone(elastic, wish, kept, solve)) for wish, amount in chosen]
    return tuple(one for one in told if one.dose_gain > 0)


def strain(inp: PlanningInput, library: Library, solve: Solve) -> int:
    """Weighted minutes (J6.3) that the wishes cost the week at least: what is surely missing with all of them kept,
    less what is missing with up to three given up."""
    elastic = _elastic(inp, library)
    kept = surely(solve, _without_price(elastic, elastic.wishes), elastic.dose, _LIMITS, {})
    free = surely(solve, _without_price(elastic, ()), elastic.dose, _LIMITS, kept.values)
    return 0 if free.objective is None or kept.bound is None else kept.bound - free.objective


def _without_price(elastic: Elastic, kept: Iterable[Wish]) -> Model:
    model, keeps = Model(list(elastic.week.model.variables), list(elastic.week.model.rows)), set(kept)
    for variable, wish in zip(elastic.given_up, elastic.wishes, strict=True):
        if wish in keeps:
            model.add("kept", {variable: 1}, high=0)
    return model


def _told(elastic: Elastic, wish: Wish, amount: int, before: Solution, after: Solution) -> Relaxation:
    return Relaxation(
        kind=wish.kind,
        subject=wish.subject,
        amount=more_minutes(int(wish.subject)) - int(wish.subject) if wish.kind == "minutes" else amount,
        brings=_change(_minutes_of(elastic, before.values), _minutes_of(elastic, after.values)),
        brings_days=_change(_days_of(elastic, before.values), _days_of(elastic, after.values)),
        dose_gain=(before.objective or 0) - (after.objective or 0),
    )


def _with_alone(elastic: Elastic, wish: Wish, kept: Solution, solve: Solve) -> Solution:
    """The week with the best dose where this wish alone may be given up."""
    model = _without_price(elastic, (other for other in elastic.wishes if other != wish))
    return surely(solve, model, elastic.dose, _LIMITS, kept.values)


def _change(before: Mapping[str, int], after: Mapping[str, int]) -> dict[str, int]:
    return {pillar: after[pillar] - before[pillar] for pillar in PILLARS if after[pillar] != before[pillar]}


def _minutes_of(elastic: Elastic, values: Mapping[int, int]) -> dict[str, int]:
    return {p: sum(_of(s.minutes, values) for s in elastic.week.of_pillar(p)) for p in PILLARS}


def _days_of(elastic: Elastic, values: Mapping[int, int]) -> dict[str, int]:
    return {p: len({s.day for s in elastic.week.of_pillar(p) if _of(s.present, values)}) for p in PILLARS}


def _of(terms: Mapping[int, int], values: Mapping[int, int]) -> int:
    return sum(factor * values.get(variable, 0) for variable, factor in terms.items())


def _elastic(inp: PlanningInput, library: Library) -> Elastic:
    rules = rules_of(library)
    base = prepare(person_of(inp, library), rules)
    free = _free_of_wishes(inp)
    person = person_of(free, library)
    wishes = tuple(_wishes(inp, base, library))
    kitchen = prepare(person, rules)
    kitchen = replace(kitchen, frame=_open_frame(kitchen.frame), draft=new_draft(person, kitchen.frame, rules))
    take_frozen(kitchen)
    model = Model()
    week = WeekModel(kitchen, kitchen, model, servings_of(model, kitchen, kitchen.draft))
    given_up = tuple(model.integer(f"give-up:{w.kind}:{w.subject}", 0, w.most) for w in wishes)
    for rule in (short_bouts, rows_in_use, sessions, spacing, training_days, hard_days, supine):
        rule(week)
    by_wish = dict(zip(wishes, given_up, strict=True))
    _rows_of_wishes(week, base, by_wish)
    _time(week, base, by_wish)
    model.add("at-most-three", dict.fromkeys(given_up, 1), high=MOST)
    return Elastic(week, wishes, given_up, dose_stage(week))


def _free_of_wishes(inp: PlanningInput) -> PlanningInput:
    """The same person without refusals and rows left out, with more time than was given."""
    sheet = _with(inp.sheet, A68=None, A65=_more_time(inp.sheet))
    return inp.model_copy(update={"sheet": sheet, "history": inp.history.model_copy(update={"wishes": ()})})


def _with(sheet: AnswerSheet, **answers: object) -> AnswerSheet:
    return sheet.model_copy(update={"answers": sheet.answers.model_copy(update=answers)})


def _more_time(sheet: AnswerSheet) -> TimeBudget | None:
    time = sheet.answers.A65
    if time is None:
        return None
    return time.model_copy(update={"days": min(7, time.days + MORE_DAYS), "minutes": more_minutes(time.minutes)})


def more_minutes(minutes: int) -> int:
    """The next choice of A65 that is about ten minutes more a day."""
    return next((more for more in _MINUTES if more >= minutes + _MORE_MIN), _MINUTES[-1])


def _open_frame(frame: Frame) -> Frame:
    """Every full day of the freer week may also be a light one; the model decides."""
    return replace(frame, one_item=())


def _wishes(inp: PlanningInput, base: Kitchen, library: Library) -> Iterable[Wish]:
    likings, time = inp.sheet.answers.A68 or {}, inp.sheet.answers.A65
    for word in sorted(word for word, said in likings.items() if said == "refuse"):
        without = _with(inp.sheet, A68={other: said for other, said in likings.items() if other != word})
        opens = _opened(inp.model_copy(update={"sheet": without}), base, library)
        if opens:
            yield Wish("refused", word, opens=opens)
    for wish in inp.history.wishes:
        if wish.leave_out is None:
            continue
        others = tuple(other for other in inp.history.wishes if other != wish)
        history = inp.history.model_copy(update={"wishes": others})
        opens = _opened(inp.model_copy(update={"history": history}), base, library)
        if opens:
            yield Wish("left_out", wish.leave_out, opens=opens)
    if time is not None and day_max_min(person_of(_free_of_wishes(inp), library), base.rules) > time.minutes:
        yield Wish("minutes", str(time.minutes))
    if time is not None and time.days < 6:
        yield Wish("days", str(time.days), most=min(MORE_DAYS, 7 - time.days))


def _opened(inp: PlanningInput, base: Kitchen, library: Library) -> frozenset[str]:
    person = person_of(inp, library)
    return frozenset(pool_of(person, base.rules).candidates) - frozenset(base.pool.candidates)


def _rows_of_wishes(week: WeekModel, base: Kitchen, by_wish: Mapping[Wish, int]) -> None:
    """A row that wishes keep out is there only where one of them that opens it is given up."""
    for row, used in week.used.items():
        if row in base.pool.candidates:
            continue
        openers = {variable: -1 for wish, variable in by_wish.items() if row in wish.opens}
        week.model.add("wish", {used: 1, **openers}, high=0)


def _time(week: WeekModel, base: Kitchen, by_wish: Mapping[Wish, int]) -> None:
    """Which days are full is free here: as many as were given, and more where days are given up."""
    model, frame = week.model, week.kitchen.frame
    more_min = next((v for w, v in by_wish.items() if w.kind == "minutes"), None)
    more_days = next((v for w, v in by_wish.items() if w.kind == "days"), None)
    day_min = day_max_min(base.person, base.rules)
    full = {day: model.boolean(f"full@{day}") for day in frame.full if day not in week.kitchen.draft.frozen}
    model.add("J6.1-days", {**full, **({more_days: -1} if more_days is not None else {})}, high=len(base.frame.full))
    for day in range(7):
        _day(week, day, full.get(day), day_min, more_min)
    gains = {}
    if more_min is not None:
        gains[more_min] = (day_min - _longest_day_min(week)) * len(base.frame.full)
    if more_days is not None:
        gains[more_days] = -day_min
    total = added(s.minutes for s in week.servings)
    model.add("J6.1-week", {**total, **gains}, high=base.frame.minutes - week.kitchen.draft.total)
    model.add("J6.1-week", total, high=max(0, frame.minutes - week.kitchen.draft.total))


def _longest_day_min(week: WeekModel) -> int:
    return day_max_min(week.kitchen.person, week.kitchen.rules)


def _day(week: WeekModel, day: int, full: int | None, day_min: int, more_min: int | None) -> None:
    servings, cap = week.of_day(day), week.kitchen.frame.caps[day]
    total = added(s.minutes for s in servings)
    fixed = week.kitchen.draft.minutes[day]
    week.model.add("J6.1-day", total, high=max(0, cap - fixed))
    if full is None:
        if day not in week.kitchen.frame.full:
            week.model.add("J6.1-light", added(s.present for s in servings), high=1)
        return
    light_min = min(_LIGHT_ITEM_MIN, day_min)
    grow = {} if more_min is None else {more_min: day_min - _longest_day_min(week)}
    week.model.add("J6.1-day", {**total, full: light_min - day_min, **grow}, high=light_min)
    week.model.add("J6.1-light", {**total, full: light_min - cap}, high=light_min)
    week.model.add("J6.1-light", {**added(s.present for s in servings), full: -8}, high=1)
    for serving in servings:
        if not is_light(serving.candidate):
            week.model.add("J6.1-light", {**serving.present, full: -1}, high=0)
