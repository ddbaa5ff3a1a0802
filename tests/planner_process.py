"""The planner process for tests: started once, on a socket of its own; `HINGEBACK_PLANNER` says where."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hingeback.planner.client import ADDRESS, ask
from hingeback.planner.messages import Question

HELLO = Question(kind="hello")
#: The patience of a slow machine; what is tested is that it answers, not how fast.
PATIENCE_S = 60.0


class PlannerProcess:
    def __init__(self, folder: Path) -> None:
        self.address = str(folder / "planner")
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, **environment: str) -> None:
        import os

        command = [sys.executable, "-m", "hingeback.planner.process", self.address]
        self.process = subprocess.Popen(command, env={**os.environ, **environment})
        until = time.monotonic() + PATIENCE_S
        while ask(HELLO, {ADDRESS: self.address}).status != "done":
            assert time.monotonic() < until and self.process.poll() is None, "the planner process did not start"
            time.sleep(0.1)

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()


@pytest.fixture(scope="session")
def planner_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlannerProcess]:
    made = PlannerProcess(tmp_path_factory.mktemp("p"))
    yield made
    if made.process is not None:
        made.kill()


@pytest.fixture
def planner(planner_process: PlannerProcess, monkeypatch: pytest.MonkeyPatch) -> PlannerProcess:
    """A planner process that pages and services of this test ask. Whoever kills it leaves the next test a new one."""
    if planner_process.process is None or planner_process.process.poll() is not None:
        planner_process.start()
    monkeypatch.setenv(ADDRESS, planner_process.address)
    return planner_process
