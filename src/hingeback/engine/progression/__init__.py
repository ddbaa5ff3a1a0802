"""Progression after a session (specification F1, F2): colours, decisions per exercise, and the history they leave."""

from hingeback.engine.progression.baseline import DailyPain, baseline_b
from hingeback.engine.progression.colour import GateDecision, SessionColour, colour_session, gate_session
from hingeback.engine.progression.decide import ProgressionDecision
from hingeback.engine.progression.fold import update_history
from hingeback.engine.progression.pace import PacedSession, days_after_new, pace_sessions
from hingeback.engine.progression.recheck import still_blocked
from hingeback.engine.progression.session import Pace, decide_exercise, decide_session, exposure_of, pace_of

__all__ = [
    "DailyPain",
    "GateDecision",
    "Pace",
    "PacedSession",
    "ProgressionDecision",
    "SessionColour",
    "baseline_b",
    "colour_session",
    "days_after_new",
    "decide_exercise",
    "decide_session",
    "exposure_of",
    "gate_session",
    "pace_of",
    "pace_sessions",
    "still_blocked",
    "update_history",
]
