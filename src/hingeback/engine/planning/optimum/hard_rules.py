"""The model of a week with every row that no plan may break (E2, E5, J3, J4, J6). Safety is never traded.

The pool holds only rows that are open to the person, so no forbidden exercise has a variable at all. What the
constructive week could not reach (a floor, balance on three days) is asked no further than it came, so that this
model always has a solution: that week.
"""

from hingeback.engine.planning.menu import Kitchen
from hingeback.engine.planning.optimum.capacity import light_days, minutes, rows_in_use, sessions, short_bouts
from hingeback.engine.planning.optimum.floors import balance, floors, place_that_hurts, wishes
from hingeback.engine.planning.optimum.hard_days import hard_days
from hingeback.engine.planning.optimum.model import Model
from hingeback.engine.planning.optimum.servings import servings_of
from hingeback.engine.planning.optimum.spacing import spacing, supine, training_days
from hingeback.engine.planning.optimum.week_model import WeekModel

_RULES = (
    minutes, short_bouts, rows_in_use, sessions, light_days, spacing, training_days, hard_days, supine, floors, balance,
    wishes, place_that_hurts,
)  # fmt: skip


def week_model(kitchen: Kitchen, start: Kitchen) -> WeekModel:
    """`kitchen` holds what is fixed (begun days, breath around sessions), `start` is the constructive week."""
    model = Model()
    week = WeekModel(kitchen, start, model, servings_of(model, kitchen, start.draft))
    for rule in _RULES:
        rule(week)
    return week
