"""Parsing YAML takes seconds for all files together, so what was parsed once is kept beside the compiled content."""

import hashlib
import marshal
import sys
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

KEPT = Path(__file__).parents[2] / "_built" / "parsed"


@cache
def parse_yaml(text: str) -> Any:
    """The data of a YAML text; callers do not change it. Raises what the parser raises."""
    key = hashlib.sha256(f"{sys.version}\n{text}".encode()).hexdigest()
    kept = KEPT / key
    if kept.exists():
        return marshal.loads(kept.read_bytes())  # (written by this function, for this Python)
    data = YAML(typ="safe", pure=True).load(text)
    _keep(kept, data)
    return data


def _keep(path: Path, data: Any) -> None:
    try:
        packed = marshal.dumps(data)
    except ValueError:  # a value that is no plain data; the compiler reports it
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_bytes(packed)
    fresh.replace(path)
