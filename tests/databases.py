"""A plugin for all tests: SQLite, or a private PostgreSQL when `HINGEBACK_TEST_DATABASE=postgresql`."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.test import TransactionTestCase
from tests.postgres import PrivatePostgres, find_programs

from hingeback.web.eventlog.guards import lowered_guards

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}
_server: list[PrivatePostgres] = []


def pytest_configure(config: pytest.Config) -> None:
    """One server for the run; workers find it by its socket."""
    if os.environ.get("HINGEBACK_TEST_DATABASE") == "postgresql" and not hasattr(config, "workerinput"):
        server = PrivatePostgres(Path(os.environ["HINGEBACK_TEST_FOLDER"]), find_programs())
        server.start()
        _server.append(server)


def pytest_unconfigure(config: pytest.Config) -> None:
    for server in _server:
        server.stop()
    _server.clear()
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ["HINGEBACK_TEST_FOLDER"], ignore_errors=True)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever touches the database is marked `sql`: it runs on both, unless it is about the embedded one."""
    for item in items:
        if item.get_closest_marker("embedded") is not None:
            continue
        uses = set(getattr(item, "fixturenames", ()))
        marked = item.get_closest_marker("django_db") is not None
        if (marked or uses & DATABASE_FIXTURES) and item.get_closest_marker("browser") is None:
            item.add_marker("sql")


@pytest.fixture(autouse=True, scope="session")
def _tables_can_be_emptied() -> Iterator[None]:
    """A transactional test empties the tables at its end, which the guards refuse: they are down for that moment."""
    plain = TransactionTestCase._fixture_teardown

    def with_guards_down(self: Any) -> None:
        with lowered_guards(connections["default"]):
            plain(self)

    patch = pytest.MonkeyPatch()
    patch.setattr(TransactionTestCase, "_fixture_teardown", with_guards_down)
    yield
    patch.undo()
