"""J6.2: floors and the presence of the pillars (E5-7e)."""

from collections.abc import Iterator

from hingeback.engine.checking.due_floors import balance_matters, band_min, due_floors
from hingeback.engine.checking.findings import WEEK, Finding, Findings
from hingeback.engine.checking.floor_table import ORDER
from hingeback.engine.checking.novelty_checks import counts_as_new, most_new
from hingeback.engine.checking.person import Person
from hingeback.engine.checking.week import Week
from hingeback.engine.contracts.assessment import State
from hingeback.engine.contracts.exercise import Exercise

HARD_FROM_MIN = 60
ONE_ROWS_GRAIN_MIN = 2
BALANCE_DAYS = 3
#: (pillar, floor or 0 where presence was asked, planned minutes)
Shortfall = tuple[str, int, int]


def check_floors(week: Week) -> Findings:
    if week.partly_frozen:
        return
    for pillar, floor, minutes in _shortest_shortfalls(week):
        facts = {"pillar": pillar, "floor": floor, "minutes": minutes}
        yield Finding(f"J6.2-{pillar}", WEEK, "floor" if floor else "pillar_missing", facts, "E5-7e")
    yield from _balance_days(week)


def _shortest_shortfalls(week: Week) -> list[Shortfall]:
    """None if one reading of the pools is content; else those of the first reading."""
    first: list[Shortfall] | None = None
    for rows in _pools(week):
        short = _shortfalls(week, rows)
        if not short:
            return []
        first = first or short
    return first or []


def _shortfalls(week: Week, rows: list[Exercise]) -> list[Shortfall]:
    planned = {pillar: _minutes(week, pillar) for pillar in ORDER}
    due = due_floors(week.person, _count(rows))
    out_of_reach = _out_of_reach(week, rows, due)
    floors = {p: f for p, f in due.items() if p not in out_of_reach}
    if _floors_are_hard(week.person):
        return [(p, f, planned[p]) for p, f in floors.items() if planned[p] < f - ONE_ROWS_GRAIN_MIN]
    return [(p, 0, 0) for p in _wanted(week.person, floors) if not planned[p]]


def _minutes(week: Week, pillar: str) -> int:
    return sum(i.counted_minutes for day in week.plan.days for i in day.items if i.pillar == pillar)


def _floors_are_hard(person: Person) -> bool:
    never = person.acute and person.high
    return band_min(person) >= HARD_FROM_MIN and not never and person.state not in (State.CALM, State.FLARE)


def _wanted(person: Person, floors: dict[str, int]) -> Iterator[str]:
    """Pillars that have to be there at all: P-CAR always; all with a floor in CALM from V 60."""
    all_of_them = person.state is State.CALM and not person.acute and band_min(person) >= HARD_FROM_MIN
    for pillar, floor in floors.items():
        if floor > 0 and (pillar == "P-CAR" or all_of_them):
            yield pillar


def _out_of_reach(week: Week, rows: list[Exercise], floors: dict[str, int]) -> list[str]:
    """Pillars for which no new row is left (E5-5), dropped from the end of E5-3; the limit on new rows goes first.

    Balance comes first of all where it is the key item.
    """
    startable = [row for row in rows if week.entry.ladder_allows(row)]
    balance = balance_matters(week.person)
    needy = [p for p, f in floors.items() if f and _needs_new(week, startable, p, balance and p == "P-NMR")]
    needy.sort(key=lambda p: (not (balance and p == "P-NMR"), ORDER.index(p)))
    return needy[most_new(week) :]


def _needs_new(week: Week, rows: list[Exercise], pillar: str, balance: bool) -> bool:
    """True if this pillar (or its balance) has no row that is known or does not count as new."""
    useful = [row for row in rows if row.ppillar == pillar and (not balance or _is_balance(row))]
    return all(counts_as_new(week, row) for row in useful)


def _pools(week: Week) -> Iterator[list[Exercise]]:
    """The pools in both readings of E5-4: rows of an allowed level, and of those the ones where a ladder starts.

    A row that rests (F2-7) when the week begins may count or not: it may come back on a later day. So may a row that
    is known but above the step to which F2 has moved its ladder.
    """
    by_level = [row for row in week.candidates.rows if _is_open(week, row)]
    awake = [row for row in by_level if not week.rests(row, week.person.inp.starts)]
    for rows in (by_level, awake) if len(awake) < len(by_level) else (by_level,):
        yield rows
        started = [row for row in rows if week.entry.ladder_allows(row)]
        yield started
        yield [row for row in started if week.entry.is_within_f2(row)]


def _is_open(week: Week, row: Exercise) -> bool:
    """Open, not left out by wish (J6.2 "or that the person refuses"), not at rest all week, not too far (J8)."""
    gone = week.is_left_out(row) or week.rests(row, week.plan.days[-1].date) or week.is_too_far(row)
    return not gone and week.candidates.is_open(row) and week.entry.level_allows(row)


def _count(rows: list[Exercise]) -> dict[str, int]:
    return {pillar: sum(row.ppillar == pillar for row in rows) for pillar in ORDER}


def _balance_days(week: Week) -> Findings:
    """FALLS and OLDER train balance on three days, or on all full days if fewer: a part of the floor of P-NMR."""
    person, time = week.person, week.person.sheet.answers.A65
    if not (balance_matters(person) and _floors_are_hard(person)):
        return
    if any(not due_floors(person, _count(rows))["P-NMR"] for rows in _pools(week)):
        return
    balance = [row for row in week.candidates.rows if _is_balance(row) and _is_open(week, row)]
    startable = (row for row in balance if week.entry.ladder_allows(row))
    if all(week.rests(row, week.person.inp.starts) for row in startable):
        return
    wanted = min(BALANCE_DAYS, time.days if time else BALANCE_DAYS)
    days = {p.day.date for p in week.placed if _is_balance(p.row)}
    if len(days) < wanted:
        yield Finding("J6.2-P-NMR", WEEK, "balance_days", {"count": len(days), "days": wanted}, "E5-7e")


def _is_balance(row: Exercise) -> bool:
    return row.ppillar == "P-NMR" and (row.ladder == "balance" or row.balance >= 2)
