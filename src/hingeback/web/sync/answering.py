"""What goes back to a device with every answer: where the log stands, what holds, and what is to be asked first."""

from typing import Any

from django.utils.translation import gettext as _

from hingeback import __version__
from hingeback.engine.contracts.safety import Action
from hingeback.web.care.access import allows_exercises
from hingeback.web.care.hold_state import HoldState, hold_state
from hingeback.web.care.rescreening import last_screened_on
from hingeback.web.clock import Clock
from hingeback.web.eventlog.queries import last_seq, place_of
from hingeback.web.people.models import Person
from hingeback.web.session.queries import sessions
from hingeback.web.sync.instance import instance_id
from hingeback.web.sync.reading import Mark
from hingeback.web.sync.taking import receipt_words
from hingeback.web.today.standing import Standing, standing_of

#: The oldest app whose facts are read with certainty. Facts of an older one are stored all the same.
OLDEST_APP = (0, 1, 0)
LOOKED_BACK_AT = 6


def standing(person: Person, clock: Clock) -> dict[str, Any]:
    """A hold learnt anywhere reaches the device with every answer."""
    state = hold_state(person, clock)
    before = standing_of(person, state, clock, list(sessions(person)[:LOOKED_BACK_AT]), {})
    allowed = allows_exercises(state)
    return {
        "hold": "none" if allowed else _reason(state),
        "may_exercise": allowed,
        "action": str(state.action),
        "screen_due": _due(before),
        "screened_on": screened_on.isoformat() if (screened_on := last_screened_on(state.screens)) else "",
        "server_time": clock.now().isoformat(),
    }


def _due(before: Standing) -> dict[str, str]:
    if before.due.kind:
        return {"kind": before.due.kind, "because": before.due.because}
    if before.round is not None:
        return {"kind": before.round.kind, "because": "begun"}
    return {"kind": "short", "because": "spread"} if before.after_spread else {"kind": "", "because": ""}


def _reason(state: HoldState) -> str:
    """The tier that holds; or that something is to be answered, or mended, before anything may be shown."""
    if state.unreadable:
        return "unreadable"
    if state.action is Action.WITHHOLD and state.tier is not None:
        return str(state.tier)
    return "unanswered"


def log_place(person: Person, mark: Mark | None, clock: Clock) -> dict[str, Any]:
    """By this a device sees that the server was set back: another log, an earlier end, its mark out of its place."""
    return {
        "instance": str(instance_id(clock)),
        "last_seq": last_seq(person),
        "mark_known": mark is None or _is_in_its_place(person, mark),
    }


def _is_in_its_place(person: Person, mark: Mark) -> bool:
    place = place_of(person, mark.id)
    return place is not None and mark.receipt == receipt_words(place[0], place[1].timestamp())


def about_app(version: str) -> dict[str, Any]:
    too_old = _is_too_old(version)
    message = _("This page is from an older version. Load it again; your answers are safe.") if too_old else ""
    return {"too_old": too_old, "newest": __version__, "message": message}


def _is_too_old(version: str) -> bool:
    numbers = version.split("-")[0].split(".")
    if not all(part.isascii() and part.isdigit() and len(part) < 6 for part in numbers):
        return False
    return tuple(map(int, numbers)) < OLDEST_APP
