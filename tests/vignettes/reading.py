"""Reads the vignettes: a base of complete answers and what differs from it in each person."""

from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

FOLDER = Path(__file__).parent
OPENED_ON = "2026-11-25"

Vignette = dict[str, Any]


def vignette_files() -> list[Path]:
    return sorted(path for path in FOLDER.glob("*.yaml") if path.name != "base.yaml")


def read_vignettes() -> dict[str, Vignette]:
    """All vignettes by id, in the order of the files. Two with one id are an error."""
    found: dict[str, Vignette] = {}
    for path in vignette_files():
        for vignette in _yaml(path):
            if vignette["id"] in found:
                raise ValueError(f"{path.name}: {vignette['id']} is used twice.")
            found[vignette["id"]] = vignette
    return found


def sheet_data(vignette: Vignette) -> dict[str, Any]:
    """The whole answer sheet as plain data in the shape of the public contract."""
    base, own = _yaml(FOLDER / "base.yaml"), vignette["input"]
    answers = {**_started_from(own, base), **own.get("change", {})}
    for item in own.get("leave_out", ()):
        answers.pop(item)
    data = {"as_of": own.get("as_of", base["as_of"]), "answers": answers}
    return data | {key: own[key] for key in ("clearances", "held") if key in own}


def _started_from(own: dict[str, Any], base: dict[str, Any]) -> dict[str, Any]:
    """`same_as` starts from another vignette of the same person."""
    if "same_as" not in own:
        return dict(base["answers"])
    return dict(sheet_data(read_vignettes()[own["same_as"]])["answers"])


def _yaml(path: Path) -> Any:
    return _parsed(path, path.stat().st_mtime_ns)


@cache
def _parsed(path: Path, _written_ns: int) -> Any:
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))
