"""People who do not exist: whole answer sheets from a seed, for property tests, soak runs and the bench.

Everything here is a pure function of the random generator that is handed in.
"""

from tests.population.adversarial import adversarial_sheets
from tests.population.courses import Stretch, course
from tests.population.inputs import random_history, random_input
from tests.population.people import random_sheet
from tests.population.strategies import adversarial_people, people

__all__ = [
    "Stretch",
    "adversarial_people",
    "adversarial_sheets",
    "course",
    "people",
    "random_history",
    "random_input",
    "random_sheet",
]
