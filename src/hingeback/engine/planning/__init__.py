"""From an assessment to a week of exercise (specification E; annex J1-J6), with reasons.

Everything here answers for one `PlanningInput` and raises `Withheld` where no exercise may be shown.
"""

from hingeback.engine.planning.details import ItemDetails, Neighbour, Neighbours, item_details, make_smaller, neighbours
from hingeback.engine.planning.differences import Difference, differences
from hingeback.engine.planning.ease import ease_session
from hingeback.engine.planning.errors import Withheld
from hingeback.engine.planning.objective import dose_objective
from hingeback.engine.planning.paced import pace_week
from hingeback.engine.planning.swaps import swap_options, swaps_of_week
from hingeback.engine.planning.week import plan_week
from hingeback.engine.planning.why_not import UnknownExercise, WhyNot, why_not

__all__ = [
    "Difference",
    "ItemDetails",
    "Neighbour",
    "Neighbours",
    "UnknownExercise",
    "WhyNot",
    "Withheld",
    "differences",
    "dose_objective",
    "ease_session",
    "item_details",
    "make_smaller",
    "neighbours",
    "pace_week",
    "plan_week",
    "swap_options",
    "swaps_of_week",
    "why_not",
]
