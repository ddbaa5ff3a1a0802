"""Which port to serve on: the one used before, so that a browser finds its place again; another if it is taken."""

import socket
from collections.abc import Sequence
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


def choose_port(
    remembered_in: Path, wanted: int | None = None, usual: int = USUAL, hosts: Sequence[str] = (LOOPBACK,)
) -> Choice:
    """The wanted port, else the remembered one, else the usual one. A port that had to move is not remembered."""
    first = wanted or _remembered(remembered_in) or usual
    port = first if is_free(first, hosts) else _another(first, hosts)
    if port == first:
        remembered_in.write_text(f"{port}\n")
    return Choice(port, first)


def is_free(port: int, hosts: Sequence[str] = (LOOPBACK,)) -> bool:
    return all(_is_free_on(host, port) for host in hosts)


def _is_free_on(host: str, port: int) -> bool:
    with _socket_for(host) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def answers(port: int, host: str = LOOPBACK) -> bool:
    with _socket_for(host) as probe:
        probe.settimeout(0.5)
        return probe.connect_ex((host, port)) == 0


def _socket_for(host: str) -> socket.socket:
    return socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)


def _another(taken: int, hosts: Sequence[str]) -> int:
    """One of the next ten, else whichever the system gives."""
    following = range(taken + 1, min(taken + 11, 65536))
    return next((port for port in following if is_free(port, hosts)), 0) or _any_free()


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
