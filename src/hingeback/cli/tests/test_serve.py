"""`hingeback serve`: ports, the link, the demo beside it, stopped together."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.serve_process import ServeProcess, free_port

from hingeback.cli.ports import LOOPBACK, answers, choose_port

#: To end after the one that started them.
ENDS_WITHIN_S = 30.0


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as other:
        other.bind((LOOPBACK, 0))
        other.listen()
        yield other.getsockname()[1]


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


def status_of(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=60) as page:
            return int(page.status)
    except urllib.error.HTTPError as refused:
        return refused.code


@pytest.fixture
def served(tmp_path: Path) -> Iterator[ServeProcess]:
    running = ServeProcess(tmp_path, ("--no-demo", "--port", str(free_port())))
    yield running
    if running.process.poll() is None:
        running.process.kill()
        running.process.wait()


def test_it_prints_folder_and_link_serves_and_stops(served: ServeProcess, tmp_path: Path) -> None:
    link = served.opening_link
    home = link.split("open/")[0]
    port = int(home.split(":")[2].strip("/"))

    assert str(tmp_path / "data") in served.log.read_text()
    assert status_of(home) == 200
    assert status_of(link) == 200
    assert status_of(link) == 410
    assert served.stops() == 0
    assert not answers(port)


def test_it_answers_on_this_computer_alone(served: ServeProcess) -> None:
    home = served.waits_for(r"http://127\.0\.0\.1:\d+/open/")
    port = int(home.split(":")[2].split("/")[0])
    others = {str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}

    for host in others - {LOOPBACK} - {a for a in others if a.startswith("127.")}:
        with socket.socket() as probe:
            probe.settimeout(1)
            assert probe.connect_ex((host, port)) != 0
    served.stops()


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="Looks for the programs in /proc.")
def test_what_it_started_ends_when_it_is_killed(served: ServeProcess) -> None:
    home = served.opening_link.split("open/")[0]
    started = programs_of(served.data) - {served.process.pid}
    assert len(started) >= 3, "pages, their worker and the planner process"

    served.process.kill()
    served.process.wait()

    until = time.monotonic() + ENDS_WITHIN_S
    while programs_of(served.data) and time.monotonic() < until:
        time.sleep(0.2)
    assert programs_of(served.data) == set()
    assert not answers(int(home.split(":")[2].strip("/")))


def programs_of(data: Path) -> set[int]:
    """Running programs that were told of this data folder."""
    told, found = f"HINGEBACK_DATA={data}".encode(), set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if told in (folder / "environ").read_bytes().split(b"\0"):
                found.add(int(folder.name))
        except OSError:
            continue  # it has ended, or is somebody else's
    return found


def test_without_the_kernel_s_help_a_program_looks_for_its_parent_itself(tmp_path: Path) -> None:
    """A parent that starts a program, says its number, and ends."""
    program = "import os, time; from hingeback.cli.tied import tie_to; tie_to(os.getppid(), lambda: False); print(1, flush=True); time.sleep(60)"  # noqa: E501
    parent = (
        "import subprocess, sys; "
        f"child = subprocess.Popen([sys.executable, '-c', {program!r}], stdout=subprocess.PIPE); "
        "child.stdout.readline(); print(child.pid)"
    )
    done = subprocess.run([sys.executable, "-c", parent], capture_output=True, text=True, check=True)
    child = int(done.stdout)

    until = time.monotonic() + ENDS_WITHIN_S
    while is_running(child) and time.monotonic() < until:
        time.sleep(0.2)
    assert not is_running(child)


def is_running(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return True
