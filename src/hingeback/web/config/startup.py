"""Checks at every start: the database keeps its promises, or we do not run. Each setting is read back, not assumed."""

from django.db import connection

from hingeback.web.eventlog.guards import missing_guards

SQLITE_FULL = 2
SQLITE_EXTRA = 3


class PromiseBroken(RuntimeError):
    """The database could lose or change what a person was told is safe. The text says how to mend it."""


def check_promises() -> None:
    """Raises PromiseBroken."""
    connection.ensure_connection()
    {"sqlite": _check_sqlite, "postgresql": _check_postgresql}[connection.vendor]()
    missing = missing_guards(connection)
    if missing:
        raise PromiseBroken(f"These guards against change are missing: {', '.join(missing)}. Run the migrations again.")


def _check_sqlite() -> None:
    journal, synchronous = _read("PRAGMA journal_mode"), int(_read("PRAGMA synchronous"))
    if journal.lower() != "wal" and not _in_memory():
        raise PromiseBroken(f"SQLite's journal mode is {journal}, expected WAL. Is the disk one that can lock files?")
    if synchronous not in (SQLITE_FULL, SQLITE_EXTRA):
        raise PromiseBroken("SQLite must run with synchronous=FULL: with less, a power cut loses what was saved.")
    if int(_read("PRAGMA foreign_keys")) != 1:
        raise PromiseBroken("SQLite must check foreign keys (PRAGMA foreign_keys=ON).")
    options = connection.settings_dict["OPTIONS"]
    if options.get("transaction_mode") != "IMMEDIATE" or options.get("timeout", 0) < 20:
        raise PromiseBroken("SQLite needs transaction_mode=IMMEDIATE and a timeout of at least 20 seconds.")


def _in_memory() -> bool:
    return _read("SELECT file FROM pragma_database_list WHERE name = 'main'") == ""


def _check_postgresql() -> None:
    for setting in ("synchronous_commit", "fsync"):
        if _read(f"SHOW {setting}") == "off":
            raise PromiseBroken(f"PostgreSQL runs with {setting}=off and may lose what was saved. Switch it on.")


def _read(query: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(query)
        row = cursor.fetchone()
    return str(row[0]) if row and row[0] is not None else ""
