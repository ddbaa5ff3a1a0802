"""Each check, broken once: the message names the file, the line and how to mend it."""

from pathlib import Path
from shutil import copytree

import pytest

from hingeback.assets.content import CONTENT, ContentBroken, ContentProblem, compile_content


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copytree(CONTENT, tmp_path / "content")


def edit(root: Path, file: str, old: str, new: str) -> int:
    """Replace the first place of the old text; return the line where it stood."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def problems(root: Path) -> list[ContentProblem]:
    with pytest.raises(ContentBroken) as broken:
        compile_content(root)
    return broken.value.problems


LINK = 'regression_to: ["knee_rolls_supine"]'
INTAKE = "texts/en/intake.yaml"
BROKEN = [
    ("exercises/rotation.yaml", LINK, 'regression_to: ["no_row"]', "is no row", "Mend the id"),
    ("exercises/rotation.yaml", LINK, "regression_to: []", "does not name it in", "to regression_to of open_book"),
    ("exercises/balance.yaml", 'tag: "balance"', 'tag: "wobbly"', "unknown word 'wobbly'", "caution_tags.yaml"),
    ("exercises/balance.yaml", 'ppillar: "P-NMR"', 'ppillar: "P-STR"', "it is P-NMR", "annex J1"),
    ("exercises/balance.yaml", 'equipment: ["chair"]', 'equipment: ["swing"]', "'swing'", "library_words.yaml"),
    ("exercises/squat.yaml", '"quads"', '"thighs"', "'thighs'", "library_words.yaml"),
    ("exercises/squat.yaml", 'stop_rule: "SR-', 'stop_rule: "SX-', "stop_rule has the unknown", "stop_rules.yaml"),
    ("exercises/squat.yaml", 'ladder: "squat"', 'ladder: "carry"', "is not this file's", "'squat'"),
    ("exercises/squat.yaml", 'motion: "own"', 'motion: "as:nobody"', "'as:nobody' is unknown", "as:<row id>"),
    ("exercises/squat.yaml", "load_compression: 1", "load_compression: 7", "load_compression is 7", "Use 0 to 3"),
    ("exercises/squat.yaml", 'position: "', 'position: "up_', "unknown word", "library_words.yaml"),
    ("exercises/squat.yaml", "step: 1", 'step: "one"', "step:", "right shape"),
    ("exercises/squat.yaml", 'evidence: "', 'evidence: "Magic: ', "has no plain words", "texts/en/evidence.yaml"),
    ("texts/en/evidence.yaml", 'of: "Cold: in', 'of: "Ice: in', "No row has 'Ice: in", "Repeat a row's line"),
    ("ladders.yaml", '"abdominal_brace"', '"abdominal_braces"', "is no row", "Mend the id"),
    ("ladders.yaml", '["dead_bug_legs"]', '["plank_knees"]', "is of front_trunk 3-3", "Mend the ladder or step"),
    ("sets.yaml", '"relax_quick"', '"relax_never"', "which is no row", "Mend it"),
    ("sources.yaml", 'mark: "V"', 'mark: "Z"', "The mark 'Z' is unknown", "Use"),
    ("lessons/H01.yaml", '"hartvigsen_2018"', '"nobody_1999"', "'nobody_1999' is unknown", "sources.yaml"),
    ("lessons/H01.yaml", 'unlock: "True"', 'unlock: "import os"', "cannot be used", "Mend the condition"),
    ("lessons/H01.yaml", "right: true", "right: false", "H01 is marked as written", "exactly one right answer"),
    ("lessons/H01.yaml", "It can be fierce.", "Your disc is worn.", "'worn' frightens people", "another way"),
    (INTAKE, 'gradual: "Slowly, bit by bit"', 'creeping: "Slowly"', "the code 'gradual' has no words", "options"),
    (INTAKE, '    statement: "I have numbness', '    said: "I have numbness', "S01 has no statement", "read out"),
    (INTAKE, '  groin: "Groin"', '  loin: "Loin"', "The region groin has no name", "Add it"),
    ("intake_flow.yaml", '      - ["A13"]\n', "", "A13 is on no screen", "Put it on a screen"),
    ("intake_flow.yaml", '"A39 < 60"', '"A39 <"', "cannot be used", "Mend the condition"),
]


@pytest.mark.parametrize(("file", "old", "new", "said", "mend"), BROKEN)
def test_a_broken_entry_is_reported_with_its_place_and_its_mending(
    content: Path, file: str, old: str, new: str, said: str, mend: str
) -> None:
    line = edit(content, file, old, new)

    found = [p for p in problems(content) if said in p.text and mend in p.mend]

    assert found, problems(content)
    assert found[0].file == f"content/{file}"
    assert found[0].line > 0
    assert abs(found[0].line - line) < 60 or file.startswith(("intake", "texts"))


def test_the_line_is_that_of_the_field(content: Path) -> None:
    line = edit(content, "exercises/rotation.yaml", 'regression_to: ["knee_rolls_supine"]', 'regression_to: ["no_row"]')

    assert [p.line for p in problems(content) if "'no_row'" in p.text] == [line]


def test_all_problems_come_at_once(content: Path) -> None:
    edit(content, "sets.yaml", '"relax_quick"', '"relax_never"')
    edit(content, "ladders.yaml", '"abdominal_brace"', '"abdominal_braces"')
    edit(content, "sources.yaml", 'mark: "V"', 'mark: "Z"')

    assert {p.file for p in problems(content)} == {"content/sets.yaml", "content/ladders.yaml", "content/sources.yaml"}


def test_a_file_that_is_no_yaml_is_named_with_its_line(content: Path) -> None:
    (content / "sets.yaml").write_text('a: "one"\nb: [1,\n', encoding="utf-8")

    (problem,) = problems(content)

    assert (problem.file, problem.line > 1) == ("content/sets.yaml", True)


def test_the_same_row_twice_is_an_error(content: Path) -> None:
    path = content / "exercises" / "whole_body.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + text[text.index("- id:") :], encoding="utf-8")

    assert any("is there twice" in p.text for p in problems(content))


def test_a_ladder_without_a_launch_row_on_a_step_is_reported(content: Path) -> None:
    edit(
        content,
        "exercises/hip_flexor.yaml",
        '- id: "hip_flexor_couch"\n  release: 1',
        '- id: "hip_flexor_couch"\n  release: 2',
    )

    assert any("hip_flexor has no launch row on step 4" in p.text for p in problems(content))


def test_a_launch_row_without_instructions_is_reported(content: Path) -> None:
    edit(content, "texts/en/exercises/balance.yaml", "balance_tandem:", "balance_tandem_2:")

    said = [p.text for p in problems(content)]

    assert "balance_tandem: A launch row has no instructions." in said
    assert any("'balance_tandem_2' is no row" in text for text in said)


def test_a_translation_may_lag_behind_and_may_not_invent_keys(content: Path) -> None:
    german = content / "texts" / "de"
    german.mkdir()
    (german / "pillars.yaml").write_text('P-FLX: {name: "Beweglichkeit", spitzname: "Flex"}\n', encoding="utf-8")

    (problem,) = problems(content)

    assert (problem.file, problem.line) == ("content/texts/de/pillars.yaml", 1)
    assert "'spitzname' has no English text" in problem.text


def test_an_evidence_note_cites_known_sources(content: Path) -> None:
    edit(content, "exercises/yoga.yaml", "Wieland, Cochrane 2022", "Nobody, Cochrane 1999")

    assert any("Nobody 1999 is not among the sources" in p.text for p in problems(content))


def test_a_missing_lesson_is_reported(content: Path) -> None:
    (content / "lessons" / "H05.yaml").unlink()

    assert any("The lesson H05 is missing" in p.text for p in problems(content))


def test_a_date_that_is_not_quoted_is_reported(content: Path) -> None:
    (content / "tables" / "some.yaml").write_text("since: 2026-01-31\n", encoding="utf-8")

    (problem,) = problems(content)

    assert (problem.file, problem.line) == ("content/tables/some.yaml", 1)
    assert "quotes" in problem.mend


def test_a_heavy_word_is_advice_and_stops_nothing(content: Path) -> None:
    edit(content, "texts/en/pillars.yaml", "For comfort.", "You must.")

    hints = compile_content(content).hints

    assert any("'must' sounds heavy" in hint.text for hint in hints)
