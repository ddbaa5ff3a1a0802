"""What matching makes of the answers, under all that holds: the graver action wins."""

from hingeback.engine import matching
from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.assessment import Assessment, State
from hingeback.engine.contracts.safety import Action
from hingeback.web.care.hold_state import HoldState
from hingeback.web.care.judging import library


def assess_under(state: HoldState, sheet: AnswerSheet | None = None) -> Assessment:
    """An older hold or the worst answer of the last 24 hours may allow less than today's answers alone.

    `sheet` replaces the person's own answers where a change is being tried.
    """
    own = sheet is None or sheet is state.sheet
    assessment = matching.assess(sheet or state.sheet, library(), state.result if own else None)
    if state.action.rank <= assessment.screen.action.rank:
        return assessment
    screen = assessment.screen.model_copy(update={"action": state.action, "tier": state.tier, "rules": state.rules})
    held = State.HOLD_SAFETY if state.action is Action.WITHHOLD else State.GENTLE
    initial = held if state.action in (Action.WITHHOLD, Action.GENTLE_ONLY) else assessment.initial_state
    return assessment.model_copy(update={"screen": screen, "initial_state": initial})
