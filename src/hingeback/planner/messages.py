"""What is said between a page and the planner process: one JSON document each way, its length in front."""

import hashlib
import json
import socket
import struct
from typing import Any, Literal

from hingeback.engine.contracts.plan import Plan
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.contracts.value import Value
from hingeback.engine.planning.optimum.answers import Relaxation

#: A question or an answer is some hundred kilobytes; more is a mistake.
LONGEST_BYTES = 32 * 1024 * 1024
_LENGTH = struct.Struct(">I")


class Question(Value):
    """`week`: the best week. `relax`: which wishes stand in the way most."""

    kind: Literal["hello", "week", "relax"]
    content_version: str = ""
    input: PlanningInput | None = None
    #: How long the asker waits. A later question of the same words gets the answer that was ready too late.
    within_s: float = 3.0

    @property
    def key(self) -> str:
        """Two questions with the same key have the same answer."""
        said = self.model_dump(mode="json", exclude={"within_s"})
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


class Answer(Value):
    """`status`: done, late, busy, no_solver, other_content or failed. Only `done` holds more."""

    status: str
    plan: Plan | None = None
    relaxations: tuple[Relaxation, ...] = ()
    solver: str = ""


class Broken(ConnectionError):
    """The other side ended in the middle of a message, or sent something that is none."""


def send(to: socket.socket, message: Value) -> None:
    body = message.model_dump_json().encode()
    to.sendall(_LENGTH.pack(len(body)) + body)


def receive(of: socket.socket) -> dict[str, Any]:
    """Raises Broken, or TimeoutError when the socket has a time limit."""
    (length,) = _LENGTH.unpack(_exactly(of, _LENGTH.size))
    if length > LONGEST_BYTES:
        raise Broken(f"A message of {length} bytes is none of ours.")
    try:
        document = json.loads(_exactly(of, length))
    except ValueError as error:
        raise Broken("Not a JSON document.") from error
    if not isinstance(document, dict):
        raise Broken("Not a JSON object.")
    return document


def _exactly(of: socket.socket, length: int) -> bytes:
    parts: list[bytes] = []
    while length:
        part = of.recv(min(length, 1 << 20))
        if not part:
            raise Broken("The connection ended in the middle of a message.")
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
