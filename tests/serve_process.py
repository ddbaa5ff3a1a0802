"""A running `hingeback serve` in a folder of its own: what it says, and its end."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

WAIT_S = 90.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class ServeProcess:
    """`arguments` as on the command line, after `serve`. Nothing of the settings of the tests is inherited."""

    def __init__(self, folder: Path, arguments: Sequence[str]) -> None:
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(("HINGEBACK_", "DJANGO_"))}
        self.data, self.log = folder / "data", folder / "log"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "hingeback.cli.main", "serve", *arguments],
            env=inherited | {"HINGEBACK_DATA": str(self.data)}, stdout=self.log.open("w"), stderr=subprocess.STDOUT,
        )  # fmt: skip

    def waits_for(self, pattern: str) -> str:
        until = time.monotonic() + WAIT_S
        while time.monotonic() < until:
            found = re.search(pattern, self.log.read_text())
            if found:
                return found.group()
            assert self.process.poll() is None, self.log.read_text()
            time.sleep(0.1)
        raise AssertionError(self.log.read_text())

    @property
    def opening_link(self) -> str:
        return self.waits_for(r"http://127\.0\.0\.1:\d+/open/[\w-]+")

    def stops(self) -> int:
        """Asked first; a process that does not end is killed, and that is its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()
