"""What to mind before a start, because of what was answered (J2): the notes of a row in words for everybody."""

from collections.abc import Iterable

from hingeback.engine.contracts.exercise import Caution
from hingeback.web.care.judging import library


def caution_words(cautions: Iterable[Caution]) -> tuple[str, ...]:
    words = library().texts["caution_notes"]["words"]
    return tuple(dict.fromkeys(words.get(caution.note, caution.note) for caution in cautions if caution.note))
