"""E5-5: at most eight exercises a session, at most four new ones a week (three for PSY, WIDE, low confidence)."""

from hingeback.engine.checking.findings import WEEK, Finding, Findings
from hingeback.engine.checking.week import Placed, Week
from hingeback.engine.contracts.exercise import Exercise

MOST_IN_SESSION = 8
MOST_NEW = 4
MOST_NEW_EASED = 3
LOW_CONFIDENCE = 3
_UNCOUNTED = ("P-REL", "P-POS")


def check_novelty(week: Week) -> Findings:
    """Several bouts of one row on a day are one exercise."""
    for day in week.plan.days:
        count = len({p.row.id for p in week.of_day(day) if p.item.pillar != "P-POS"})
        if count > MOST_IN_SESSION and not week.is_frozen(day.date):
            yield Finding("E5-5", day.date.isoformat(), "too_many", {"count": count, "most": MOST_IN_SESSION})
    fresh = sorted({p.row.id for p in week.placed if _is_new(week, p)})
    if len(fresh) > most_new(week):
        facts = {"count": len(fresh), "most": most_new(week), "rows": ", ".join(fresh)}
        yield Finding("E5-5", WEEK, "too_many_new", facts)


def _is_new(week: Week, placed: Placed) -> bool:
    return placed.item.pillar not in _UNCOUNTED and counts_as_new(week, placed.row)


def counts_as_new(week: Week, row: Exercise) -> bool:
    """Easy walking, breath, P-REL and P-POS do not count as new."""
    easy_walk = row.ladder == "walk" and row.effort == "easy"
    exempt = easy_walk or row.ladder == "breath" or row.ppillar in _UNCOUNTED
    return not exempt and row.id not in week.entry.known


def most_new(week: Week) -> int:
    confidence = week.person.sheet.answers.A82
    eased = {"PSY", "WIDE"} & week.person.labels or (confidence is not None and confidence <= LOW_CONFIDENCE)
    return MOST_NEW_EASED if eased else MOST_NEW
