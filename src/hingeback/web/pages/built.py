"""What the browser build made: the style sheet, the script and the fonts a page asks for."""

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

import hingeback

FOLDER = Path(hingeback.__file__).parent / "_built" / "browser"
WORKER = "sw.js"
#: Entries that a page asks for by itself, not every page.
_BY_NAME = ("browser/offline/offline.ts", "browser/service-worker/sw.ts")
_PRELOADED = ("literata-latin-opsz-normal", "atkinson-hyperlegible-next-latin-wght-normal")


class Built(NamedTuple):
    """File names under `browser/` of the static files; empty before the first `npm run build`."""

    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()


@cache
def built() -> Built:
    manifest = FOLDER / "manifest.json"
    if not manifest.exists():
        return Built()
    return read_manifest(json.loads(manifest.read_text(encoding="utf-8")))


@cache
def script_of(source: str) -> str:
    """The built file of one entry, such as `browser/offline/offline.ts`; empty before the first build."""
    manifest = FOLDER / "manifest.json"
    if not manifest.exists():
        return ""
    return str(json.loads(manifest.read_text(encoding="utf-8")).get(source, {}).get("file", ""))


@cache
def service_worker() -> str:
    """The script of the service worker; empty before the first build."""
    script = FOLDER / WORKER
    return script.read_text(encoding="utf-8") if script.exists() else ""


def read_manifest(manifest: dict[str, dict[str, object]]) -> Built:
    entries = [entry for name, entry in manifest.items() if entry.get("isEntry") and name not in _BY_NAME]
    files = [str(entry["file"]) for entry in manifest.values()]
    styles = [str(name) for entry in entries for name in _names(entry, "css")]
    styles += [str(entry["file"]) for entry in entries if str(entry["file"]).endswith(".css")]
    scripts = [str(entry["file"]) for entry in entries if str(entry["file"]).endswith(".js")]
    files += [name for entry in manifest.values() for name in _names(entry, "assets")]
    fonts = sorted({name for name in files if name.endswith(".woff2") and any(part in name for part in _PRELOADED)})
    return Built(tuple(dict.fromkeys(styles)), tuple(scripts), tuple(fonts))


def _names(entry: dict[str, object], key: str) -> list[str]:
    names = entry.get(key, [])
    return [str(name) for name in names] if isinstance(names, list) else []
