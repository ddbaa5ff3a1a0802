"""`python -m tests.vignettes --update ID …` rewrites expected values; without ids it writes the table of README.md.

Only an explicit command changes what is expected, and it prints what it changed. What is judged row by row
(`plan`, `fires` …) is never rewritten: that is decided by reading the specification.
"""

import argparse
import difflib
import json
import re
import sys
from pathlib import Path
from typing import Any

from tests.vignettes.judging import AS_SETS, assessed, values_of
from tests.vignettes.reading import read_vignettes, vignette_files
from tests.vignettes.table import write_readme

_VALUE = r"(?:\[[^\]]*\]|\{[^}]*\}|[\w.-]+)"


def run() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.vignettes", description=__doc__)
    parser.add_argument("--update", nargs="+", metavar="ID", default=[], help="take the engine's values for these")
    for vignette_id in parser.parse_args().update:
        _update(vignette_id)
    write_readme()


def _update(vignette_id: str) -> None:
    path, before = _file_of(vignette_id)
    start = before.index(f"- id: {vignette_id}\n")
    end = before.find("\n- id: ", start)
    block = before[start : end if end > 0 else len(before)]
    after = before.replace(block, updated_block(block, _new_values(vignette_id)), 1)
    sys.stdout.writelines(
        difflib.unified_diff(before.splitlines(True), after.splitlines(True), path.name, path.name, n=2)
    )
    path.write_text(after, encoding="utf-8")


def _file_of(vignette_id: str) -> tuple[Path, str]:
    for path in vignette_files():
        text = path.read_text(encoding="utf-8")
        if f"- id: {vignette_id}\n" in text:
            return path, text
    raise SystemExit(f"There is no vignette {vignette_id}.")


def _new_values(vignette_id: str) -> dict[str, Any]:
    """The values that are expected now and that the engine gives otherwise."""
    vignette = read_vignettes()[vignette_id]
    expected, got = {"missing": [], "conflicts": [], **vignette["expected"]}, values_of(assessed(vignette)[1])
    same = {name: sorted(value) if name in AS_SETS else value for name, value in expected.items()}
    return {name: value for name, value in got.items() if name in expected and same[name] != value}


def updated_block(block: str, values: dict[str, Any]) -> str:
    """The text of one vignette with these expected values; a name that is not written there is added."""
    head, mark, tail = block.partition("  expected:")
    for name, value in values.items():
        text = _flow(value)
        tail, changed = re.subn(rf"(?<=[\s{{]){name}: {_VALUE}", f"{name}: {text}", tail, count=1)
        if not changed:
            opening = " {" if tail.startswith(" {") else "\n    "
            closing = ", " if tail.startswith(" {") else ""
            tail = tail.replace(opening, f"{opening}{name}: {text}{closing or chr(10) + '    '}", 1)
    return head + mark + tail


def _flow(value: Any) -> str:
    """One line of YAML as the files write it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_flow(part)}" for name, part in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_flow(part) for part in value) + "]"
    return value if isinstance(value, str) else json.dumps(value)
