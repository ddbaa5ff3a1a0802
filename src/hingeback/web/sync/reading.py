"""Reading a request: JSON with limits, and a head for each event. What cannot be read has a stable code."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

LONGEST = 256 * 1024
MOST_EVENTS = 200
DEEPEST = 16
LONGEST_NUMBER = 16
LARGEST = 1 << 53


class Unreadable(ValueError):
    """The request as a whole; the text is the code."""

    @property
    def code(self) -> str:
        return str(self)


@dataclass(frozen=True, slots=True)
class Mark:
    """The last event that this device knows to be safe here, and the receipt that it got for it."""

    id: UUID
    receipt: str


@dataclass(frozen=True, slots=True)
class Batch:
    """`events` as they came: each is read by itself, so that a bad one does not spoil the others."""

    person_id: UUID
    device: str
    app: str
    mark: Mark | None
    events: tuple[Any, ...]


def read_batch(raw: bytes) -> Batch:
    """Raises Unreadable."""
    if len(raw) > LONGEST:
        raise Unreadable("too-long")
    told = _object(raw)
    events = told.get("events")
    if not isinstance(events, list):
        raise Unreadable("events-missing")
    if len(events) > MOST_EVENTS:
        raise Unreadable("too-many")
    return Batch(_person(told), _word(told, "device", 64), _word(told, "app", 40), _mark(told), tuple(events))


def _object(raw: bytes) -> dict[str, Any]:
    try:
        told = json.loads(
            raw.decode("utf-8"), object_pairs_hook=_once, parse_int=_whole, parse_constant=_no_constant
        )  # fmt: skip
    except RecursionError:
        raise Unreadable("too-deep") from None
    except Unreadable:
        raise
    except ValueError:
        raise Unreadable("not-json") from None
    if not isinstance(told, dict):
        raise Unreadable("not-an-object")
    if not _shallow(told, DEEPEST):
        raise Unreadable("too-deep")
    return told


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) != len(pairs):
        raise Unreadable("key-twice")
    return told


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER + 1:
        raise Unreadable("number-too-large")
    return int(digits)


def _no_constant(_: str) -> Any:
    raise Unreadable("not-a-number")


def _shallow(value: Any, depth: int) -> bool:
    if isinstance(value, dict):
        return depth > 0 and all(_shallow(v, depth - 1) for v in value.values())
    if isinstance(value, list):
        return depth > 0 and all(_shallow(v, depth - 1) for v in value)
    return True


def _person(told: dict[str, Any]) -> UUID:
    person = as_id(told.get("person"))
    if person is None:
        raise Unreadable("person-missing")
    return person


def _word(told: dict[str, Any], name: str, longest: int) -> str:
    """Empty is possible where nothing is told: a device that asks only what holds."""
    word = told.get(name, "")
    if not isinstance(word, str) or len(word) > longest:
        raise Unreadable(f"{name}-unreadable")
    return word


def _mark(told: dict[str, Any]) -> Mark | None:
    mark = told.get("mark")
    if mark is None:
        return None
    event_id = as_id(mark.get("id")) if isinstance(mark, dict) else None
    if event_id is None or not isinstance(mark.get("receipt"), str):
        raise Unreadable("mark-unreadable")
    return Mark(event_id, mark["receipt"])


def as_id(told: object) -> UUID | None:
    """An id in its usual form, and no other."""
    if not isinstance(told, str) or len(told) != 36:
        return None
    try:
        return UUID(told)
    except ValueError:
        return None


def is_count(told: object, most: int = LARGEST) -> bool:
    return isinstance(told, int) and not isinstance(told, bool) and 0 <= told < most
