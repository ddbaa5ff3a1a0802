"""Notes of the caution column, in words for everybody."""

from hingeback.engine.contracts.exercise import Caution
from hingeback.engine.library import load_library
from hingeback.web.plan.caution_words import caution_words


def cautions(*notes: str) -> list[Caution]:
    return [Caution(tag="balance", word="caution", note=note) for note in notes]


def test_a_note_for_clinicians_is_said_in_whole_words_and_once() -> None:
    found = caution_words(cautions("neutral", "", "neutral spine", "keep breathing"))

    assert found == ("keep your back in its middle position", "keep breathing")


def test_every_worded_note_is_one_that_a_row_of_the_launch_may_show() -> None:
    shown = {c.note for row in load_library().launch_rows() for c in row.cautions if c.word in ("caution", "ok")}

    assert set(load_library().texts["caution_notes"]["words"]) <= shown
