"""The certificates in the data folder: made once, mended when broken, renewed in time.

The authority is kept twice, because phones trust exactly this one: losing it means trusting a new one on each phone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from hingeback.lan.authority import KeyPair, Unreadable, new_authority, new_server, read_pair, why_anew
from hingeback.lan.files import own_folder, write_whole

#: A clock that is before this has never been set.
PLAUSIBLE_FROM = datetime(2026, 1, 1, tzinfo=UTC)


class ClockWrong(RuntimeError):
    """This computer's clock cannot be right; the text says why."""


@dataclass(frozen=True, slots=True)
class Certificates:
    """What to serve with, and sentences about what had to be done for it."""

    authority: KeyPair
    server: KeyPair
    server_file: Path
    notes: tuple[str, ...]


def lan_folder(data: Path) -> Path:
    return own_folder(data / "lan")


def read_authority(data: Path) -> KeyPair | None:
    """The household's authority as it is kept; None before the first `serve --lan`, or while it is broken."""
    for name in ("authority.pem", "authority-copy.pem"):
        try:
            return read_pair((data / "lan" / name).read_bytes())
        except (OSError, Unreadable):
            continue
    return None


def keep_certificates(folder: Path, names: Sequence[str], now: datetime) -> Certificates:
    """Read, mend or make what is needed for these names. Raises ClockWrong and CannotKeep."""
    if now < PLAUSIBLE_FROM:
        raise ClockWrong(_clock_words(now, "which cannot be"))
    notes: list[str] = []
    authority = _authority(folder, now, notes)
    server = _server(folder, authority, names, now, notes)
    return Certificates(authority, server, folder / "server.pem", tuple(notes))


def _authority(folder: Path, now: datetime, notes: list[str]) -> KeyPair:
    authority = _kept_authority(folder, notes)
    if authority is None:
        return _first_authority(folder, now)
    if now < authority.certificate.not_valid_before_utc:
        made = authority.certificate.not_valid_before_utc
        raise ClockWrong(_clock_words(now, f"but the certificate in {folder} was made later, on {made:%d %B %Y}"))
    if now > authority.certificate.not_valid_after_utc:
        notes.append("The certificate of this household has run out, so there is a new one. Each phone must trust it.")
        return _first_authority(folder, now)
    return authority


def _kept_authority(folder: Path, notes: list[str]) -> KeyPair | None:
    """The first readable of the two copies, both mended from it."""
    copies = [folder / "authority.pem", folder / "authority-copy.pem"]
    read = [_read(path, notes) for path in copies]
    whole = next((pair for pair in read if pair is not None), None)
    if whole is None:
        _set_aside(copies, notes)
        return None
    for path, pair in zip(copies, read, strict=True):
        if pair is None:
            mended = path.exists()
            write_whole(path, whole.pem())
            notes += [f"{path} was mended from its copy. Phones notice nothing."] if mended else []
    return whole


def _read(path: Path, notes: list[str]) -> KeyPair | None:
    """Nothing if it is missing or broken; a broken one is named."""
    try:
        pair = read_pair(path.read_bytes())
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)
            notes.append(f"{path} was open to others on this computer. It is closed now.")
    except FileNotFoundError:
        return None
    except (Unreadable, OSError) as error:
        notes.append(f"{path} is broken ({error}).")
        return None
    return pair


def _set_aside(copies: list[Path], notes: list[str]) -> None:
    """Both broken: kept under another name, in case somebody has a way to mend them."""
    there = [path for path in copies if path.exists()]
    for path in there:
        path.replace(path.with_suffix(".broken"))
    if there:
        notes.append(
            f"Both copies of the household's certificate in {copies[0].parent} are broken, so there is a new one. "
            "Each phone must trust the new one; the broken files end in .broken."
        )


def _first_authority(folder: Path, now: datetime) -> KeyPair:
    authority = new_authority(now)
    for name in ("authority-copy.pem", "authority.pem"):
        write_whole(folder / name, authority.pem())
    return authority


def _server(folder: Path, authority: KeyPair, names: Sequence[str], now: datetime, notes: list[str]) -> KeyPair:
    path = folder / "server.pem"
    kept = _read(path, notes)
    reason = why_anew(kept, authority, names, now) if kept is not None else "there is none"
    if kept is not None and not reason:
        return kept
    if kept is not None:
        notes.append(f"The address has a new certificate: {reason}. Phones notice nothing.")
    server = new_server(authority, names, now)
    write_whole(path, server.pem())
    return server


def _clock_words(now: datetime, why: str) -> str:
    return f"This computer's clock says {now:%d %B %Y}, {why}. Please set the clock, then start again."
