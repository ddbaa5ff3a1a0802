"""Which rows this week uses: key items first, then what the targets still lack, within the limit of new rows (E5)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from hingeback.engine.planning.budget import Frame
from hingeback.engine.planning.draft import Draft, is_light
from hingeback.engine.planning.person import Person
from hingeback.engine.planning.places import rows_of_place
from hingeback.engine.planning.pool import Candidate, Pool, dp_ladder, is_balance
from hingeback.engine.planning.rules import Emphasis, PlanningRules
from hingeback.engine.planning.targets import Goals

_SERVES_CARDIO = "seated_whole_body"
_LONG_WORTH = 2.0
_TWO_DAYS_HOLD_MIN = 18
_KEY_WORTH = 4.0
_NEAR_WORTH = 2.0
_CLEARLY_BETTER = 2
#: The first row of a pillar is one of the place that hurts, however short.
_OF_PLACE = 100.0
_STRENGTH_DAYS = (
    (0, 3),
    (0, 2, 4),
    (1, 3, 5),
    (0, 3, 5),
    (2, 4),
    (0, 2),
    (1, 3),
    (1, 4),
    (0, 4),
    (3, 5),
    (2, 5),
    (0, 5),
)
_FOUR_DAYS = (0, 2, 4, 6)


@dataclass(frozen=True, slots=True)
class KeyItem:
    """One key of J3.3 with the row that serves it. `days` 0 = every full day. dp sets have label `DP`."""

    label: str
    candidate: Candidate
    days: int
    per_day: int


@dataclass(slots=True)
class Menu:
    keys: list[KeyItem] = field(default_factory=list)
    rows: dict[str, list[Candidate]] = field(default_factory=dict)
    new: set[str] = field(default_factory=set)
    strength_days: tuple[int, ...] = ()

    def has(self, candidate: Candidate) -> bool:
        return candidate in self.rows.get(candidate.row.ppillar, ())

    def take(self, candidate: Candidate) -> None:
        if not self.has(candidate):
            self.rows.setdefault(candidate.row.ppillar, []).append(candidate)
        if candidate.new:
            self.new.add(candidate.id)


@dataclass(frozen=True, slots=True)
class Kitchen:
    """What a menu is made from."""

    person: Person
    pool: Pool
    frame: Frame
    goals: Goals
    rules: PlanningRules
    draft: Draft
    #: Pillars for which long rows come first, because a first try left their floor out of reach.
    long_rows: frozenset[str] = frozenset()
    floor_order: tuple[str, ...] = ("P-CAR", "P-FLX", "P-NMR")
    #: Key items and rows of the place that hurts come before the floors, as long as these stay within reach.
    keys_first: bool = True
    #: Bouts a day beyond the usual ones for small doses and easy strength, where nothing else reaches a floor.
    more_bouts: int = 0

    def bouts(self, candidate: Candidate) -> int:
        """Bouts a day. Easy strength and cardio come once more where their floor is far, a smaller dose twice more."""
        pillar = candidate.row.ppillar
        more = pillar in ("P-STR", "P-CAR") and pillar in self.long_rows and candidate.row.effort == "easy"
        extra = self.more_bouts if candidate.smaller or more else 0
        return candidate.bouts + more * (2 if candidate.smaller else 1) + extra

    @property
    def goals_are_hard(self) -> bool:
        """From V 60 every pillar with a floor has to be there (J6.2)."""
        return self.frame.minutes >= int(self.rules.tables["dose_floors"]["hard_from_v"])


def menu_of(kitchen: Kitchen) -> Menu:
    menu = Menu(new=set(kitchen.draft.new_rows), strength_days=_strength_days(kitchen))
    _take_free(kitchen, menu)
    _take_known(kitchen, menu)
    if kitchen.goals_are_hard and not kitchen.keys_first:
        _take_needed(kitchen, menu)
    _take_keys(kitchen, menu)
    _take_needed(kitchen, menu)
    _take_lacking(kitchen, menu)
    if kitchen.keys_first:
        _take_better(kitchen, menu)
    return menu


def _take_keys(kitchen: Kitchen, menu: Menu) -> None:
    for key in key_items(kitchen, menu):
        menu.keys.append(key)
        menu.take(key.candidate)


def _open_new(kitchen: Kitchen, menu: Menu) -> int:
    return kitchen.draft.new_limit - len(menu.new)


def _may_take(kitchen: Kitchen, menu: Menu, candidate: Candidate) -> bool:
    return not candidate.new or candidate.id in menu.new or _open_new(kitchen, menu) > 0


def best(candidates: Iterable[Candidate]) -> Candidate | None:
    """Highest quality; ties go to the smaller step, then the id (J6.3)."""
    return min(candidates, key=lambda c: c.rank, default=None)


def key_items(kitchen: Kitchen, menu: Menu) -> list[KeyItem]:
    """At most one row per key, one that is on the menu already if it can serve."""
    dp = dp_key(kitchen, menu)
    found = [dp] if dp else []
    for emphasis in kitchen.rules.emphasis:
        if emphasis.label in kitchen.person.labels and emphasis.key:
            key = _key_of(emphasis, kitchen, found, menu)
            if key:
                found.append(key)
    return [*found, *_cardio_keys(kitchen, found, menu)]


def _cardio_keys(kitchen: Kitchen, found: list[KeyItem], menu: Menu) -> Iterator[KeyItem]:
    """What one likes best (J3.3), else what comes first for the hip and the knee (J8), on the days of P-CAR."""
    days = kitchen.goals.days["P-CAR"]
    for label, rows in _cardio_firsts(kitchen):
        key = _key_of(Emphasis(label, rows, rows, days, 1, ""), kitchen, found, menu) if days else None
        if key:
            yield key
            return


def _cardio_firsts(kitchen: Kitchen) -> Iterator[tuple[str, frozenset[str]]]:
    person, rules = kitchen.person, kitchen.rules
    if {"NSCLBP", "NSLBP", "CHRONIC_REGIONAL"} & person.labels:
        yield "NS", frozenset(c.id for c in kitchen.pool.of_pillar("P-CAR") if c.likes)
    place = rows_of_place(person, rules)
    if place:
        yield place.label, place.cardio


def dp_key(kitchen: Kitchen, menu: Menu) -> KeyItem | None:
    chosen = min(_dp_rows(kitchen), key=lambda c: (-c.row.step, c.id), default=None)
    if chosen is None or not _may_take(kitchen, menu, chosen):
        return None
    dp = kitchen.rules.tables["emphasis"]["dp"]
    acute = kitchen.person.column.startswith("A")
    return KeyItem("DP", chosen, 0, dp["per_day_acute"] if acute else dp["per_day_else"])


def _dp_rows(kitchen: Kitchen) -> list[Candidate]:
    ladder = dp_ladder(kitchen.person, kitchen.rules)
    return [c for c in kitchen.pool.of_pillar("P-FLX") if c.row.ladder == ladder]


def _key_of(emphasis: Emphasis, kitchen: Kitchen, found: list[KeyItem], menu: Menu) -> KeyItem | None:
    rows = [c for c in kitchen.pool.candidates.values() if c.id in emphasis.key]
    new = menu.new | {key.candidate.id for key in found if key.candidate.new}
    ready = [c for c in rows if menu.has(c) or any(c == key.candidate for key in found)]
    kept = _kept_for_others(rows[0].row.ppillar if rows else "", kitchen, menu, found)
    affordable = [c for c in rows if not c.new or c.id in new or len(new) < kitchen.draft.new_limit - kept]
    chosen = best(ready) or best(affordable)
    return KeyItem(emphasis.label, chosen, emphasis.days, emphasis.per_day) if chosen else None


def _kept_for_others(pillar: str, kitchen: Kitchen, menu: Menu, found: list[KeyItem]) -> int:
    """New rows that other pillars with a floor still need, because nothing on the menu serves them."""
    served = {key.candidate.row.ppillar for key in found} | {pillar} | {p for p, rows in menu.rows.items() if rows}
    return sum(1 for p, floor in kitchen.goals.floors.items() if floor and p not in served)


def _key_ids(kitchen: Kitchen) -> frozenset[str]:
    labels = [e.key for e in kitchen.rules.emphasis if e.label in kitchen.person.labels]
    dp = max(_dp_rows(kitchen), key=lambda c: c.row.step, default=None)
    return frozenset().union(*labels, {dp.id} if dp else set())


def _take_free(kitchen: Kitchen, menu: Menu) -> None:
    """Easy walking and breath never count as new: they are always on the menu where they are open."""
    for candidate in kitchen.pool.candidates.values():
        if candidate.id == "walk_easy" or candidate.row.ladder == "breath":
            menu.take(candidate)


def _take_known(kitchen: Kitchen, menu: Menu) -> None:
    """Rows that are not new, best first, while their pillar lacks minutes."""
    known = [c for c in kitchen.pool.candidates.values() if not c.new and c.row.ppillar in kitchen.goals.minutes]
    for candidate in sorted(known, key=lambda c: c.rank):
        if _lack(kitchen, menu, candidate.row.ppillar) > 0:
            menu.take(candidate)


def _take_needed(kitchen: Kitchen, menu: Menu) -> None:
    """What the hard rules ask for before anything else: P-CAR, balance, and rows enough for every floor."""
    goals = kitchen.goals
    cardio_last = bool(kitchen.long_rows) and "P-CAR" not in goals.wanted
    if not cardio_last:
        _take_cardio(kitchen, menu)
    if {"FALLS", "OLDER"} & kitchen.person.labels and goals.balance_days:
        _take_balance(kitchen, menu)
    for pillar in ("P-STR", "P-FLX", "P-NMR"):
        if goals.floors[pillar] and not menu.rows.get(pillar):
            _take_best(kitchen, menu, pillar, _worth(kitchen, menu, pillar))
    if kitchen.goals_are_hard:
        _take_for_floors(kitchen, menu)
    if cardio_last:
        _take_cardio(kitchen, menu)


def _take_cardio(kitchen: Kitchen, menu: Menu) -> None:
    if not any(_is_short(c, kitchen) for c in menu.rows.get("P-CAR", ())):
        _take_best(kitchen, menu, "P-CAR", _worth(kitchen, menu, "P-CAR"))
    if not menu.rows.get("P-CAR"):
        _take_in_place_of_cardio(kitchen, menu)


def _take_for_floors(kitchen: Kitchen, menu: Menu) -> None:
    """Further new rows where the floor is out of reach; strength may use a third day first."""
    for pillar in ("P-STR", "P-FLX", "P-CAR", "P-NMR"):
        while _short_of_floor(kitchen, menu, pillar) > 0 and _open_new(kitchen, menu) > 0:
            if not _take_best(kitchen, menu, pillar, _worth(kitchen, menu, pillar)):
                break


def _short_of_floor(kitchen: Kitchen, menu: Menu, pillar: str) -> int:
    grain = int(kitchen.rules.tables["dose_floors"]["grain_min"])
    return kitchen.goals.floors[pillar] - grain - _capacity(kitchen, menu, pillar)


def _is_short(candidate: Candidate, kitchen: Kitchen) -> bool:
    """Its shortest dose fits into a day and into the week."""
    return min(d.minutes for d in candidate.doses) <= min(kitchen.frame.minutes, max(kitchen.frame.caps))


def _take_balance(kitchen: Kitchen, menu: Menu) -> None:
    rows = [c for c in kitchen.pool.of_pillar("P-NMR") if is_balance(c.row)]
    chosen = best(c for c in rows if _may_take(kitchen, menu, c))
    if chosen and not any(is_balance(c.row) for c in menu.rows.get("P-NMR", ())):
        menu.take(chosen)


def _take_in_place_of_cardio(kitchen: Kitchen, menu: Menu) -> None:
    candidate = kitchen.pool.candidates.get(_SERVES_CARDIO)
    if candidate and _may_take(kitchen, menu, candidate):
        menu.take(candidate)


def _take_best(kitchen: Kitchen, menu: Menu, pillar: str, value: Callable[[Candidate], float] | None = None) -> bool:
    rows = [c for c in kitchen.pool.of_pillar(pillar) if not menu.has(c) and _may_take(kitchen, menu, c)]
    if not rows:
        return False
    worth = value or (lambda candidate: float(candidate.score))
    menu.take(min(rows, key=lambda c: (-worth(c), *c.rank)))
    return True


def _take_lacking(kitchen: Kitchen, menu: Menu) -> None:
    """New rows where the weighted lack of minutes is greatest, floors before targets."""
    closed: set[str] = set()
    while _open_new(kitchen, menu) > 0:
        pillar = _most_lacking(kitchen, menu, closed)
        if pillar is None:
            return
        if not _take_best(kitchen, menu, pillar, _worth(kitchen, menu, pillar)):
            closed.add(pillar)


def _take_better(kitchen: Kitchen, menu: Menu) -> None:
    """New rows that suit clearly better than what their pillar has: a label, a liking or a test speaks for them."""
    while _open_new(kitchen, menu) > 0:
        better = best(c for c in kitchen.pool.candidates.values() if c.new and _suits_better(c, kitchen, menu))
        if better is None:
            return
        menu.take(better)


def _suits_better(candidate: Candidate, kitchen: Kitchen, menu: Menu) -> bool:
    pillar = candidate.row.ppillar
    present = [c.score for c in menu.rows.get(pillar, ())]
    return bool(kitchen.goals.minutes.get(pillar)) and candidate.score >= max(present, default=0) + _CLEARLY_BETTER


def _most_lacking(kitchen: Kitchen, menu: Menu, closed: set[str]) -> str | None:
    goals, weights = kitchen.goals, kitchen.rules.tables["dose_targets"]["weights"]
    ranked = [
        (max(0, goals.floors[p] - _capacity(kitchen, menu, p)) * 10 + weights[p] * lack, -place, p)
        for place, p in enumerate(goals.minutes)
        if p not in closed and (lack := _lack(kitchen, menu, p)) > 0
    ]
    return max(ranked)[2] if ranked else None


def _lack(kitchen: Kitchen, menu: Menu, pillar: str) -> int:
    return kitchen.goals.minutes[pillar] - _capacity(kitchen, menu, pillar)


def _worth(kitchen: Kitchen, menu: Menu, pillar: str) -> Callable[[Candidate], float]:
    """Quality, key rows, variety, and long rows where short ones could not fill the floor."""
    long = pillar in kitchen.long_rows
    ladders = {c.row.ladder for c in menu.rows.get(pillar, ())}
    groups = {g for c in menu.rows.get(pillar, ()) for g in c.row.muscle_groups}
    keys = _key_ids(kitchen)
    of_place = _OF_PLACE * (kitchen.keys_first and not any(c.near > 0 for c in menu.rows.get(pillar, ())))

    def worth(candidate: Candidate) -> float:
        same = 2.0 * (candidate.row.ladder in ladders) + (3.0 if long else 0.5) * bool(
            groups & set(candidate.row.muscle_groups)
        )
        lifting = 3.0 * (candidate.row.ladder == "hinge_lift" and _lifts_at_work(kitchen.person))
        longer = _LONG_WORTH * candidate.dose.minutes * candidate.bouts if long else 0.0
        whole = 2.0 * (candidate.id == _SERVES_CARDIO and not long)
        near = (of_place if candidate.near > 0 else _NEAR_WORTH) * candidate.near
        return candidate.score + _KEY_WORTH * (candidate.id in keys) + near - same + lifting + longer - whole

    return worth


def _lifts_at_work(person: Person) -> bool:
    work = person.inp.sheet.answers.A89
    return work is not None and work.type == "manual_heavy"


def _capacity(kitchen: Kitchen, menu: Menu, pillar: str) -> int:
    """Minutes a week that the rows on the menu can hold at their usual dose, roughly."""
    rows = menu.rows.get(pillar, [])
    if pillar == "P-STR":
        a_day = sum(candidate.dose.minutes * kitchen.bouts(candidate) for candidate in rows)
        return sum(min(a_day, kitchen.frame.caps[day]) for day in menu.strength_days)
    return sum(_row_capacity(kitchen, candidate) for candidate in rows)


def _row_capacity(kitchen: Kitchen, candidate: Candidate) -> int:
    full, light = len(kitchen.frame.full), 0 if kitchen.frame.declined else len(kitchen.frame.light)
    pillar, minutes, eased = candidate.row.ppillar, candidate.dose.minutes, is_light(candidate)
    bouts = min(candidate.bouts, 2 if full < 4 or pillar == "P-CAR" else 1)
    days = full if eased else min(full, kitchen.draft.days_max.get(pillar, 7))
    return minutes * bouts * days + min(5, minutes) * (light // 3) * eased


def _strength_days(kitchen: Kitchen) -> tuple[int, ...]:
    """Full days that are never neighbours, as many as strength needs (two, three when its target is large)."""
    full = set(kitchen.frame.full) - kitchen.draft.frozen
    fitting = [days for days in _STRENGTH_DAYS if full.issuperset(days)]
    if not fitting:
        return tuple(sorted(full))[:1]
    if full.issuperset(_FOUR_DAYS):
        return _FOUR_DAYS
    many = kitchen.goals.days["P-STR"] > 2 or kitchen.goals.minutes["P-STR"] > _TWO_DAYS_HOLD_MIN
    return max(fitting, key=lambda days: (len(days) if many else -len(days), -sum(days)))
