"""The schema files say what the contracts say."""

import json
from pathlib import Path

from hingeback.assets.schemas import outdated, schema_texts, write_schemas


def test_the_schema_files_are_those_of_the_contracts() -> None:
    assert outdated() == [], "Run: python -m hingeback.assets.schemas"


def test_a_changed_and_a_left_over_file_are_noticed_and_mended(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    (tmp_path / "plan.schema.json").write_text("{}", encoding="utf-8")
    (tmp_path / "old.schema.json").write_text("{}", encoding="utf-8")

    assert outdated(tmp_path) == ["old.schema.json", "plan.schema.json"]
    write_schemas(tmp_path)
    assert outdated(tmp_path) == []


def test_the_answer_sheet_lists_its_words_and_forbids_others() -> None:
    schema = json.loads(schema_texts()["answer-sheet.schema.json"])

    assert schema["additionalProperties"] is False
    assert "nearly_every_day" in json.dumps(schema["$defs"]["Answers"]["properties"]["A13"])
