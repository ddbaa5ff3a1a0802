"""The best week by a solver, and what the same model answers: which wishes stand in the way.

Nothing here imports a solver; `solve` is passed in (`hingeback.engine.planning.solver.solve`).
"""

from hingeback.engine.planning.optimum.answers import Relaxation
from hingeback.engine.planning.optimum.best_week import best_week
from hingeback.engine.planning.optimum.measure import better_of, week_quality
from hingeback.engine.planning.optimum.relaxing import relaxations

__all__ = ["Relaxation", "best_week", "better_of", "relaxations", "week_quality"]
