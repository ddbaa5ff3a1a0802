"""Triggers that refuse change, in both databases. Made anew after every migration: SQLite loses a table's triggers
when a migration rebuilds the table. Start-up refuses to run when one is missing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True, slots=True)
class Guard:
    """`keep_rows`: a row is never deleted; otherwise only while its person is being erased."""

    table: str
    keep_rows: bool = False


_guards: dict[str, Guard] = {}


def guard_table(table: str, keep_rows: bool = False) -> None:
    _guards[table] = Guard(table, keep_rows)


def guarded_tables() -> tuple[str, ...]:
    return tuple(sorted(_guards))


def raise_guards(connection: BaseDatabaseWrapper) -> None:
    """Make every trigger whose table exists; those that are there stay."""
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for guard in _guards.values():
            if guard.table in tables:
                for statement in _statements(connection.vendor, guard):
                    cursor.execute(statement)


def lower_guards(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers. For tests that empty tables; the product never calls it."""
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for guard in _guards.values():
            if guard.table in tables:
                for name in trigger_names(connection.vendor, guard.table):
                    suffix = f" ON {guard.table}" if connection.vendor == "postgresql" else ""
                    cursor.execute(f"DROP TRIGGER IF EXISTS {name}{suffix}")


@contextmanager
def lowered_guards(connection: BaseDatabaseWrapper) -> Iterator[None]:
    lower_guards(connection)
    try:
        yield
    finally:
        raise_guards(connection)


def missing_guards(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """Triggers that should be there and are not."""
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        present = {row[0] for row in cursor.fetchall()}
    expected = [name for guard in _guards.values() for name in trigger_names(connection.vendor, guard.table)]
    return tuple(name for name in expected if name not in present)


def trigger_names(vendor: str, table: str) -> tuple[str, ...]:
    names = (f"{table}_no_change", f"{table}_no_delete")
    return (*names, f"{table}_no_truncate") if vendor == "postgresql" else names


def _statements(vendor: str, guard: Guard) -> tuple[str, ...]:
    return _sqlite(guard) if vendor == "sqlite" else _postgresql(guard)


def _being_erased() -> str:
    return "EXISTS (SELECT 1 FROM people_person p WHERE p.id = OLD.person_id AND p.erasing_since IS NOT NULL)"


def _sqlite(guard: Guard) -> tuple[str, ...]:
    condition = "" if guard.keep_rows else f"WHEN NOT {_being_erased()} "
    return (
        f"CREATE TRIGGER IF NOT EXISTS {guard.table}_no_change BEFORE UPDATE ON {guard.table} "
        f"BEGIN SELECT RAISE(ABORT, '{guard.table} is never changed'); END",
        f"CREATE TRIGGER IF NOT EXISTS {guard.table}_no_delete BEFORE DELETE ON {guard.table} {condition}"
        f"BEGIN SELECT RAISE(ABORT, '{guard.table} is never deleted'); END",
    )


def _postgresql(guard: Guard) -> tuple[str, ...]:
    table = guard.table
    delete = (
        "RAISE EXCEPTION '%', TG_TABLE_NAME || ' is never deleted' USING ERRCODE = 'integrity_constraint_violation';"
    )
    if not guard.keep_rows:
        delete = f"IF {_being_erased()} THEN RETURN OLD; END IF; {delete}"
    return (
        "CREATE OR REPLACE FUNCTION hingeback_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION '%', TG_TABLE_NAME || ' is never changed' "
        "USING ERRCODE = 'integrity_constraint_violation'; END $$",
        f"CREATE OR REPLACE FUNCTION {table}_refuse_delete() RETURNS trigger LANGUAGE plpgsql "
        f"AS $$ BEGIN {delete} END $$",
        f"CREATE OR REPLACE TRIGGER {table}_no_change BEFORE UPDATE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION hingeback_refuse()",
        f"CREATE OR REPLACE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse_delete()",
        f"CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION hingeback_refuse()",
    )
