"""From the compiled file to a `Library`. The compiler has validated everything; here its checksum is enough."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from hingeback.engine.contracts.exercise import Caution, Exercise, Instructions, TypicalDose
from hingeback.engine.contracts.library import Lesson, Library, Source

BUILT = Path(__file__).parents[2] / "_built"
BUILD_COMMAND = "python -m hingeback.assets.content"
_HEAD = b'{"content":'
_TAIL = b',"version":"'


class ContentMissing(Exception):
    """The compiled content is not there, or is not what its version says. The text says how to get it."""


@cache
def load_library(version: str | None = None, folder: Path = BUILT) -> Library:
    """The content of today, or of an earlier version kept as `content-<version>.json` in the folder."""
    current = folder / "content.json"
    kept = folder / f"content-{version}.json"
    library = _read(kept if version and kept.exists() else current)
    if version not in (None, library.version):
        raise ContentMissing(
            f"Content version {version} is not kept in {folder}. Put content-{version}.json of that release there."
        )
    return library


def _read(path: Path) -> Library:
    if not path.exists():
        raise ContentMissing(f"{path} is missing. Build it with: {BUILD_COMMAND}")
    whole = path.read_bytes()
    body, _, rest = whole.removeprefix(_HEAD).rpartition(_TAIL)
    version = rest[:12].decode()
    if hashlib.sha256(body).hexdigest()[:12] != version:
        raise ContentMissing(f"{path} was changed after it was built. Build it again with: {BUILD_COMMAND}")
    return _library(version, json.loads(body))


def _library(version: str, content: dict[str, Any]) -> Library:
    return Library.model_construct(
        version=version,
        exercises={name: _exercise(row) for name, row in content["exercises"].items()},
        ladders={name: tuple(map(tuple, steps)) for name, steps in content["ladders"].items()},
        sets={name: tuple(rows) for name, rows in content["sets"].items()},
        tables=content["tables"],
        lessons={name: Lesson.model_construct(**_frozen(lesson)) for name, lesson in content["lessons"].items()},
        sources={name: Source.model_construct(**source) for name, source in content["sources"].items()},
        texts=content["texts"],
    )


def _exercise(row: dict[str, Any]) -> Exercise:
    texts = row["instructions"]
    parts = {
        "cautions": tuple(Caution.model_construct(**caution) for caution in row["cautions"]),
        "dose": TypicalDose.model_construct(**row["dose"]),
        "instructions": Instructions.model_construct(**_frozen(texts)) if texts else None,
    }
    return Exercise.model_construct(**{**_frozen(row), **parts})


def _frozen(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}
