"""What a device may tell. What this server decides for itself it never takes from a device."""

import json
from collections.abc import Callable
from typing import Any

from hingeback.web.care import projections as care
from hingeback.web.care.services import BadAnswer, check_answer
from hingeback.web.eventlog.projections import known_types
from hingeback.web.people.models import Person
from hingeback.web.safety.stopping import ANSWERS as SIGNS
from hingeback.web.session.projections import STOP_SIGN_TAPPED
from hingeback.web.session.services import belongs_to_another
from hingeback.web.session.shapes import SHAPES, session_in

SHORT = "short"
_Body = dict[str, Any]
#: Facts of the safety questions; each says whether the body can be taken.
_ANSWERS: dict[str, Callable[[_Body], bool]] = {
    care.ANSWER_GIVEN: lambda body: _is_answer(body),
    care.SCREEN_BEGUN: lambda body: body.get("kind") == SHORT and isinstance(body.get("cause", ""), str),
    care.SCREEN_SENT: lambda body: body.get("kind") == SHORT,
}
NEWEST = 1


def refusal(person: Person, event_type: str, v: int, body: object) -> str:
    """The code for which a fact is refused, or nothing. A type or version of tomorrow is stored."""
    if event_type in SHAPES or event_type in _ANSWERS:
        return "" if v > NEWEST else _refusal_of_known(person, event_type, body)
    return "not-yours-to-tell" if event_type in known_types() else ""


def _refusal_of_known(person: Person, event_type: str, body: object) -> str:
    if not isinstance(body, dict):
        return "body-not-an-object"
    if event_type in _ANSWERS:
        return "" if _ANSWERS[event_type](body) else "body-unfit"
    session = session_in(event_type, body)
    if session is None or (event_type == STOP_SIGN_TAPPED and body["sign"] not in SIGNS):
        return "body-unfit"
    return "session-not-yours" if belongs_to_another(person, session) else ""


def _is_answer(body: _Body) -> bool:
    if not isinstance(body.get("value"), str) or not isinstance(body.get("confirmed", True), bool):
        return False
    try:
        check_answer(str(body.get("item")), json.loads(body["value"], parse_constant=_none))
    except (BadAnswer, ValueError, RecursionError):
        return False
    return True


def _none(_: str) -> None:
    raise ValueError("NaN is no answer")
