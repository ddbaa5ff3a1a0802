"""What a row may be on a day: how often, how long. Each serving is a few variables of the model."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations_with_replacement, pairwise

from hingeback.engine.planning.doses import Dose
from hingeback.engine.planning.draft import Draft, is_light, is_training
from hingeback.engine.planning.menu import Kitchen
from hingeback.engine.planning.optimum.model import Model, Terms
from hingeback.engine.planning.pool import Candidate
from hingeback.engine.planning.targets import PILLARS

_LIGHT_ITEM_MIN = 5
_SHORT_BOUT_MOST_MIN = 9


@dataclass(frozen=True, slots=True)
class Serving:
    """One row on one day. `present`, `bouts` and `minutes` are sums of variables.

    A row with sets has one variable for each of `portions` (the doses of its bouts); other work has one for each bout
    and one for its minutes. `trains`: a variable that is 1 where the row counts as training; None if it always or
    never does.
    """

    candidate: Candidate
    day: int
    present: Terms
    bouts: Terms
    minutes: Terms
    portions: Mapping[int, tuple[Dose, ...]]
    bout_variables: tuple[int, ...] = ()
    minutes_variable: int | None = None
    trains: int | None = None

    @property
    def pillar(self) -> str:
        return self.candidate.row.ppillar

    def taken(self, values: Mapping[int, int]) -> tuple[Dose, ...]:
        """The doses of this serving in a solution, the longest first."""
        for variable, doses in self.portions.items():
            if values[variable]:
                return doses
        bouts = sum(values[variable] for variable in self.bout_variables)
        if not bouts or self.minutes_variable is None:
            return ()
        share, over = divmod(values[self.minutes_variable], bouts)
        return tuple(Dose(share + (place < over)) for place in range(bouts))

    def put(self, doses: tuple[Dose, ...], values: dict[int, int]) -> None:
        """The same the other way round: what these doses mean for the variables, as near as they can say it."""
        values.update(dict.fromkeys(self._variables(), 0))
        if not doses:
            return
        if self.minutes_variable is None:
            values[self._nearest(doses)] = 1
            return
        for variable in self.bout_variables[: len(doses)]:
            values[variable] = 1
        values[self.minutes_variable] = minutes_of(doses)
        if self.trains is not None:
            values[self.trains] = int(values[self.minutes_variable] > _SHORT_BOUT_MOST_MIN * len(doses))

    def _variables(self) -> Iterator[int]:
        yield from self.portions
        yield from self.bout_variables
        yield from (v for v in (self.minutes_variable, self.trains) if v is not None)

    def _nearest(self, doses: tuple[Dose, ...]) -> int:
        def distance(variable: int) -> tuple[int, int]:
            portion = self.portions[variable]
            return abs(minutes_of(portion) - minutes_of(doses)), abs(len(portion) - len(doses))

        return min(self.portions, key=distance)


def servings_of(model: Model, kitchen: Kitchen, start: Draft) -> tuple[Serving, ...]:
    """Every row of the pool on every day that is still open to it, as often a day as the constructive week may have
    needed it."""
    found = (
        _serving(model, candidate, day, kitchen, start.count(day, candidate.id))
        for pillar in PILLARS
        for candidate in sorted(kitchen.pool.of_pillar(pillar), key=lambda c: c.id)
        for day in _days(candidate, kitchen)
    )
    return tuple(serving for serving in found if serving is not None)


def _days(candidate: Candidate, kitchen: Kitchen) -> Iterator[int]:
    frame, frozen = kitchen.frame, kitchen.draft.frozen
    for day in range(7):
        light = day not in frame.full
        if day not in frozen and not (light and (frame.declined or not is_light(candidate))):
            yield day


def _serving(model: Model, candidate: Candidate, day: int, kitchen: Kitchen, at_least: int) -> Serving | None:
    frame = kitchen.frame
    room = min(frame.caps[day] - kitchen.draft.minutes[day], frame.minutes)
    bouts = max(kitchen.bouts(candidate), at_least)
    if day in frame.one_item:
        room, bouts = min(room, _LIGHT_ITEM_MIN), 1
    doses = tuple(dose for dose in candidate.doses if dose.minutes <= room)
    if not doses or bouts < 1:
        return None
    name = f"{candidate.id}@{day}"
    if any(dose.sets for dose in doses) or not _is_run(doses):
        return _in_portions(model, name, candidate, day, doses, bouts, room)
    return _in_minutes(model, name, candidate, day, doses, bouts, room)


def _is_run(doses: tuple[Dose, ...]) -> bool:
    """Every minute between the shortest and the longest, and nothing but minutes."""
    minutes = sorted(dose.minutes for dose in doses)
    return len(minutes) > 1 and all(b - a == 1 for a, b in pairwise(minutes))


def _in_portions(
    model: Model, name: str, candidate: Candidate, day: int, doses: tuple[Dose, ...], bouts: int, room: int
) -> Serving:
    """Bouts of any dose; of those that are as many and as long together, the one that begins with the most to give."""
    choices: dict[tuple[int, int], tuple[Dose, ...]] = {}
    for count in range(1, bouts + 1):
        for one in combinations_with_replacement(doses, count):
            if minutes_of(one) <= room:
                choices.setdefault((count, minutes_of(one)), one)
    portions = {model.boolean(f"{name}x{count}:{minutes}"): one for (count, minutes), one in choices.items()}
    present = dict.fromkeys(portions, 1)
    model.add("one-portion", present, high=1)
    return Serving(
        candidate, day, present, {v: len(one) for v, one in portions.items()},
        {v: minutes_of(one) for v, one in portions.items()}, portions,
    )  # fmt: skip


def minutes_of(doses: tuple[Dose, ...]) -> int:
    return sum(dose.minutes for dose in doses)


def _in_minutes(
    model: Model, name: str, candidate: Candidate, day: int, doses: tuple[Dose, ...], bouts: int, room: int
) -> Serving:
    """Minutes of a run, in one bout or several; a walk of ten minutes or more is training."""
    shortest, longest = min(d.minutes for d in doses), max(d.minutes for d in doses)
    bouts = max(1, min(bouts, room // shortest))
    some = tuple(model.boolean(f"{name}.{n + 1}") for n in range(bouts))
    minutes = model.integer(f"{name}min", 0, min(room, bouts * longest))
    for first, second in pairwise(some):
        model.add("bouts-in-order", {first: 1, second: -1}, low=0)
    model.add("shortest", {minutes: 1, **dict.fromkeys(some, -shortest)}, low=0)
    model.add("longest", {minutes: 1, **dict.fromkeys(some, -longest)}, high=0)
    trains = None
    if candidate.row.ladder == "walk" and longest > _SHORT_BOUT_MOST_MIN:
        trains = model.boolean(f"{name}trains")
        more = bouts * longest
        model.add("short-walk", {minutes: 1, **dict.fromkeys(some, -_SHORT_BOUT_MOST_MIN), trains: -more}, high=0)
    return Serving(
        candidate, day, {some[0]: 1}, dict.fromkeys(some, 1), {minutes: 1}, {}, some, minutes, trains
    )  # fmt: skip


def always_trains(serving: Serving) -> bool:
    """True if the serving is training however long it is."""
    longest = max(serving.candidate.doses, key=lambda dose: dose.minutes)
    return serving.trains is None and is_training(serving.candidate, longest, serving.pillar)
