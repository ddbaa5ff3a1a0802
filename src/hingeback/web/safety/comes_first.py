"""Is a safety question waiting before any exercise may be shown (B4)?"""

from hingeback.web.care.hold_state import HoldState
from hingeback.web.care.rescreening import screen_due
from hingeback.web.care.rounds import open_round
from hingeback.web.clock import Clock
from hingeback.web.people.models import Person
from hingeback.web.session.queries import sessions, spread_waits

RECENT_SESSIONS = 6


def comes_before_exercises(person: Person, state: HoldState, clock: Clock) -> bool:
    """True while a safety check is due, was begun and not sent, or signs went down the leg and nobody asked yet."""
    recent = list(sessions(person)[:RECENT_SESSIONS])
    last_active = recent[0].date if recent else None
    due = screen_due(person, clock, last_active, state.in_gentle_days, state.screens)
    return bool(due.kind) or spread_waits(recent, state) or open_round(person, state.screens) is not None
