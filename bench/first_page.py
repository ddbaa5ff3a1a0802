"""From a clone to the first page: cold (no packages, no caches) and warm (a second start)."""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterable
from pathlib import Path

from bench.measure import Measure

ROOT = Path(__file__).parents[1]
LINK = re.compile(r"http://127\.0\.0\.1:\d+/open/[\w-]+")


def run() -> Iterable[Measure]:
    folder = Path(tempfile.mkdtemp(prefix="hingeback-first-page-"))
    try:
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder / "clone")], check=True)
        yield Measure("clone to first page, cold", _start_s(folder), "s", "make run, empty caches, wall clock", 120)
        yield Measure("second start to first page", _start_s(folder), "s", "make run again, wall clock", 25)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _start_s(folder: Path) -> float:
    """Seconds from `make run` to an answered first page. Everything it may have cached lives in `folder`."""
    env = {
        **os.environ,
        "HINGEBACK_DATA": str(folder / "data"),
        "UV_CACHE_DIR": str(folder / "uv"),
        "PIP_CACHE_DIR": str(folder / "pip"),
        "npm_config_cache": str(folder / "npm"),
    }
    log = folder / "log"
    began = time.perf_counter()
    with log.open("w") as out:
        process = subprocess.Popen(
            ["make", "run"], cwd=folder / "clone", env=env, stdout=out, stderr=out, start_new_session=True
        )
    try:
        return _until_answered(process, log) - began
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def _until_answered(process: subprocess.Popen[bytes], log: Path) -> float:
    while process.poll() is None:
        link = LINK.search(log.read_text())
        if link and _answers(link.group()):
            return time.perf_counter()
        time.sleep(0.2)
    raise RuntimeError(f"make run ended before a page answered:\n{log.read_text()}")


def _answers(link: str) -> bool:
    try:
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        with opener.open(link, timeout=10) as page:
            return bool(page.status == 200)
    except OSError:
        return False
