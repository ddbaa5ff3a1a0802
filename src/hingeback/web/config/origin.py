"""Which origin a web process answers: this computer over loopback HTTP, or the home network over HTTPS.

The origin is a property of the process, set by `serve`, and never read from a request: no header can move a request
from the one to the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass

LOOPBACK_HOSTS = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Origin:
    on_lan: bool
    hosts: tuple[str, ...]

    @property
    def cookie_prefix(self) -> str:
        """Browsers take a `__Host-` cookie only over HTTPS, for this host alone, and let no other page set it."""
        return "__Host-" if self.on_lan else ""


def origin_of(environment: Mapping[str, str]) -> Origin:
    """`HINGEBACK_ORIGIN=lan` with `HINGEBACK_LAN_HOSTS`, the names and addresses of the certificate; else loopback."""
    if environment.get("HINGEBACK_ORIGIN") != "lan":
        return Origin(False, LOOPBACK_HOSTS)
    named = environment.get("HINGEBACK_LAN_HOSTS", "").split(",")
    return Origin(True, tuple(host.strip() for host in named if host.strip()))
