"""Where the course of care begins (intake guard of F5), and which lessons are open (B3)."""

from hingeback.engine.contracts.assessment import Irritability, Stage, State
from hingeback.engine.contracts.safety import Action, ScreenResult, Tier

SORE_START_NRS = 5
_LESSONS = {
    Tier.EMERGENCY: ("H02",),
    Tier.SAME_DAY: ("H02",),
    Tier.CLINICIAN_FIRST: ("H01", "H02", "H05"),
}


def state_of_screen(screen: ScreenResult) -> State | None:
    """The state that safety alone decides; None if the answers to pain decide between CALM and BUILD."""
    if not screen.complete:
        return State.INCOMPLETE
    return {Action.WITHHOLD: State.HOLD_SAFETY, Action.GENTLE_ONLY: State.GENTLE}.get(screen.action)


def guard_intake(irritability: Irritability | None, stage: Stage | None, pain7: int | None) -> State:
    """CALM or BUILD. Where pain is not known, CALM is the safer reading."""
    sore = pain7 is None or pain7 >= SORE_START_NRS
    if irritability in (Irritability.HIGH, None) or (stage is Stage.ACUTE and sore):
        return State.CALM
    return State.BUILD


def lessons_open(screen: ScreenResult) -> tuple[str, ...] | None:
    """Lessons the tier leaves open; None is no limit."""
    return _LESSONS.get(screen.tier) if screen.tier else None
