"""The database keeps its promises or we do not run; it is copied aside before each migration that has work to do."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from hingeback.web.config import startup
from hingeback.web.config.copies import KEPT, copy_aside
from hingeback.web.config.database import UnreadableAddress, database_settings, postgresql_settings
from hingeback.web.config.folder import data_folder, secret_key
from hingeback.web.eventlog.guards import guarded_tables, lower_guards, missing_guards, raise_guards

MOMENT = datetime(2026, 11, 22, 9, tzinfo=UTC)


def answering(monkeypatch: pytest.MonkeyPatch, **told: str) -> None:
    """The database reads these settings back; all others as they are."""
    read = startup._read
    monkeypatch.setattr(startup, "_read", lambda query: told.get(query.split()[-1].split("_")[-1], read(query)))


@pytest.mark.django_db
def test_the_test_database_keeps_its_promises_but_for_what_speeds_up_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    if connection.vendor == "postgresql":
        with pytest.raises(startup.PromiseBroken, match="fsync=off"):
            startup.check_promises()
        answering(monkeypatch, fsync="on")
    startup.check_promises()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("vendor", "told", "words"),
    [
        ("sqlite", {"synchronous": "1"}, "synchronous=FULL"),
        ("sqlite", {"synchronous": "0"}, "synchronous=FULL"),
        ("sqlite", {"keys": "0"}, "foreign"),
        ("postgresql", {"fsync": "off"}, "fsync=off"),
        ("postgresql", {"commit": "off", "fsync": "on"}, "synchronous_commit=off"),
    ],
)
def test_a_setting_that_loses_data_is_refused(
    monkeypatch: pytest.MonkeyPatch, vendor: str, told: dict[str, str], words: str
) -> None:
    if connection.vendor != vendor:
        return
    answering(monkeypatch, **told)

    with pytest.raises(startup.PromiseBroken, match=words):
        startup.check_promises()


@pytest.mark.django_db
def test_a_missing_guard_is_refused_and_a_migration_brings_it_back(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, fsync="on")
    lower_guards(connection)
    assert len(missing_guards(connection)) >= 2 * len(guarded_tables())

    with pytest.raises(startup.PromiseBroken, match="guards against change"):
        startup.check_promises()
    raise_guards(connection)
    startup.check_promises()


def test_sqlite_is_set_up_for_durability(tmp_path: Path) -> None:
    options = database_settings(None, tmp_path, "home")["OPTIONS"]

    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] == 20
    assert "synchronous=FULL" in options["init_command"] and "journal_mode=WAL" in options["init_command"]


def test_the_demo_is_always_its_own_file(tmp_path: Path) -> None:
    address = "postgresql://ana:secret@db.example/hingeback"

    assert database_settings(address, tmp_path, "demo")["NAME"] == str(tmp_path / "demo.sqlite3")
    assert database_settings(address, tmp_path, "home")["NAME"] == "hingeback"


def test_a_postgresql_address_is_read() -> None:
    read = postgresql_settings("postgresql://ana:p%40ss@db.example:5433/back%20pain?sslmode=require")

    assert (read["USER"], read["PASSWORD"], read["HOST"], read["PORT"]) == ("ana", "p@ss", "db.example", "5433")
    assert (read["NAME"], read["OPTIONS"]) == ("back pain", {"sslmode": "require"})


@pytest.mark.parametrize("address", ["mysql://x/y", "postgresql://host", "nonsense"])
def test_an_unreadable_address_says_what_is_expected(address: str) -> None:
    with pytest.raises(UnreadableAddress, match="postgresql://user:password@host:port/name"):
        postgresql_settings(address)


def test_copies_are_whole_and_the_last_ten_are_kept(tmp_path: Path) -> None:
    database = tmp_path / "home.sqlite3"
    with closing(sqlite3.connect(database)) as db:
        db.execute("CREATE TABLE word (text)")
        db.execute("INSERT INTO word VALUES ('hello')")
        db.commit()

    copies = [copy_aside(database, tmp_path / "copies", MOMENT) for _ in range(KEPT + 3)]

    assert len(list((tmp_path / "copies").iterdir())) == KEPT
    assert copies[-1] is not None
    with closing(sqlite3.connect(copies[-1])) as copy:
        assert copy.execute("SELECT text FROM word").fetchall() == [("hello",)]


def test_nothing_is_copied_where_nothing_is(tmp_path: Path) -> None:
    assert copy_aside(tmp_path / "home.sqlite3", tmp_path / "copies", MOMENT) is None


def test_the_data_folder_is_the_owners_alone_and_keeps_its_key(tmp_path: Path) -> None:
    folder = data_folder({"XDG_DATA_HOME": str(tmp_path)})

    assert folder == tmp_path / "hingeback"
    assert folder.stat().st_mode & 0o077 == 0
    assert secret_key(folder) == secret_key(folder)
    assert data_folder({"HINGEBACK_DATA": str(tmp_path / "else")}) == tmp_path / "else"


def run_prepare(folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("HINGEBACK_")}
    settings = {"HINGEBACK_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "hingeback.web.config.settings"}
    return subprocess.run(
        [sys.executable, "-m", "hingeback.web.config.prepare"], env=inherited | settings | more, capture_output=True,
        text=True,
    )  # fmt: skip


def test_a_second_start_loses_nothing_and_an_update_copies_first(tmp_path: Path) -> None:
    """The second start finds all as it was. A database of an older edition is copied, then brought up to date."""
    assert run_prepare(tmp_path).returncode == 0
    with closing(sqlite3.connect(tmp_path / "home.sqlite3")) as db:
        _write_home(db)
        db.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
        db.execute("DROP TABLE django_session")
        db.commit()

    assert run_prepare(tmp_path).returncode == 0

    with closing(sqlite3.connect(tmp_path / "home.sqlite3")) as db:
        assert db.execute("SELECT name FROM people_tenant").fetchall() == [("Ana",)]
        assert db.execute("SELECT count(*) FROM django_session").fetchone() == (0,)
    (copy,) = (tmp_path / "copies").iterdir()
    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("SELECT name FROM people_tenant").fetchall() == [("Ana",)]
    assert run_prepare(tmp_path).returncode == 0
    assert len(list((tmp_path / "copies").iterdir())) == 1


def _write_home(db: Any) -> None:
    db.execute(
        "INSERT INTO people_tenant (id, kind, name, country, language, time_zone, made_at) "
        "VALUES ('0193', 'home', 'Ana', 'DE', 'en', 'UTC', '2026-11-22')"
    )
