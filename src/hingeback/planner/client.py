"""Asking the planner process. It never raises and never waits longer than it was told: a page goes on without it."""

import os
import socket
from collections.abc import Mapping

from pydantic import ValidationError

from hingeback.planner.messages import Answer, Broken, Question, receive, send

#: Where `serve` says that the planner process listens; not set where none runs.
ADDRESS = "HINGEBACK_PLANNER"
#: The reply of the process itself comes a little before the limit of the asker.
_GRACE_S = 0.25
GONE = Answer(status="gone")


def is_there(environment: Mapping[str, str] = os.environ) -> bool:
    """True where `serve` runs a planner process, whether or not it can answer just now."""
    return bool(environment.get(ADDRESS))


def ask(question: Question, environment: Mapping[str, str] = os.environ) -> Answer:
    """The answer, or one of status `gone` (no process, or it died) or `late`."""
    address = environment.get(ADDRESS, "")
    if not address:
        return GONE
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(question.within_s + _GRACE_S)
            line.connect(address)
            send(line, question)
            return Answer.model_validate(receive(line))
    except TimeoutError:
        return Answer(status="late")
    except (Broken, OSError, ValidationError):
        return GONE
