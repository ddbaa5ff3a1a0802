"""`hingeback serve`: ports, the link, the demo beside it, stopped together."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from hingeback.cli.ports import LOOPBACK, answers, choose_port

WAIT_S = 90.0


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as other:
        other.bind((LOOPBACK, 0))
        other.listen()
        yield other.getsockname()[1]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def test_a_port_is_remembered(tmp_path: Path) -> None:
    port = free_port()
    choose_port(tmp_path / "port", port)

    assert choose_port(tmp_path / "port").port == port


def test_a_taken_port_moves_and_the_old_one_stays_remembered(tmp_path: Path, taken: int) -> None:
    (tmp_path / "port").write_text(str(taken))

    choice = choose_port(tmp_path / "port")

    assert choice.moved and choice.port != taken
    assert (tmp_path / "port").read_text() == str(taken)


@pytest.mark.parametrize("text", ["", "many", "0", "99999"])
def test_an_unreadable_memory_is_no_hindrance(tmp_path: Path, text: str) -> None:
    (tmp_path / "port").write_text(text)

    assert 0 < choose_port(tmp_path / "port", usual=free_port()).port < 65536


class Served:
    """A running `serve` in a folder of its own."""

    def __init__(self, folder: Path, *, demo: bool, port: int) -> None:
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(("HINGEBACK_", "DJANGO_"))}
        code = f"import sys; from hingeback.cli.serve import serve; sys.exit(serve(port={port}, demo={demo}))"
        self.log = folder / "log"
        self.process = subprocess.Popen(
            [sys.executable, "-c", code], env=inherited | {"HINGEBACK_DATA": str(folder / "data")},
            stdout=self.log.open("w"), stderr=subprocess.STDOUT,
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

    def stops(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(30)


def status_of(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=60) as page:
            return int(page.status)
    except urllib.error.HTTPError as refused:
        return refused.code


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    running = Served(tmp_path, demo=False, port=free_port())
    yield running
    if running.process.poll() is None:
        running.process.kill()
        running.process.wait()


def test_it_prints_folder_and_link_serves_and_stops(served: Served, tmp_path: Path) -> None:
    link = served.waits_for(r"http://127\.0\.0\.1:\d+/open/[\w-]+")
    home = link.split("open/")[0]
    port = int(home.split(":")[2].strip("/"))

    assert str(tmp_path / "data") in served.log.read_text()
    assert status_of(home) == 200
    assert status_of(link) == 200
    assert status_of(link) == 410
    assert served.stops() == 0
    assert not answers(port)


def test_it_answers_on_this_computer_alone(served: Served) -> None:
    home = served.waits_for(r"http://127\.0\.0\.1:\d+/open/")
    port = int(home.split(":")[2].split("/")[0])
    others = {str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}

    for host in others - {LOOPBACK} - {a for a in others if a.startswith("127.")}:
        with socket.socket() as probe:
            probe.settimeout(1)
            assert probe.connect_ex((host, port)) != 0
    served.stops()
