"""Each row of the week for this person: tags, holds, wishes, level, ladder, blocks (E5-4, E5-7f, E5-7h, F2-7)."""

from collections import Counter

from hingeback.engine.checking.findings import Finding, Findings, place
from hingeback.engine.checking.week import Placed, Week
from hingeback.engine.contracts.exercise import Exercise

_LATE_SUPINE_MOST_MIN = 3
_LONG_SITTING_MIN = 10


def check_rows(week: Week) -> Findings:
    for placed in week.placed:
        if not week.is_frozen(placed.day.date):
            yield from _row(week, placed)
    yield from _one_supine_item(week)


def _row(week: Week, placed: Placed) -> Findings:
    where = place(placed.day.date, placed.item)
    for rule, key, step, detail in week.candidates.ways_out(placed.row, placed.week_day, placed.item.side or ""):
        yield Finding(rule, where, key, {"row": placed.row.name, "detail": detail, "rule": rule}, step)
    if week.is_left_out(placed.row):
        yield Finding("E5-4", where, "refused", {"row": placed.row.name, "detail": placed.row.name, "rule": "E5-4"})
    yield from _entry(week, placed, where)
    yield from _block(week, placed, where)
    yield from _planned_length(week, placed, where)
    yield from _packs(week, placed.row, where)
    if not _has_easier_and_stop(placed.row):
        yield Finding("E5-7h", where, "no_easier", {"row": placed.row.name})


def _entry(week: Week, placed: Placed, where: str) -> Findings:
    row = placed.row
    if not week.entry.level_allows(row):
        allowed = week.entry.allowed_level(row)
        yield Finding("E5-4", where, "level", {"row": row.name, "level": row.level, "allowed": allowed})
    elif not week.entry.ladder_allows(row):
        facts = {"row": row.name, "step": row.step, "first": week.entry.first_step(row.ladder), "ladder": row.ladder}
        yield Finding("E5-4", where, "ladder", facts)
    if week.is_too_far(row):
        yield Finding("J8", where, "mid_range", {"row": row.name})


def _block(week: Week, placed: Placed, where: str) -> Findings:
    if week.rests(placed.row, placed.day.date):
        until = week.person.inp.history.of(placed.row.id).blocked_until
        yield Finding("F2-7", where, "blocked", {"row": placed.row.name, "until": until})


def _planned_length(week: Week, placed: Placed, where: str) -> Findings:
    """The holds of J3.2 that speak of minutes hold for the planned minutes too, not only for the row's usual ones."""
    names, item, row = week.person.names, placed.item, placed.row
    late = names["pregnant"] and names["preg_weeks"] >= 16
    if late and row.position == "supine" and row.minutes <= _LATE_SUPINE_MOST_MIN < item.minutes:
        yield Finding("J3-PREG-1", where, "supine_long", {"row": row.name}, "E5-7f")
    sits_badly = "SCI" in week.person.labels and names["A22"] >= 1
    if sits_badly and row.position == "sitting" and row.minutes <= _LONG_SITTING_MIN < item.minutes:
        yield Finding("J3-SCI-4", where, "sitting_long", {"row": row.name}, "E5-7f")


def _packs(week: Week, row: Exercise, where: str) -> Findings:
    """Packs and the ball are never started before their questions are answered (J2.1, J2.2)."""
    answers = week.person.sheet.answers
    if "heat_pack" in row.equipment and answers.A98 is None:
        yield Finding("E4-HEAT", where, "ask_first", {"row": row.name, "items": "A98"})
    if "cold_pack" in row.equipment and (answers.A97 is None or answers.A98 is None):
        yield Finding("E4-COLD", where, "ask_first", {"row": row.name, "items": "A97, A98"})
    if "small_ball" in row.equipment and answers.A98 is None:
        yield Finding("E4-EASE", where, "ask_first", {"row": row.name, "items": "A98"})


def _has_easier_and_stop(row: Exercise) -> bool:
    return bool((row.regression_to or row.smaller_dose) and row.stop_rule)


def _one_supine_item(week: Week) -> Findings:
    names = week.person.names
    if not (names["pregnant"] and names["preg_weeks"] >= 16):
        return
    supine = Counter(p.day.date for p in week.placed if p.row.position == "supine" and not week.is_frozen(p.day.date))
    for day, count in supine.items():
        if count > 1:
            yield Finding("J3-PREG-1", day.isoformat(), "supine_twice", {"count": count}, "E5-7f")
