"""From the content to `browser/on-device`: the rules for the device, and cases that both evaluators pass."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from hingeback.assets.on_device.cases import all_cases, all_stories
from hingeback.engine.library import load_library
from hingeback.engine.on_device import device_rules

FOLDER = Path(__file__).parents[4] / "browser" / "on-device"


def file_texts() -> dict[str, str]:
    """File name -> the text that should stand in it. One rule, one case a line, so that a change reads well."""
    library = load_library()
    table = library.tables["on_device"]
    limits = {name: value for name, value in table.items() if name != "rules"}
    cases, stories = all_cases(device_rules(library)), all_stories()
    return {
        "on-device.rules.json": _lines({**limits, "rules": table["rules"]}, ("rules",)),
        "on-device.cases.json": _lines({"cases": cases, "stories": stories}, ("cases", "stories")),
    }


def outdated(folder: Path = FOLDER) -> list[str]:
    return sorted(name for name, text in file_texts().items() if _text_of(folder / name) != text)


def write_files(folder: Path = FOLDER) -> list[str]:
    changed, texts = outdated(folder), file_texts()
    for name in changed:
        (folder / name).write_text(texts[name], encoding="utf-8")
    return changed


def _text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _lines(document: dict[str, Any], lists: Iterable[str]) -> str:
    parts = [
        f"{_plain(name)}: {_listed(value) if name in lists else _plain(value)}" for name, value in document.items()
    ]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _listed(entries: list[Any]) -> str:
    return "[\n" + ",\n".join(_plain(entry) for entry in entries) + "\n]"


def _plain(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
