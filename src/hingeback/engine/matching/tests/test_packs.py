"""A97 and A98 (annex J2.2): what is asked before a pack or ball, what waits for it, and what it raises, agree."""

from typing import Any

import pytest

from hingeback.engine.contracts.history import History
from hingeback.engine.contracts.reading import read_answer_sheet
from hingeback.engine.library import load_library
from hingeback.engine.matching import assess, caution_tags
from hingeback.engine.screening import derive_facts, open_branch_items
from hingeback.engine.screening.tests.people import clean_person

LIBRARY = load_library()
PACKS = {row["row"]: set(row["needs"]) for row in LIBRARY.tables["emphasis"]["packs"]}
THINGS = ("heat_pack", "cold_pack", "small_ball")


def asked(*things: str) -> set[str]:
    sheet = clean_person(A67=list(things))
    return {"A97", "A98"} & set(open_branch_items(sheet, derive_facts(sheet), LIBRARY))


@pytest.mark.parametrize("thing", THINGS)
def test_what_is_asked_of_somebody_who_has_it_is_what_its_rows_wait_for(thing: str) -> None:
    rows = [row for row in LIBRARY.launch_rows() if thing in row.equipment]

    assert rows
    assert all(PACKS[row.id] == asked(thing) for row in rows)


def test_nobody_without_a_pack_or_ball_is_asked_and_no_other_row_waits() -> None:
    assert asked("mat", "gym") == set()
    assert all(set(LIBRARY.exercises[row].equipment) & set(THINGS) for row in PACKS)


@pytest.mark.parametrize(("item", "word", "tag"), [
    ("A97", "raynaud", "cold_react"), ("A97", "cold_allergy", "cold_react"), ("A97", "circulation", "circulation"),
    ("A98", "numb", "numb_skin"), ("A98", "wound", "wound"), ("A98", "bruise", "bruise_48h"),
    ("A98", "cancer", "cancer_site"), ("A98", "cannot_remove", "no_remove"),
])  # fmt: skip
def test_every_word_of_a97_and_a98_raises_its_tag(item: str, word: str, tag: str) -> None:
    def raised(**changes: Any) -> dict[str, Any]:
        sheet = clean_person(**changes)
        found = assess(read_answer_sheet(sheet.model_dump(mode="json")), LIBRARY)
        return caution_tags(sheet, found, found.initial_state, History(), LIBRARY)

    assert raised(**{item: [word]})[tag] == {item: [word]}
    assert tag not in raised(**{item: []})
