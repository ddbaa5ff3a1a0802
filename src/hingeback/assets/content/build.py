"""Compile the content folder into the one file that the programs load."""

import hashlib
import json
from pathlib import Path
from typing import Any, NamedTuple

from hingeback.assets.content.checks import check_meaning
from hingeback.assets.content.folder import ContentFolder
from hingeback.assets.content.gather import gather
from hingeback.assets.content.problems import ContentBroken, ContentProblem

REPOSITORY = Path(__file__).parents[4]
CONTENT = REPOSITORY / "content"
BUILT = REPOSITORY / "src" / "hingeback" / "_built"


class Compiled(NamedTuple):
    """The compiled content: `content` as plain data, its version, and advice on style that stopped nothing."""

    content: dict[str, Any]
    version: str
    hints: list[ContentProblem]

    @classmethod
    def of(cls, content: dict[str, Any], hints: list[ContentProblem]) -> "Compiled":
        return cls(content, hashlib.sha256(canonical_json(content).encode()).hexdigest()[:12], hints)

    def file_text(self) -> str:
        """The file as written. The version is the checksum of exactly the text between the outer braces."""
        return f'{{"content":{canonical_json(self.content)},"version":"{self.version}"}}\n'


def canonical_json(content: dict[str, Any]) -> str:
    """Parts and names of files in the order of the alphabet; inside them the order of the author, which people see."""
    named = {part: dict(sorted(entries.items())) for part, entries in sorted(content.items())}
    return json.dumps(named, ensure_ascii=False, separators=(",", ":"))


def compile_content(root: Path = CONTENT) -> Compiled:
    """Read and check everything. Raises ContentBroken with all problems at once."""
    folder = ContentFolder(root)
    if folder.problems:
        raise ContentBroken(folder.problems)
    content = gather(folder)
    check_meaning(folder, content)
    broken = [problem for problem in folder.problems if not problem.hint_only]
    if broken:
        raise ContentBroken(broken)
    return Compiled.of(content, folder.problems)


def write_content(compiled: Compiled, built: Path = BUILT, *, keep: bool = False) -> Path:
    """Write `content.json`; with `keep` also a copy under its version, which stays loadable after the next build."""
    built.mkdir(parents=True, exist_ok=True)
    names = ["content.json"] + ([f"content-{compiled.version}.json"] if keep else [])
    for name in names:
        _replace(built / name, compiled.file_text())
    return built / "content.json"


def _replace(path: Path, text: str) -> None:
    """Never half a file: another program may read while this one writes."""
    fresh = path.with_suffix(".new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)


def is_stale(root: Path = CONTENT, built: Path = BUILT) -> bool:
    """True if any content file or the compiler is newer than the compiled file, or that file is missing."""
    target = built / "content.json"
    if not target.exists():
        return True
    sources = [
        *root.rglob("*.yaml"),
        root,
        *(p for p in root.rglob("*") if p.is_dir()),
        *Path(__file__).parent.rglob("*.py"),
    ]
    return max(p.stat().st_mtime for p in sources) > target.stat().st_mtime
