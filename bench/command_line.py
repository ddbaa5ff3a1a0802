"""How long a person waits for the command line: the fastest of seven starts, since the machine is shared."""

import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from bench.measure import Measure

COMMAND = Path(sys.executable).parent / "hingeback"


def run() -> Iterable[Measure]:
    yield Measure("hingeback --help", _fastest([str(COMMAND), "--help"]), "s", "fastest of 7 starts, wall clock", 0.4)


def _fastest(command: list[str]) -> float:
    return min(_wall_s(command) for _ in range(7))


def _wall_s(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began
