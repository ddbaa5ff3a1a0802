"""Files that are whole or not there, and readable by their owner alone."""

import os
from pathlib import Path


class CannotKeep(RuntimeError):
    """A file or folder could not be written; the text names it and says what to do."""


def own_folder(path: Path) -> Path:
    """Make the folder, and close it to others if it stood open."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.stat().st_mode & 0o077:
            path.chmod(0o700)
    except OSError as error:
        raise _cannot(path, error) from error
    return path


def write_whole(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Beside it first, then in its place: a power cut leaves the old file or the new one, never half of one."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with open(draft, "wb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        _keep_folder(path.parent)
    except OSError as error:
        raise _cannot(path, error) from error


def _keep_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _cannot(path: Path, error: OSError) -> CannotKeep:
    return CannotKeep(
        f"{path} could not be written ({error.strerror}). "
        "Is the data folder yours and not write-protected, and is there room on the disk?"
    )
