"""Which port to serve on: the one used before, so that a browser finds its place again; another if it is taken."""

import socket
from dataclasses import dataclass
from pathlib import Path

USUAL = 8000
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Choice:
    """The port, and the one that was wanted; they differ when that is taken."""

    port: int
    wanted: int

    @property
    def moved(self) -> bool:
        return self.port != self.wanted


def choose_port(remembered_in: Path, wanted: int | None = None, usual: int = USUAL) -> Choice:
    """The wanted port, else the remembered one, else the usual one. A port that had to move is not remembered."""
    first = wanted or _remembered(remembered_in) or usual
    port = first if is_free(first) else _another(first)
    if port == first:
        remembered_in.write_text(f"{port}\n")
    return Choice(port, first)


def is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def answers(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.settimeout(0.5)
        return probe.connect_ex((LOOPBACK, port)) == 0


def _another(taken: int) -> int:
    """One of the next ten, else whichever the system gives."""
    return next((port for port in range(taken + 1, taken + 11) if port <= 65535 and is_free(port)), 0) or _any_free()


def _any_free() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def _remembered(path: Path) -> int | None:
    try:
        port = int(path.read_text())
    except (FileNotFoundError, ValueError):
        return None
    return port if 0 < port < 65536 else None
