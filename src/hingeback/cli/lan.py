"""`serve --lan`: Hingeback in the home network, opened, watched over and closed. Its absence stops nothing else."""

import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from hingeback.cli.lan_servers import Server, handout_server, pages_server
from hingeback.cli.lan_words import greeting
from hingeback.cli.ports import LOOPBACK, Choice, choose_port
from hingeback.lan.addresses import Address, NotAnAddressHere, home_addresses, host_text
from hingeback.lan.announcing import Announcer
from hingeback.lan.files import CannotKeep
from hingeback.lan.keeping import Certificates, ClockWrong, keep_certificates, lan_folder
from hingeback.lan.naming import keep_name
from hingeback.lan.standing import Standing, forget_standing, write_standing

USUAL_PORT = 8443
LOOK_EVERY_S = 20.0
RENEW_EVERY_S = 6 * 60 * 60.0

NO_ADDRESS = (
    "This computer is in no home network right now, so no phone can reach it. "
    "Join the Wi-Fi or plug in the cable; Hingeback looks again by itself. On this computer everything works."
)
NOT_STARTED = "The pages for phones did not start; what is above says why. On this computer everything works."
ENDED = "The pages for phones stopped by themselves. They are started again."


class CannotOpen(RuntimeError):
    """Phones cannot come in; the text says why."""


@dataclass(slots=True)
class Lan:
    """What answers the home network during one `serve`."""

    port: int | None = None
    asked_for: tuple[str, ...] = ()
    data: Path | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    say: Callable[[str], None] = print
    is_stopping: Callable[[], bool] = bool
    addresses: tuple[Address, ...] = ()
    standing: Standing = field(default_factory=Standing)
    servers: list[Server] = field(default_factory=list)
    announcer: Announcer | None = None
    next_look_s: float = 0.0
    next_renewal_s: float = 0.0

    @classmethod
    def wanted(cls, wanted: bool, port: int | None, asked_for: tuple[str, ...]) -> "Lan | None":
        """None without `--lan`. Raises NotAnAddressHere."""
        if wanted and asked_for:
            home_addresses(asked_for)
        return cls(port, asked_for) if wanted else None

    def open(
        self, data: Path, environment: Mapping[str, str], say: Callable[[str], None],
        is_stopping: Callable[[], bool] = bool,
    ) -> None:  # fmt: skip
        """Open for phones, or say why not; then `look` tries again."""
        self.data, self.environment, self.say, self.is_stopping = data, environment, say, is_stopping
        self._open()

    def look(self) -> None:
        """Now and then: another address, a certificate to renew, a program that ended."""
        now_s = time.monotonic()
        if now_s < self.next_look_s:
            return
        self.next_look_s = now_s + LOOK_EVERY_S
        if any(server.has_ended for server in self.servers):
            self._tell(ENDED)
            self._reopen()
        elif self._found() != self.addresses:
            self._reopen()
        elif self.servers and now_s >= self.next_renewal_s:
            self._renew()

    def close(self) -> None:
        if self.data is not None:
            forget_standing(self.data)
        self._shut()

    def _open(self) -> None:
        self.next_look_s = time.monotonic() + LOOK_EVERY_S
        try:
            self._start()
        except (CannotOpen, CannotKeep, ClockWrong) as problem:
            self._shut()
            if not self.is_stopping():
                self._stand(Standing(problem=str(problem)))
                self._tell(str(problem))
            return
        for line in greeting(self.standing, qr=sys.stdout.isatty()):
            self.say(line)
        sys.stdout.flush()

    def _start(self) -> None:
        self.addresses = self._found()
        if not self.addresses:
            raise CannotOpen(NO_ADDRESS)
        folder = self._folder()
        self.announcer = Announcer(self.addresses)
        name = keep_name(folder, self.announcer.is_taken)
        certificates = self._certificates(folder, name)
        pages, handout = self._choose_ports(folder)
        public = self._write_public(folder)
        hosts = [str(address) for address in self.addresses]
        self.servers = [
            pages_server(self._for_pages(name), _with_loopback(hosts), pages.port, certificates.server_file),
            handout_server(hosts, handout.port, public),
        ]
        if not all(server.answers_in_time() for server in self.servers):
            raise CannotOpen(NOT_STARTED)
        told = self._announce(name, pages.port)
        authority = certificates.authority
        self._stand(
            Standing(name, tuple(hosts), pages.port, handout.port, authority.fingerprint, authority.common_name, told)
        )

    def _certificates(self, folder: Path, name: str) -> Certificates:
        certificates = keep_certificates(folder, self._names(name), datetime.now(UTC))
        for note in certificates.notes:
            self._tell(note)
        self.next_renewal_s = time.monotonic() + RENEW_EVERY_S
        return certificates

    def _folder(self) -> Path:
        assert self.data is not None, "open comes first"
        return lan_folder(self.data)

    def _names(self, name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys((name, "localhost", LOOPBACK, *(str(address) for address in self.addresses))))

    def _for_pages(self, name: str) -> dict[str, str]:
        hosts = ",".join(host_text(each) for each in self._names(name))
        return {**self.environment, "HINGEBACK_LAN_HOSTS": hosts}

    def _choose_ports(self, folder: Path) -> tuple[Choice, Choice]:
        hosts = _with_loopback([str(address) for address in self.addresses])
        pages = choose_port(folder / "port", self.port, USUAL_PORT, hosts)
        if pages.moved:
            self._tell(
                f"Port {pages.wanted} is taken, so this time phones come in by {pages.port}. A phone takes that for "
                "another place and must be paired there. Free the port and start again to have the old place back."
            )
        return pages, choose_port(folder / "handout_port", usual=pages.wanted - 1, hosts=hosts)

    def _write_public(self, folder: Path) -> Path:
        """What is handed out in clear, written by a process that knows the look of pages."""
        command = [sys.executable, "-m", "hingeback.web.phone.handout_page"]
        done = subprocess.run(command, env=dict(self.environment), stdout=subprocess.DEVNULL)
        if done.returncode:
            raise CannotOpen("The certificate could not be laid out for phones. What is above says why.")
        return folder / "public"

    def _announce(self, name: str, port: int) -> bool:
        """Whether phones can find the name. A name that another computer answers to would lead them there."""
        assert self.announcer is not None
        if self.announcer.is_taken(name):
            self._tell(f"Another computer in this network goes by {name} too, so phones come in by the address alone.")
            return False
        return self.announcer.tell(name, port)

    def _renew(self) -> None:
        """A new certificate is used from the next connection on; nothing has to be started again."""
        try:
            self._certificates(self._folder(), self.standing.name)
        except (CannotKeep, ClockWrong) as problem:
            self.next_renewal_s = time.monotonic() + RENEW_EVERY_S
            self._tell(str(problem))

    def _reopen(self) -> None:
        self._shut()
        self._open()

    def _found(self) -> tuple[Address, ...]:
        try:
            return home_addresses(self.asked_for)
        except NotAnAddressHere:
            return ()

    def _stand(self, standing: Standing) -> None:
        self.standing = replace(standing)
        try:
            write_standing(self._folder(), self.standing)
        except CannotKeep as problem:
            self._tell(str(problem))

    def _tell(self, text: str) -> None:
        self.say(text)
        sys.stdout.flush()

    def _shut(self) -> None:
        for server in self.servers:
            server.stop()
        self.servers = []
        if self.announcer is not None:
            self.announcer.close()
        self.announcer = None


def _with_loopback(hosts: list[str]) -> list[str]:
    """The computer itself may try the secure address too."""
    return list(dict.fromkeys([*hosts, LOOPBACK]))
