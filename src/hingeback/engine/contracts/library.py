"""All clinical content in one checked value, as the engine loads it."""

from typing import Any

from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.value import Value


class Lesson(Value):
    """A lesson of section H. `paragraphs` are plain sentences; `question` and `answers` are the teach-back."""

    id: str
    title: str
    minutes: int
    key_messages: tuple[str, ...]
    unlock: str
    source: str
    written: bool = False
    sections: tuple[dict[str, Any], ...] = ()
    question: str = ""
    answers: tuple[dict[str, Any], ...] = ()


class Source(Value):
    """A source that rules and rows cite. `opened` is False where the text was cited from the specification."""

    id: str
    citation: str
    mark: str
    url: str = ""
    opened_on: str = ""


class Library(Value):
    """The compiled content. `version` is a hash of all of it; old versions stay loadable by version."""

    version: str
    exercises: dict[str, Exercise]
    ladders: dict[str, tuple[tuple[str, ...], ...]]
    sets: dict[str, tuple[str, ...]]
    tables: dict[str, Any]
    lessons: dict[str, Lesson]
    sources: dict[str, Source]
    texts: dict[str, Any]

    def launch_rows(self) -> tuple[Exercise, ...]:
        return tuple(e for e in self.exercises.values() if e.release == 1)
