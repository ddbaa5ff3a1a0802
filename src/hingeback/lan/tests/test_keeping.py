"""Certificates in the data folder: made once, closed to others, mended, renewed, and never silently lost."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hingeback.lan.files import CannotKeep
from hingeback.lan.keeping import ClockWrong, keep_certificates, lan_folder, read_authority

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
NAMES = ("hingeback.local", "localhost", "127.0.0.1", "192.168.1.20")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lan_folder(tmp_path)


def fingerprints(folder: Path, names: tuple[str, ...] = NAMES, at: datetime = NOW) -> tuple[str, str]:
    kept = keep_certificates(folder, names, at)
    return kept.authority.fingerprint, kept.server.fingerprint


def test_it_is_made_once(folder: Path) -> None:
    first = fingerprints(folder)

    assert fingerprints(folder, at=NOW + timedelta(days=300)) == first
    assert keep_certificates(folder, NAMES, NOW).notes == ()


def test_nobody_else_on_this_computer_can_read_the_keys(folder: Path) -> None:
    keep_certificates(folder, NAMES, NOW)

    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()} == {
        "authority.pem": 0o600, "authority-copy.pem": 0o600, "server.pem": 0o600,
    }  # fmt: skip


def test_a_key_that_stood_open_is_closed_and_named(folder: Path) -> None:
    keep_certificates(folder, NAMES, NOW)
    (folder / "authority.pem").chmod(0o644)
    folder.chmod(0o755)

    kept = keep_certificates(lan_folder(folder.parent), NAMES, NOW)

    assert folder.stat().st_mode & 0o077 == 0
    assert (folder / "authority.pem").stat().st_mode & 0o077 == 0
    assert len(kept.notes) == 1 and "authority.pem was open to others" in kept.notes[0]


@pytest.mark.parametrize(
    ("names", "days_later", "reason"),
    [((*NAMES[:3], "192.168.1.99"), 0, "addresses"), (NAMES, 380, "run out"), (NAMES, 900, "run out")],
)
def test_a_new_certificate_comes_from_the_same_authority(
    folder: Path, names: tuple[str, ...], days_later: int, reason: str
) -> None:
    authority, server = fingerprints(folder)

    kept = keep_certificates(folder, names, NOW + timedelta(days=days_later))

    assert kept.authority.fingerprint == authority
    assert kept.server.fingerprint != server
    assert reason in kept.notes[0]


@pytest.mark.parametrize("content", [b"", b"half of a k", None])
@pytest.mark.parametrize("name", ["authority.pem", "authority-copy.pem", "server.pem"])
def test_a_broken_file_is_mended_and_the_authority_stays(folder: Path, name: str, content: bytes | None) -> None:
    authority, _server = fingerprints(folder)
    (folder / name).unlink() if content is None else (folder / name).write_bytes(content)

    kept = keep_certificates(folder, NAMES, NOW)

    assert kept.authority.fingerprint == authority
    assert content is None or any(name in note for note in kept.notes)
    assert keep_certificates(folder, NAMES, NOW).notes == ()
    assert (folder / "authority.pem").read_bytes() == (folder / "authority-copy.pem").read_bytes()


def test_both_copies_broken_are_set_aside_and_it_is_said_what_that_means(folder: Path) -> None:
    authority, _server = fingerprints(folder)
    for name in ("authority.pem", "authority-copy.pem"):
        (folder / name).write_bytes(b"broken")

    kept = keep_certificates(folder, NAMES, NOW)

    assert kept.authority.fingerprint != authority
    assert any("Each phone must trust the new one" in note for note in kept.notes)
    assert (folder / "authority.broken").read_bytes() == b"broken"


def test_an_authority_that_has_run_out_is_replaced_and_named(folder: Path) -> None:
    authority, _server = fingerprints(folder)

    kept = keep_certificates(folder, NAMES, NOW + timedelta(days=3700))

    assert kept.authority.fingerprint != authority
    assert "has run out" in kept.notes[0]


@pytest.mark.parametrize("at", [datetime(1970, 1, 1, tzinfo=UTC), NOW - timedelta(days=40)])
def test_a_clock_that_cannot_be_right_changes_nothing(folder: Path, at: datetime) -> None:
    before = fingerprints(folder)

    with pytest.raises(ClockWrong, match="set the clock"):
        keep_certificates(folder, NAMES, at)

    assert fingerprints(folder) == before


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "lan").write_text("in the way")

    with pytest.raises(CannotKeep, match=f"{tmp_path}/lan could not be written"):
        lan_folder(tmp_path)


def test_a_disk_that_refuses_leaves_what_was_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprints(folder)

    def refuse(*_given: object) -> None:
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr("hingeback.lan.files.os.fsync", refuse)
        with pytest.raises(CannotKeep, match="Read-only file system"):
            keep_certificates(folder, ("hingeback.local",), NOW)

    assert fingerprints(folder) == before


def test_the_public_part_can_be_read_by_itself(folder: Path) -> None:
    assert read_authority(folder.parent) is None
    authority, _server = fingerprints(folder)
    (folder / "authority.pem").write_bytes(b"broken")

    found = read_authority(folder.parent)

    assert found is not None and found.fingerprint == authority
