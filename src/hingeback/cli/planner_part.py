"""The planner process beside the pages: started with them, started again if it ends, never in their way."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from hingeback.cli import tied
from hingeback.planner.client import ADDRESS

#: Between two starts, so that a part that cannot run does not keep the machine busy.
PAUSE_S = 5.0
#: After so many ends in a row the pages go on alone.
MOST_ENDS = 5
STEADY_AFTER_S = 60.0


class PlannerPart:
    """Runs `hingeback.planner.process` on a socket in a folder of its own. Nothing of a person is kept there."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._folder = Path(tempfile.mkdtemp(prefix="hingeback-"))
        self._process: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0
        self._ends = 0

    @property
    def address(self) -> str:
        return str(self._folder / "planner")

    @property
    def environment(self) -> Mapping[str, str]:
        """What the pages have to know."""
        return {ADDRESS: self.address}

    def start(self) -> None:
        self._started_at = time.monotonic()
        command = tied.command("hingeback.planner.process", self.address)
        self._process = subprocess.Popen(command, env={**os.environ, "OMP_NUM_THREADS": "1"})

    def watch(self) -> None:
        """Start it again where it ended by itself; after so many ends in a row leave it."""
        ended = self._process is not None and self._process.poll() is not None
        ran_s = time.monotonic() - self._started_at
        if not ended or self._ends >= MOST_ENDS or ran_s < PAUSE_S:
            return
        self._ends = 1 if ran_s > STEADY_AFTER_S else self._ends + 1
        if self._ends >= MOST_ENDS:
            self._say("The part that looks for the best week does not stay up. Weeks are made without it.")
            return
        self.start()

    def stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(2.0)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)
