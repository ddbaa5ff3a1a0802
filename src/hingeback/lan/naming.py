"""The name of this computer in the home network. Chosen once and kept: what a phone stores hangs on it."""

import re
from collections.abc import Callable
from pathlib import Path

from hingeback.lan.files import write_whole

USUAL = "hingeback.local"
_NAME = re.compile(r"[a-z0-9]([a-z0-9-]{0,40}[a-z0-9])?\.local")
_MOST = 9


def keep_name(folder: Path, is_taken: Callable[[str], bool]) -> str:
    """The kept name; at the first start one that nobody else in this network answers to."""
    path = folder / "name"
    kept = _read(path)
    if kept:
        return kept
    candidates = [USUAL, *(f"hingeback-{n}.local" for n in range(2, _MOST + 1))]
    name = next((name for name in candidates if not is_taken(name)), candidates[-1])
    write_whole(path, f"{name}\n".encode())
    return name


def _read(path: Path) -> str:
    try:
        text = path.read_text(encoding="ascii").strip().lower()
    except (FileNotFoundError, UnicodeDecodeError):
        return ""
    return text if _NAME.fullmatch(text) else ""
