"""The demo's own database: built anew when the day, the content or the program changed, else left as it is."""

import importlib
import json
import os
from datetime import date
from pathlib import Path

import hingeback


def main() -> None:
    """`python -m hingeback.cli.demo_database`, with the environment of the demo realm."""
    from hingeback.engine.library import load_library
    from hingeback.web.config.folder import data_folder
    from hingeback.web.config.prepare import prepare

    folder, anchor = data_folder(), os.environ["HINGEBACK_ANCHOR"]
    wanted = {"anchor": anchor, "content": load_library().version, "program": hingeback.__version__}
    note = folder / "demo.json"
    if _read(note) == wanted and (folder / "demo.sqlite3").exists():
        prepare()
        return
    _forget(folder, note)
    prepare()
    build = getattr(importlib.import_module("hingeback.demo"), "build", None)
    if build is not None:
        build(date.fromisoformat(anchor))
    note.write_text(json.dumps(wanted))


def _read(note: Path) -> object:
    try:
        return json.loads(note.read_text())
    except (FileNotFoundError, ValueError):
        return None


def _forget(folder: Path, note: Path) -> None:
    """Nothing in the demo is anybody's, so it is thrown away whole."""
    note.unlink(missing_ok=True)
    for name in ("demo.sqlite3", "demo.sqlite3-wal", "demo.sqlite3-shm"):
        (folder / name).unlink(missing_ok=True)


if __name__ == "__main__":
    assert os.environ.get("HINGEBACK_REALM") == "demo", "Only the demo's database may be thrown away."
    main()
