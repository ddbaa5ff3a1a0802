"""Reads the cases of this folder."""

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

HERE = Path(__file__).parent
#: Rules without a tier of their own; compared only where a case names them.
WITHOUT_TIER = {"RD-4", "CA-7"}


def read_yaml(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


BASE: dict[str, Any] = read_yaml(HERE / "base.yaml")


def cases_of(folder: str) -> list[tuple[str, dict[str, Any]]]:
    """(file and name, case) of every case in a folder."""
    files = sorted((HERE / folder).glob("*.yaml"))
    return [(f"{path.stem}: {case['name']}", case) for path in files for case in read_yaml(path)]


def sheet_of(case: dict[str, Any]) -> dict[str, Any]:
    """The answer sheet: the base with the changes of the case; `only` is a sheet of its own."""
    answers = case.get("only") or BASE["answers"] | case.get("answers", {})
    given = {key: value for key, value in answers.items() if value is not None}
    return {"as_of": BASE["as_of"], "answers": given} | {k: case[k] for k in ("clearances", "held") if k in case}
