"""A dose as a person reads it: "2 sets of 6 each side, hold 5 s"."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.plan import PlanItem


def dose_words(item: PlanItem, row: Exercise) -> str:
    """Sets, repetitions and hold; for continuous work the minutes alone."""
    parts = [_amount(item), _side(item, row), _hold(item)]
    return ", ".join(part for part in parts if part) or minutes_words(item.minutes)


def minutes_words(minutes: int) -> str:
    return ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}


def _amount(item: PlanItem) -> str:
    if item.sets and item.reps == 1 and item.hold_s:
        return ngettext("once", "%(n)s times", item.sets) % {"n": item.sets}
    if item.sets and item.reps:
        return ngettext("%(sets)s set of %(reps)s", "%(sets)s sets of %(reps)s", item.sets) % {
            "sets": item.sets,
            "reps": item.reps,
        }
    if item.sets:
        return ngettext("%(n)s round", "%(n)s rounds", item.sets) % {"n": item.sets}
    return ""


def _side(item: PlanItem, row: Exercise) -> str:
    if item.side:
        return _("left side") if item.side == "left" else _("right side")
    return _("each side") if row.dose.per_side and item.reps else ""


def _hold(item: PlanItem) -> str:
    return _("hold %(n)s s") % {"n": item.hold_s} if item.hold_s else ""
