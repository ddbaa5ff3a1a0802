"""Which read models listen to which events. Apps register in `AppConfig.ready`; the log knows none of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event as a projector sees it: stored, with its place in the order."""

    seq: int
    id: UUID
    person_id: UUID
    type: str
    v: int
    at: str
    received_at: datetime
    body: dict[str, Any]


Projector = Callable[[Recorded], None]
#: Takes in several events of one type at once, as if one after the other.
ManyProjector = Callable[[Sequence[Recorded]], None]


@dataclass(slots=True)
class _Registry:
    projectors: dict[str, list[Projector]] = field(default_factory=dict)
    many: dict[str, ManyProjector] = field(default_factory=dict)
    read_models: list[type[models.Model]] = field(default_factory=list)
    newest: dict[str, int] = field(default_factory=dict)


_registry = _Registry()


def register(event_type: str, projector: Projector, many: ManyProjector | None = None, newest: int = 1) -> None:
    """`many` does the same for several events at once; it stands in only while nobody else listens to the type.

    `newest` is the highest version `v` of the body that the projector reads.
    """
    declare(event_type, newest)
    listeners = _registry.projectors.setdefault(event_type, [])
    if projector not in listeners:
        listeners.append(projector)
    if many is not None:
        _registry.many[event_type] = many


def register_read_models(read_models: Iterable[type[models.Model]]) -> None:
    """In the order in which they are filled; a rebuild empties them from the last to the first."""
    for model in read_models:
        if model not in _registry.read_models:
            _registry.read_models.append(model)


def projectors_of(event_type: str) -> tuple[Projector, ...]:
    return tuple(_registry.projectors.get(event_type, ()))


def many_projector_of(event_type: str) -> ManyProjector | None:
    return _registry.many.get(event_type) if len(_registry.projectors.get(event_type, ())) == 1 else None


def declare(event_type: str, newest: int = 1) -> None:
    """A type that is known here though no read model listens to it: it is read from the log itself."""
    _registry.newest[event_type] = newest


def reads_version(event_type: str, v: int) -> bool:
    """True also for a type that is not known: nothing is read from it, so nothing can be misread."""
    return v <= _registry.newest.get(event_type, v)


def newest_version(event_type: str) -> int:
    return _registry.newest.get(event_type, 1)


def known_types() -> frozenset[str]:
    return frozenset(_registry.newest)


def read_models() -> tuple[type[models.Model], ...]:
    return tuple(_registry.read_models)


@contextmanager
def also_listening(event_type: str, projector: Projector, many: ManyProjector | None = None) -> Iterator[None]:
    """A projector for the length of a test."""
    known = event_type in _registry.newest
    register(event_type, projector, many)
    try:
        yield
    finally:
        if not known:
            del _registry.newest[event_type]
        _registry.projectors[event_type].remove(projector)
        if many is not None:
            del _registry.many[event_type]
