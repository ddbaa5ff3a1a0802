"""From the contracts to `schemas/*.schema.json`. The contracts are the truth; the files follow."""

import json
from pathlib import Path

from pydantic import BaseModel

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.history import History
from hingeback.engine.contracts.library import Lesson, Source
from hingeback.engine.contracts.plan import CheckResult, Plan
from hingeback.engine.contracts.printed import PrintedAssessment
from hingeback.engine.contracts.safety import ScreenResult

SCHEMAS = Path(__file__).parents[4] / "schemas"
DIALECT = "https://json-schema.org/draft/2020-12/schema"

#: File name -> contract, and whether the file describes what we read or what we write.
INPUTS: dict[str, type[BaseModel]] = {
    "answer-sheet": AnswerSheet,
    "exercise": Exercise,
    "lesson": Lesson,
    "source": Source,
}
OUTPUTS: dict[str, type[BaseModel]] = {
    "screen-result": ScreenResult,
    "assessment": PrintedAssessment,
    "plan": Plan,
    "check-result": CheckResult,
    "history": History,
}


def schema_texts() -> dict[str, str]:
    """File name -> the text that should stand in it."""
    inputs = {name: model.model_json_schema(mode="validation") for name, model in INPUTS.items()}
    outputs = {name: model.model_json_schema(mode="serialization") for name, model in OUTPUTS.items()}
    return {
        f"{name}.schema.json": json.dumps({"$schema": DIALECT, **schema}, indent=2, ensure_ascii=False) + "\n"
        for name, schema in (inputs | outputs).items()
    }


def outdated(folder: Path = SCHEMAS) -> list[str]:
    """Names of files that are missing, left over, or say something else than the contracts."""
    texts = schema_texts()
    there = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.schema.json")}
    return sorted(name for name in texts.keys() | there.keys() if texts.get(name) != there.get(name))


def write_schemas(folder: Path = SCHEMAS) -> list[str]:
    """Write what is outdated, take away what is left over, and return the names."""
    changed, texts = outdated(folder), schema_texts()
    folder.mkdir(parents=True, exist_ok=True)
    for name in changed:
        if name in texts:
            (folder / name).write_text(texts[name], encoding="utf-8")
        else:
            (folder / name).unlink()
    return changed
