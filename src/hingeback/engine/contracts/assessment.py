"""What matching (specification section C) makes of the answers."""

from enum import StrEnum

from hingeback.engine.contracts.safety import ScreenResult
from hingeback.engine.contracts.value import Value


class Stage(StrEnum):
    ACUTE = "ACUTE"
    SUBACUTE = "SUBACUTE"
    CHRONIC = "CHRONIC"


class Irritability(StrEnum):
    LOW = "LOW"
    MODERATE = "MODERATE"
    HIGH = "HIGH"


class State(StrEnum):
    """States of the course of care (F5)."""

    INCOMPLETE = "INCOMPLETE"
    HOLD_SAFETY = "HOLD_SAFETY"
    GENTLE = "GENTLE"
    CALM = "CALM"
    BUILD = "BUILD"
    STRENGTHEN = "STRENGTHEN"
    MAINTAIN = "MAINTAIN"
    FLARE = "FLARE"
    PAUSED = "PAUSED"
    DISCHARGED = "DISCHARGED"


class Volume(Value):
    """Weekly minutes of E2: start volume, its ceiling, and the caps by week 6 and 12."""

    v0: int
    start_max: int
    cap_wk6: int
    cap_wk12: int


class Assessment(Value):
    """What `hingeback assess` adds to the screen. Fields are None or empty while INCOMPLETE or HOLD_SAFETY."""

    screen: ScreenResult
    initial_state: State
    stage: Stage | None = None
    nih_chronic: bool | None = None
    irritability: Irritability | None = None
    profiles: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    cook: int | None = None
    sten: str | None = None
    dp: str | None = None
    risk: str | None = None
    volume: Volume | None = None
    test_flags: tuple[str, ...] = ()
    lessons_open: tuple[str, ...] | None = None
    #: Why each profile, modifier, dp … was given: name -> {answer id: value}. Not printed by the command line.
    because: dict[str, dict[str, object]] = {}
