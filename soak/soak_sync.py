"""The outbox of the browser on random walks: lost requests and answers, crashes, duplicates, strays that arrive late,
two tabs, two devices, two persons, clocks two days off, phones and servers set back to older copies.

The walk itself is TypeScript (`browser/outbox/walk`), since it walks the true outbox; this starts it and counts.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STEPS = 120_000
WALK = "browser/outbox/walk/walk.test.ts"


def soak(scale: float = 1.0) -> int:
    """The number of walks that lost or doubled something: 0, or 1, since the first one ends the run."""
    steps = max(60, int(STEPS * scale))
    seed = int(os.environ.get("HINGEBACK_WALK_SEED", "1000000"))
    began = time.monotonic()
    done = subprocess.run(
        ["npx", "vitest", "run", WALK, "-t", "random steps"],
        cwd=ROOT, capture_output=True, text=True,
        env={**os.environ, "HINGEBACK_WALK_STEPS": str(steps), "HINGEBACK_WALK_SEED": str(seed)},
    )  # fmt: skip
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)
    verdict = "nothing lost, nothing doubled" if not done.returncode else "FOUND SOMETHING"
    print(f"sync: {steps} random steps from walk {seed}, {time.monotonic() - began:.0f} s: {verdict}", flush=True)
    return int(done.returncode != 0)
