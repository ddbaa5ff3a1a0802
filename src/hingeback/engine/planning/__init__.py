"""From an assessment to a week of exercise (specification E; annex J1-J6), with reasons."""

from hingeback.engine.planning.errors import Withheld
from hingeback.engine.planning.objective import dose_objective
from hingeback.engine.planning.week import plan_week

__all__ = ["Withheld", "dose_objective", "plan_week"]
