"""Flip probes: does an item change when an answer that its reason cites is turned round (E5.8)?"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.population.flips import flipped
from tests.population.inputs import first_week
from tests.population.people import random_sheet

from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.plan import Plan, PlanItem
from hingeback.engine.planning import plan_week

ITEMS_PER_PERSON = 3


@dataclass(frozen=True, slots=True)
class Probe:
    """One cited answer, turned round. `changed`: the item is gone, or its day, dose, rules or sentences are others."""

    item: str
    rule: str
    answer: str
    changed: bool


def probes_of(seed: int, library: Library) -> Iterator[Probe]:
    """Up to three probes of one random first week; none for a person from whom exercise is withheld."""
    rng = Random(seed)
    sheet = random_sheet(rng)
    inp = first_week(sheet, library)
    if inp is None:
        return
    plan = plan_week(inp, library)
    names = list(dict.fromkeys(name_of(item) for day in plan.days for item in day.items))
    for name in rng.sample(names, min(ITEMS_PER_PERSON, len(names))):
        cited = list(_cited(name, plan))
        if not cited:
            continue
        rule, answer, value = rng.choice(cited)
        turned = flipped(sheet, answer, value)
        if turned is None:
            raise LookupError(f"There is no flip for {answer}, cited by {rule}. Add one to tests/population/flips.py.")
        other = first_week(turned, library)
        changed = other is None or _seen(name, plan) != _seen(name, plan_week(other, library))
        yield Probe(name, rule, answer, changed)


def name_of(item: PlanItem) -> str:
    return str(item.exercise or item.lesson)


def _cited(name: str, plan: Plan) -> Iterator[tuple[str, str, Any]]:
    for item in (item for day in plan.days for item in day.items if name_of(item) == name):
        for reason in item.why:
            yield from ((reason.rule, answer, value) for answer, value in reason.answers.items())


def _seen(name: str, plan: Plan) -> list[tuple[Any, ...]]:
    """What a person sees of an item; the echo of the answers themselves does not count as a change."""
    return [
        (place, i.minutes, i.sets, i.reps, i.hold_s, i.rpe, i.uncounted, tuple((r.rule, r.text) for r in i.why))
        for place, day in enumerate(plan.days)
        for i in day.items
        if name_of(i) == name
    ]
