"""The content as it is: complete, and compiled the same way every time."""

import json
from pathlib import Path

import pytest

from hingeback.assets.content import compile_content, write_content
from hingeback.assets.content.__main__ import summary
from hingeback.assets.content.build import Compiled, is_stale
from hingeback.engine.contracts.library import Library


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    return compile_content()


def test_the_library_has_231_rows_of_which_147_are_for_launch(compiled: Compiled) -> None:
    rows = compiled.content["exercises"].values()

    assert len(rows) == 231
    assert sum(row["release"] == 1 for row in rows) == 147


def test_launch_figures_are_as_the_annex_counts_them(compiled: Compiled) -> None:
    motions = [row["motion"] for row in compiled.content["exercises"].values() if row["release"] == 1]
    shared = sum(motion.startswith("as:") for motion in motions)

    counts = {kind: motions.count(kind) for kind in ("own", "set", "still")}
    assert counts | {"shared": shared} == {"own": 110, "set": 8, "still": 13, "shared": 16}


def test_ladders_are_the_26_of_the_annex_and_17_own(compiled: Compiled) -> None:
    assert len(compiled.content["ladders"]) == 26 + 17
    assert all(len(steps) == 5 for steps in compiled.content["ladders"].values())


def test_every_launch_row_has_instructions_in_at_least_three_steps(compiled: Compiled) -> None:
    launch = [row for row in compiled.content["exercises"].values() if row["release"] == 1]

    assert [row["id"] for row in launch if not row["instructions"] or len(row["instructions"]["steps"]) < 3] == []


def test_there_are_24_lessons_and_six_are_written(compiled: Compiled) -> None:
    lessons = compiled.content["lessons"]

    assert list(lessons) == [f"H{number:02}" for number in range(1, 25)]
    assert [name for name, lesson in lessons.items() if lesson["written"]] == ["H01", "H02", "H05", "H09", "H10", "H21"]


def test_the_lesson_on_help_is_confirmed_by_the_reader(compiled: Compiled) -> None:
    lesson = compiled.content["lessons"]["H02"]

    assert (lesson["mandatory"], bool(lesson["read_confirm"])) == (True, True)


@pytest.mark.parametrize("name", ["H01", "H02", "H05", "H09", "H10", "H21"])
def test_a_written_lesson_takes_three_to_five_minutes(compiled: Compiled, name: str) -> None:
    words = len(json.dumps(compiled.content["lessons"][name]["sections"], ensure_ascii=False).split())

    assert 350 <= words <= 550


def test_compiling_twice_gives_the_same_bytes(compiled: Compiled) -> None:
    assert compile_content().file_text() == compiled.file_text()


def test_the_compiled_shape_is_a_library(compiled: Compiled) -> None:
    library = Library.model_validate({**compiled.content, "version": compiled.version})

    assert len(library.launch_rows()) == 147


def test_a_built_file_is_stale_once_something_is_newer(compiled: Compiled, tmp_path: Path) -> None:
    assert is_stale(built=tmp_path)
    write_content(compiled, tmp_path)
    assert not is_stale(built=tmp_path)


def test_the_summary_counts_what_is_there(compiled: Compiled) -> None:
    assert "231, of them 147 at launch, 147 of those with instructions" in summary(compiled)


DOSES = {
    "bird_dog": (3, 4, 8, True, 1),
    "plank_forearm": (3, 1, 20, False, 1),
    "knee_to_chest_single": (2, 5, 5, True, 1),
    "sit_to_stand_power": (3, 6, None, False, 1),
    "walk_easy": (None, None, None, False, 1),
    "march_on_spot": (3, None, None, False, 1),
    "relax_quick": (None, None, None, False, 3),
    "prone_press_up": (1, 10, None, False, 1),
    "hamstring_doorway": (1, 1, 60, True, 1),
}


@pytest.mark.parametrize("row", DOSES)
def test_dose_texts_are_read_at_their_lower_end(compiled: Compiled, row: str) -> None:
    dose = compiled.content["exercises"][row]["dose"]

    found = tuple(dose[part] for part in ("sets", "reps", "hold_s", "per_side", "bouts_per_day"))
    assert found == DOSES[row]
