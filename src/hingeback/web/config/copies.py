"""A copy of the database aside before each migration that has work to do. The last ten are kept."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

KEPT = 10


def copy_aside(database: Path, folder: Path, moment: datetime) -> Path | None:
    """Copy by SQLite's own backup, which is whole even while somebody writes. None if there is nothing yet."""
    if not database.exists() or database.stat().st_size == 0:
        return None
    folder.mkdir(mode=0o700, exist_ok=True)
    target = _free_name(folder, f"{database.stem}-{moment:%Y%m%dT%H%M%SZ}")
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
    target.chmod(0o600)
    forget_old(folder, database.stem)
    return target


def forget_old(folder: Path, stem: str) -> None:
    copies = sorted(folder.glob(f"{stem}-*.sqlite3"), key=lambda p: (p.stat().st_mtime_ns, p.name))
    for old in copies[:-KEPT]:
        old.unlink()


def _free_name(folder: Path, name: str) -> Path:
    """Two copies within one second get different names."""
    target, n = folder / f"{name}.sqlite3", 1
    while target.exists():
        n += 1
        target = folder / f"{name}-{n}.sqlite3"
    return target
