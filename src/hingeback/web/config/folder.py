"""The data folder: everything of the people who use this installation, outside the program."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path


def data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """`HINGEBACK_DATA`, else `hingeback` in the user's data home. Made if missing, readable by its owner alone."""
    home = Path(environment.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    folder = Path(environment.get("HINGEBACK_DATA") or home / "hingeback").expanduser().resolve()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """The installation's own key: made at the first start, then kept."""
    path = folder / "secret_key"
    if not path.exists():
        _write_once(path, secrets.token_urlsafe(50))
    return path.read_text().strip()


def _write_once(path: Path, text: str) -> None:
    """Two processes may start at the same moment: the first one to link its file wins."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(text)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
