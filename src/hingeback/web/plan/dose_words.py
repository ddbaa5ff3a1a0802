"""A dose as a person reads it: "2 sets of 6 each side, hold 5 s". Every page, the paper and the phone say it so."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.plan import PlanItem


def dose_words(item: PlanItem, row: Exercise, smaller: bool = False) -> str:
    """Sets, repetitions and hold; for continuous work the minutes alone.

    `smaller`: the smaller dose of the row. Where that is half of a round, no number of the dose tells it.
    """
    parts = [_amount(item), _side(item, row), _hold(item), _half_the_time(item, row) if smaller else ""]
    return ", ".join(part for part in parts if part) or minutes_words(item.minutes)


def smaller_words(planned: PlanItem, smaller: PlanItem, row: Exercise) -> str:
    """The smaller dose beside the planned one; nothing where the plan holds the smallest there is."""
    words = dose_words(smaller, row, smaller=True)
    return "" if words == dose_words(planned, row) else words


def minutes_words(minutes: int) -> str:
    return ngettext("%(n)s\u00a0minute", "%(n)s\u00a0minutes", minutes) % {"n": minutes}


def _amount(item: PlanItem) -> str:
    """One repetition in a set is no repetition to a person: it is done so many times."""
    if item.sets and item.reps == 1:
        return ngettext("once", "%(n)s\u00a0times", item.sets) % {"n": item.sets}
    if item.sets and item.reps:
        return ngettext("%(sets)s\u00a0set of\u00a0%(reps)s", "%(sets)s\u00a0sets of\u00a0%(reps)s", item.sets) % {
            "sets": item.sets,
            "reps": item.reps,
        }
    if item.sets:
        return ngettext("%(n)s\u00a0round", "%(n)s\u00a0rounds", item.sets) % {"n": item.sets}
    return ""


def _side(item: PlanItem, row: Exercise) -> str:
    if item.side:
        return _("left side") if item.side == "left" else _("right side")
    return _("each side") if row.dose.per_side and item.reps else ""


def _hold(item: PlanItem) -> str:
    return _("hold %(n)s\u00a0s") % {"n": item.hold_s} if item.hold_s else ""


def _half_the_time(item: PlanItem, row: Exercise) -> str:
    return _("half the time") if item.sets and "half the time" in row.smaller_dose else ""
