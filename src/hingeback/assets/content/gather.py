"""From the files to one plain value with everything in its place. Shapes are checked here, meaning in `checks`."""

from typing import Any

from pydantic import BaseModel, ValidationError

from hingeback.assets.content.folder import ContentFolder, Keys
from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.library import Lesson, Source

ENGLISH = "texts/en/"
OWN_PLACES = ("exercises/", "lessons/", "texts/")
OWN_FILES = ("ladders.yaml", "sets.yaml", "sources.yaml")
LADDER_STEPS = 5


def gather(folder: ContentFolder) -> dict[str, Any]:
    """The compiled content without its version, as plain data that JSON can hold."""
    exercises = _exercises(folder)
    return {
        "exercises": exercises,
        "ladders": _ladders(folder, exercises),
        "sets": {name: entry["rows"] for name, entry in (folder.data("sets.yaml") or {}).items()},
        "tables": _tables(folder),
        "lessons": _lessons(folder),
        "sources": _sources(folder),
        "texts": _texts(folder),
    }


def _exercises(folder: ContentFolder) -> dict[str, Any]:
    instructions = _instructions(folder)
    found: dict[str, Any] = {}
    for ladder, rows in folder.below("exercises/").items():
        file = f"exercises/{ladder}.yaml"
        for place, row in enumerate(rows or ()):
            whole = {**row, "instructions": instructions.get(row.get("id"))}
            checked = _checked(folder, Exercise, whole, file, (place,))
            if checked and checked["id"] in found:
                folder.report(file, (place, "id"), f"The row {checked['id']} is there twice.", "Keep one of them.")
            if checked:
                found[checked["id"]] = checked
    return found


def _instructions(folder: ContentFolder) -> dict[str, Any]:
    rows: dict[str, Any] = {}
    for texts in folder.below(f"{ENGLISH}exercises/").values():
        rows.update(texts or {})
    return rows


def _ladders(folder: ContentFolder, exercises: dict[str, Any]) -> dict[str, list[list[str]]]:
    """The ladders of annex J5 as written; a ladder without a table has its rows by their steps."""
    ladders: dict[str, list[list[str]]] = dict(folder.data("ladders.yaml") or {})
    for name in sorted({row["ladder"] for row in exercises.values()} - set(ladders)):
        rows = sorted((r for r in exercises.values() if r["ladder"] == name), key=lambda r: (r["release"], r["id"]))
        steps = range(1, LADDER_STEPS + 1)
        ladders[name] = [[r["id"] for r in rows if r["step"] <= step <= r["step_to"]] for step in steps]
    return ladders


def _tables(folder: ContentFolder) -> dict[str, Any]:
    """`tables/<name>` by its bare name, files at the top too; any other folder keeps its name in front."""
    own = [n for n in folder.files if not n.startswith(OWN_PLACES) and n not in OWN_FILES]
    return {n.removeprefix("tables/").removesuffix(".yaml"): folder.data(n) for n in own}


def _lessons(folder: ContentFolder) -> dict[str, Any]:
    lessons: dict[str, Any] = {}
    for name, entry in folder.below("lessons/").items():
        entries = entry if isinstance(entry, list) else [entry]
        for place, lesson in enumerate(entries):
            keys: Keys = (place,) if isinstance(entry, list) else ()
            checked = _checked(folder, Lesson, lesson, f"lessons/{name}.yaml", keys)
            if checked:
                lessons[checked["id"]] = checked
    return dict(sorted(lessons.items()))


def _sources(folder: ContentFolder) -> dict[str, Any]:
    sources: dict[str, Any] = {}
    for name, entry in (folder.data("sources.yaml") or {}).items():
        checked = _checked(folder, Source, {"id": name, **entry}, "sources.yaml", (name,))
        if checked:
            sources[name] = checked
    return sources


def _texts(folder: ContentFolder) -> dict[str, Any]:
    """English texts by their bare name, other languages with the language in front."""
    names = [n for n in folder.files if n.startswith("texts/") and not n.startswith(f"{ENGLISH}exercises/")]
    return {n.removeprefix(ENGLISH).removeprefix("texts/").removesuffix(".yaml"): folder.data(n) for n in names}


def _checked(folder: ContentFolder, model: type[BaseModel], entry: Any, file: str, keys: Keys) -> dict[str, Any] | None:
    """The entry with all defaults filled in; None, and the problems reported, where the shape is wrong."""
    try:
        return model.model_validate(entry).model_dump(mode="json")
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            _report_shape(folder, file, keys, fault["loc"], fault["msg"])
        return None


def _report_shape(folder: ContentFolder, file: str, keys: Keys, where: tuple[str | int, ...], said: str) -> None:
    name = ".".join(str(part) for part in where) or "entry"
    folder.report(file, (*keys, *where), f"{name}: {said}.", "Use a value of the right shape, or mend the key.")
