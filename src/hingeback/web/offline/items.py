"""Exercises as they travel: the planned amount in numbers and in words, and the row with its instructions."""

from collections.abc import Iterable
from typing import Any

from hingeback.engine import planning
from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.plan import Plan, PlanItem
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.web.plan.caution_words import caution_words
from hingeback.web.plan.dose_words import dose_words
from hingeback.web.today.course import Place
from hingeback.web.today.player import length_of
from hingeback.web.today.templatetags.today import pose

Sent = dict[str, Any]
#: Sitting is here for what stands up from a chair or sits on a ball; a plain seat asks no balance.
UPRIGHT = ("standing", "walking", "half_kneeling", "kneeling", "sitting")


def amount_of(item: PlanItem, row: Exercise, smaller: bool = False) -> Sent:
    """`counts` is False for rest and posture: their minutes are not training."""
    return {
        "minutes": item.minutes, "sets": item.sets, "reps": item.reps, "hold_s": item.hold_s,
        "dose": dose_words(item, row, smaller), "counts": item.counted_minutes > 0,
    }  # fmt: skip


def sent_item(item: PlanItem, row: Exercise, used: PlanningInput, content: Library, plan: Plan) -> Sent:
    """One exercise of a day: amount, smaller amount, what to mind before each start."""
    details = planning.item_details(used, content, plan, item)
    return {
        "row": row.id, **amount_of(item, row), "side": item.side, "new": item.new,
        "smaller": amount_of(details.smaller, row, smaller=True), "notes": list(caution_words(details.cautions)),
        "half_range": details.half_range, "why": [reason.text for reason in item.why],
    }  # fmt: skip


def sent_place(place: Place, used: PlanningInput, content: Library, plan: Plan) -> Sent:
    return sent_item(place.item, place.row, used, content, plan) | {
        "first_set": place.first_set, "apart": place.apart, "length": length_of(place),
    }  # fmt: skip


def sent_alone(item: PlanItem, used: PlanningInput, content: Library, plan: Plan) -> Sent:
    """An exercise outside the days: to swap to, or of the easy session."""
    row = content.exercises[str(item.exercise)]
    place = Place(1, item, row, 1, ())
    return sent_place(place, used, content, plan)


def sent_rows(rows: Iterable[Exercise]) -> dict[str, Sent]:
    return {row.id: _sent_row(row) for row in rows}


def _sent_row(row: Exercise) -> Sent:
    told = row.instructions.model_dump(mode="json") if row.instructions else {}
    return {
        **told, "name": row.name, "pose": pose(row), "per_side": row.dose.per_side, "level": row.level,
        "step": row.step, "ppillar": row.ppillar, "stop_rules": list(dict.fromkeys((row.stop_rule, "SR-GEN"))),
        "can_sway": can_sway(row),
    }  # fmt: skip


def can_sway(row: Exercise) -> bool:
    """Where "I got unsteady" has a meaning: on the feet or getting up on them, and wherever the stop rule is balance.

    On hands and knees, or lying, the body is held up by more than the feet, and nobody falls.
    """
    return row.stop_rule == "SR-BAL" or (row.balance > 0 and row.position in UPRIGHT)
