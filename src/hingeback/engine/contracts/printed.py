"""Results as the command line prints them, where that differs from the values inside (answers.md, results)."""

from hingeback.engine.contracts.assessment import Irritability, Stage, State, Volume
from hingeback.engine.contracts.safety import ScreenResult


class PrintedAssessment(ScreenResult):
    """The screen and what matching adds, side by side.

    `profiles`, `dp`, `risk` and `volume` are absent while `initial_state` is INCOMPLETE or HOLD_SAFETY.
    `lessons_open` null is no limit.
    """

    stage: Stage | None
    nih_chronic: bool | None
    irritability: Irritability | None
    profiles: tuple[str, ...] = ()
    modifiers: tuple[str, ...]
    cook: int | None
    sten: str | None
    dp: str | None = None
    risk: str | None = None
    initial_state: State
    volume: Volume | None = None
    test_flags: tuple[str, ...]
    lessons_open: tuple[str, ...] | None
