"""The two programs that answer the home network: the pages over HTTPS, and the certificate in clear."""

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from hingeback.cli import tied
from hingeback.cli.ports import answers
from hingeback.lan.addresses import host_text

STARTS_WITHIN_S = 30.0
STOP_WITHIN_S = 5.0
LOOK_EVERY_S = 0.2
#: Nobody may tell us by a header that a request came otherwise than it did. Nothing stands before these servers.
_TRUST_NO_HEADER = ("--forwarded-allow-ips", "")
_USUAL = (
    "--worker-class", "gthread", "--workers", "1", "--log-level", "warning", "--graceful-timeout", "3",
    "--timeout", "60", "--keep-alive", "5",
)  # fmt: skip


class Server:
    """One running program on some addresses."""

    def __init__(
        self, arguments: Sequence[str], environment: Mapping[str, str], hosts: Sequence[str], port: int
    ) -> None:
        self.hosts, self.port = tuple(hosts), port
        binds = [part for host in hosts for part in ("--bind", f"{host_text(host)}:{port}")]
        command = tied.command("gunicorn", *_USUAL, *_TRUST_NO_HEADER, *binds, *arguments)
        self.process = subprocess.Popen(command, env=dict(environment))

    @property
    def has_ended(self) -> bool:
        return self.process.poll() is not None

    def answers_in_time(self) -> bool:
        until = time.monotonic() + STARTS_WITHIN_S
        while time.monotonic() < until and not self.has_ended:
            if all(answers(self.port, host) for host in self.hosts):
                return True
            time.sleep(LOOK_EVERY_S)
        return False

    def stop(self) -> None:
        if self.has_ended:
            return
        self.process.terminate()
        try:
            self.process.wait(STOP_WITHIN_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def pages_server(environment: Mapping[str, str], hosts: Sequence[str], port: int, certificate: Path) -> Server:
    """The same pages as on the computer, over HTTPS; in a process of its own, so that neither can stop the other."""
    named = {"HINGEBACK_ORIGIN": "lan", "HINGEBACK_DEMO_ADDRESS": ""}
    arguments = (
        "hingeback.web.config.wsgi:application", "--threads", "8", "--config", "python:hingeback.lan.tls",
        "--certfile", str(certificate), "--keyfile", str(certificate),
    )  # fmt: skip
    return Server(arguments, {**environment, **named}, hosts, port)


def handout_server(hosts: Sequence[str], port: int, public: Path) -> Server:
    """It gets no setting of the pages: not even where the data lies."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("HINGEBACK_", "DJANGO_"))}
    arguments = ("hingeback.lan.handout:application", "--threads", "2")
    return Server(arguments, {**inherited, "HINGEBACK_HANDOUT": str(public)}, hosts, port)
