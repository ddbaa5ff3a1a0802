"""Is a safety question waiting before any exercise may be shown (B4)?"""

from hingeback.web.care.hold_state import HoldState
from hingeback.web.care.rescreening import screen_due
from hingeback.web.care.rounds import open_round
from hingeback.web.clock import Clock
from hingeback.web.people.models import Person
from hingeback.web.session.queries import last_active


def comes_before_exercises(person: Person, state: HoldState, clock: Clock) -> bool:
    """True while a safety check is due or was begun and not sent."""
    due = screen_due(person, clock, last_active(person), state.in_gentle_days, state.screens)
    return bool(due.kind) or open_round(person) is not None
