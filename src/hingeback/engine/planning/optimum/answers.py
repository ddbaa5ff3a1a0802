"""What the model tells beside a week: which wishes stand in the way most."""

from hingeback.engine.contracts.value import Value


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
