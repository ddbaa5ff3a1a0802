"""The constructive planner: one week for one person, the same for the same input (E5)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.plan import Plan, PlanDay, PlanItem, PlannerNote
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.planning.budget import frame_of
from hingeback.engine.planning.draft import UNCOUNTED, Slot, new_draft
from hingeback.engine.planning.effort import rpe_of
from hingeback.engine.planning.extras import add_breath_blocks, add_extras
from hingeback.engine.planning.fill import fill_week
from hingeback.engine.planning.frozen import frozen_days, take_frozen
from hingeback.engine.planning.lacking import lacking_floors
from hingeback.engine.planning.lessons import lessons_of
from hingeback.engine.planning.menu import Kitchen
from hingeback.engine.planning.order import in_session_order
from hingeback.engine.planning.person import Person, person_of
from hingeback.engine.planning.pool import pool_of
from hingeback.engine.planning.reasons import Reasoner
from hingeback.engine.planning.rules import PlanningRules, rules_of
from hingeback.engine.planning.targets import PILLARS, goals_of

_LOW_SHARE = 0.8
_USUAL = ("P-CAR", "P-FLX", "P-NMR")


def plan_week(inp: PlanningInput, library: Library) -> Plan:
    """The week of `inp`. Raises Withheld if the safety action or the state of care forbids exercise."""
    person, rules = person_of(inp, library), rules_of(library)
    return plan_of(cook(prepare(person, rules)), library)


def cook(kitchen: Kitchen) -> Kitchen:
    """Fills the week; where a floor stays out of reach, tries again with longer rows and keeps the better week."""
    first = _fill_all(kitchen)
    lacking = lacking_floors(first)
    if not lacking or not kitchen.goals_are_hard:
        return first
    tries = [first]
    for way in _other_ways(frozenset(lacking)):
        if way.alternate_days and first.draft.frozen:
            continue
        tries.append(_fill_all(_again(kitchen, way)))
        if not lacking_floors(tries[-1]):
            break
    return min(tries, key=lambda tried: sum(lacking_floors(tried).values()))


@dataclass(frozen=True, slots=True)
class Way:
    """How a week is filled once more: which pillars take long rows, which floors come first, whether key items come
    before them, other days, more bouts of small doses."""

    long_rows: frozenset[str]
    floor_order: tuple[str, ...] = _USUAL
    keys_first: bool = False
    alternate_days: bool = False
    more_bouts: int = 0


def _again(kitchen: Kitchen, way: Way) -> Kitchen:
    person, rules = kitchen.person, kitchen.rules
    frame = frame_of(person, rules, way.alternate_days)
    draft = replace(new_draft(person, frame, rules), count_rows_once=bool(way.more_bouts))
    return replace(
        kitchen, frame=frame, draft=draft, long_rows=way.long_rows, floor_order=way.floor_order,
        keys_first=way.keys_first, more_bouts=way.more_bouts,
    )  # fmt: skip


def _other_ways(lacking: frozenset[str]) -> Iterator[Way]:
    """From the one that changes least to the one that changes most."""
    everything, back = frozenset(PILLARS), _USUAL[::-1]
    yield Way(lacking, keys_first=True)
    yield Way(frozenset())
    yield Way(lacking)
    yield Way(lacking | {"P-CAR"})
    yield Way(everything)
    yield Way(everything, back)
    yield Way(lacking, back)
    yield Way(frozenset(("P-STR",)), back)
    yield Way(lacking, alternate_days=True)
    yield Way(everything, alternate_days=True)
    yield Way(everything, more_bouts=1)
    yield Way(everything, more_bouts=2)
    yield Way(everything, more_bouts=5)
    yield Way(everything, more_bouts=5, alternate_days=True)


def _fill_all(kitchen: Kitchen) -> Kitchen:
    take_frozen(kitchen)
    add_breath_blocks(kitchen)
    fill_week(kitchen)
    add_extras(kitchen)
    return kitchen


def prepare(person: Person, rules: PlanningRules) -> Kitchen:
    pool, frame = pool_of(person, rules), frame_of(person, rules)
    goals = goals_of(person, pool, frame, rules)
    return Kitchen(person, pool, frame, goals, rules, new_draft(person, frame, rules))


def plan_of(kitchen: Kitchen, library: Library, note: PlannerNote | None = None) -> Plan:
    """A cooked week as a plan, with the reason of every item. `note` says how it was made, if not constructively."""
    reasoner = Reasoner(kitchen.person, kitchen.frame, kitchen.rules, library)
    days = [_items(day, kitchen, reasoner) for day in range(7)]
    _place_lessons(days, kitchen, reasoner, library)
    starts = kitchen.person.inp.starts
    dated = tuple(
        PlanDay.model_construct(date=starts + timedelta(days=day), items=tuple(items)) for day, items in enumerate(days)
    )
    dated = frozen_days(kitchen.person, dated)
    counted = sum(day.counted_minutes for day in dated)
    return Plan.model_construct(
        week=kitchen.person.inp.week,
        days=dated,
        totals=totals_of(dated),
        counted_minutes=counted,
        planner=note or _note(counted, kitchen),
        content_version=library.version,
    )


def _items(day: int, kitchen: Kitchen, reasoner: Reasoner) -> list[PlanItem]:
    return [_item(slot, day, kitchen, reasoner) for slot in in_session_order(kitchen.draft.days[day])]


def _item(slot: Slot, day: int, kitchen: Kitchen, reasoner: Reasoner) -> PlanItem:
    row, dose = slot.candidate.row, slot.dose
    return PlanItem.model_construct(
        exercise=row.id,
        pillar=slot.pillar,
        minutes=dose.minutes,
        sets=dose.sets,
        reps=dose.reps,
        hold_s=dose.hold_s,
        rpe=rpe_of(row, slot.pillar, kitchen.person),
        new=slot.candidate.new,
        uncounted=slot.uncounted,
        side=None,
        lesson=None,
        why=reasoner.of_slot(slot, day),
    )


def _place_lessons(days: list[list[PlanItem]], kitchen: Kitchen, reasoner: Reasoner, library: Library) -> None:
    """One lesson a day on the first full days that are still open."""
    chosen = lessons_of(kitchen.person, kitchen.draft, library)
    open_days = [day for day in kitchen.frame.full if day not in kitchen.draft.frozen] or [
        day for day in range(7) if day not in kitchen.draft.frozen
    ]
    for place, (lesson, rule) in enumerate(chosen if open_days else ()):
        days[open_days[place % len(open_days)]].append(
            PlanItem.model_construct(
                exercise=None,
                pillar="P-EDU",
                minutes=library.lessons[lesson].minutes,
                sets=None,
                reps=None,
                hold_s=None,
                rpe=None,
                new=False,
                uncounted=True,
                side=None,
                lesson=lesson,
                why=reasoner.of_lesson(lesson, rule),
            )
        )


def totals_of(days: tuple[PlanDay, ...]) -> dict[str, int]:
    """Minutes by pillar: counted ones of the counted pillars, all of the others."""
    totals: dict[str, int] = {}
    for item in (item for day in days for item in day.items):
        minutes = item.minutes if item.pillar in UNCOUNTED else item.counted_minutes
        totals[item.pillar] = totals.get(item.pillar, 0) + minutes
    return totals


def _note(counted: int, kitchen: Kitchen) -> PlannerNote:
    """`short_of_minutes`: less than 0.8 V could be placed; `time_below_start`: the person's time is under Vmin."""
    status = "short_of_minutes" if counted < _LOW_SHARE * kitchen.frame.minutes else "complete"
    return PlannerNote(kind="constructive", status=status)
