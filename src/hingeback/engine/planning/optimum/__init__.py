"""The best week by a solver, and what the same model answers: what an exercise costs, which wishes stand in the way.

Nothing here imports a solver; `solve` is passed in (`hingeback.engine.planning.solver.solve`).
"""

from hingeback.engine.planning.optimum.answers import ExerciseCost, Relaxation
from hingeback.engine.planning.optimum.best_week import best_week
from hingeback.engine.planning.optimum.cost import exercise_cost
from hingeback.engine.planning.optimum.measure import better_of, week_quality
from hingeback.engine.planning.optimum.relaxing import relaxations

__all__ = ["ExerciseCost", "Relaxation", "best_week", "better_of", "exercise_cost", "relaxations", "week_quality"]
