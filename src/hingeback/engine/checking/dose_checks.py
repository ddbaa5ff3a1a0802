"""Doses: the smaller one after a caution, effort and hold limits, sane numbers, packs (J2.1, J3, F2-11, E4)."""

from collections import defaultdict

from hingeback.engine.checking.dose_text import Limits, smaller_limits, usual_limits
from hingeback.engine.checking.findings import Finding, Findings, place
from hingeback.engine.checking.week import Placed, Week

CAREFUL_EXPOSURES = 2
GENTLE_RPE = 3
GENTLE_BLOCK_MIN = 15
CAPPED_RPE = 6
SHORT_HOLD_S = 10
MOST_SETS = 3
#: Sets and repetitions that grew can make a counted row twice as long; longer means minutes without work.
MOST_TIMES_USUAL = 2
REPS_STEP = 2
HOLD_STEP_S = 5
_PACK_MOST_MIN = {"heat_pack": ("E4-HEAT", 20), "cold_pack": ("E4-COLD", 15)}


def check_doses(week: Week) -> Findings:
    """Bouts of one day are one exposure."""
    exposures = {s.exercise: s.exposures for s in week.person.inp.history.standings}
    days: dict[str, list[int]] = defaultdict(list)
    for placed in week.placed:
        earlier = days[placed.row.id]
        done = exposures.get(placed.row.id, 0) + sum(day != placed.week_day for day in set(earlier))
        earlier.append(placed.week_day)
        if not week.is_frozen(placed.day.date):
            yield from _careful_start(week, placed, done)
            yield from _growth(week, placed, done)
            yield from _effort(week, placed)
            yield from _holds(week, placed)
            yield from _pack(placed)


def _careful_start(week: Week, placed: Placed, done: int) -> Findings:
    """A row with a raised caution starts at its smaller dose for the first two exposures."""
    cautions = week.candidates.cautions(placed.row)
    if not cautions or done >= CAREFUL_EXPOSURES:
        return
    too_much = _above(placed, smaller_limits(placed.row))
    if too_much:
        facts = {"row": placed.row.name, "dose": placed.row.smaller_dose, "tags": ", ".join(cautions)}
        yield Finding(f"J2-{cautions[0]}", place(placed.day.date, placed.item), "smaller_dose", facts)


def _growth(week: Week, placed: Placed, done: int) -> Findings:
    """Doses start at the row's own and grow by the steps of F2; sets end at three."""
    usual, own = usual_limits(placed.row), week.person.inp.history.of(placed.row.id).dose
    limits = Limits(
        sets=max(MOST_SETS, usual.sets or 0),
        reps=max(_grown(usual.reps, REPS_STEP * done), (own and own.reps) or 0) or None,
        hold_s=max(_grown(usual.hold_s, HOLD_STEP_S * done), (own and own.hold_s) or 0) or None,
        minutes=MOST_TIMES_USUAL * placed.row.minutes if usual.reps else None,
    )
    too_much = _above(placed, limits)
    if too_much:
        facts = {"row": placed.row.name, "what": too_much, "dose": placed.row.dose.text}
        yield Finding("F2-11", place(placed.day.date, placed.item), "dose_too_large", facts)


def _grown(usual: int | None, steps: int) -> int:
    return usual + steps if usual else 0


def _above(placed: Placed, limits: Limits) -> str:
    """The first part of the planned dose that is above its limit."""
    for part in ("sets", "reps", "hold_s", "minutes"):
        planned, most = getattr(placed.item, part), getattr(limits, part)
        if planned is not None and most is not None and planned > most:
            return f"{part} {planned}"
    return ""


def _effort(week: Week, placed: Placed) -> Findings:
    where, item, person = place(placed.day.date, placed.item), placed.item, week.person
    if person.gentle and item.rpe is not None and item.rpe > GENTLE_RPE:
        yield Finding("J3-GENTLE", where, "rpe", {"rpe": item.rpe, "most": GENTLE_RPE})
    if person.gentle and placed.row.ladder != "comfort" and item.minutes > GENTLE_BLOCK_MIN:
        yield Finding("J3-GENTLE", where, "block", {"minutes": item.minutes, "most": GENTLE_BLOCK_MIN})
    if item.rpe is not None and item.rpe > CAPPED_RPE and "CARDIO-CAP" in person.labels:
        rule = "RD-1c" if "RD-1c" in person.names["fired"] else "RD-3"
        yield Finding(rule, where, "rpe", {"rpe": item.rpe, "most": CAPPED_RPE})


def _holds(week: Week, placed: Placed) -> Findings:
    """Every hold ≤10 s in pregnancy and with high blood pressure. A hold that is not said is the row's usual one."""
    rule = _hold_rule(week)
    planned = placed.item.hold_s if placed.item.hold_s is not None else placed.row.dose.hold_s
    if rule and planned is not None and planned > SHORT_HOLD_S:
        facts = {"row": placed.row.name, "hold_s": planned, "most": SHORT_HOLD_S}
        yield Finding(rule, place(placed.day.date, placed.item), "hold", facts)


def _hold_rule(week: Week) -> str:
    if "PREG" in week.person.labels or week.person.names["pregnant"]:
        return "J3-PREG-2"
    return "J3-BP-1" if "BP" in week.person.labels else ""


def _pack(placed: Placed) -> Findings:
    for pack, (rule, most) in _PACK_MOST_MIN.items():
        if pack in placed.row.equipment and placed.item.minutes > most:
            yield Finding(rule, place(placed.day.date, placed.item), "pack_long", {"most": most})
