"""Which database, and with which promises: SQLite in the data folder, or PostgreSQL by one address."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

SQLITE_PROMISES = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"


class UnreadableAddress(ValueError):
    """The database address cannot be understood; the text says what is expected."""


def database_settings(address: str | None, folder: Path, realm: str) -> dict[str, Any]:
    """Django's settings for one database. `address` is for the home realm alone: the demo is always its own file."""
    if not address or realm == "demo":
        return sqlite_settings(folder / f"{realm}.sqlite3")
    if address.startswith("sqlite:///"):
        return sqlite_settings(Path(address.removeprefix("sqlite:///")))
    return postgresql_settings(address)


def sqlite_settings(path: Path | str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PROMISES},
    }


def postgresql_settings(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise UnreadableAddress(
            f"HINGEBACK_DATABASE is not readable. Expected postgresql://user:password@host:port/name, "
            f"got something that starts with {parts.scheme or 'nothing'!r}."
        )
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
    }
