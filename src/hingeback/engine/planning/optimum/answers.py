"""What the model tells beside a week: what an exercise would cost, and which wishes stand in the way most."""

from datetime import date

from hingeback.engine.contracts.plan import Plan
from hingeback.engine.contracts.value import Value
from hingeback.engine.planning.differences import Difference


class ExerciseCost(Value):
    """The week with one more exercise in it.

    `possible` is False where no week with it was found within the rules. `dose_lost` are weighted minutes (J6.3) that
    the week would miss on top, `minutes` the change of each pillar.
    """

    exercise: str
    possible: bool
    days: tuple[date, ...] = ()
    dose_lost: int = 0
    minutes: dict[str, int] = {}
    comes_out: tuple[str, ...] = ()
    plan: Plan | None = None
    differences: tuple[Difference, ...] = ()


class Relaxation(Value):
    """One wish that could be given up, and what that alone would bring in minutes and in days a week by pillar.

    `kind`: refused (a word of A68), left_out (a row), minutes (so many more a day), days (so many more a week).
    `dose_gain`: weighted minutes (J6.3) that the week would miss less.
    """

    kind: str
    subject: str
    amount: int = 0
    brings: dict[str, int] = {}
    brings_days: dict[str, int] = {}
    dose_gain: int = 0
