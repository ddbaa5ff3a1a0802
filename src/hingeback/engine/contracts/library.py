"""All clinical content in one checked value, as the engine loads it."""

from typing import Any, Literal

from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.value import Value


class Lesson(Value):
    """A lesson of section H. A section has `heading`, `paragraphs` and maybe `points`; `question` is the teach-back.

    An answer has `text`, `right` and `feedback`. `unlock` is a predicate. A `mandatory` lesson is read to the end;
    `read_confirm` is the sentence that the person confirms. `about` is `back` where the text names the back: people
    with pain elsewhere then get `other_region` (title, sections, question, answers) or not this lesson (annex J8).
    """

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
    do_now: str = ""
    mandatory: bool = False
    read_confirm: str = ""
    about: Literal["any", "back"] = "any"
    other_region: dict[str, Any] = {}
    sources: tuple[str, ...] = ()


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
