"""Pages of a person with five years of use: questions to the database, my week against a bare page, memory."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bench.measure import Measure

if TYPE_CHECKING:
    from tests.cast import Member

ROUNDS = 40
REQUESTS = 200
PORT = 8931
PAGES = ("/today/", "/week/", "/week/change/", "/progress/", "/learn/", "/physiotherapist/")


def run() -> Iterable[Measure]:
    with tempfile.TemporaryDirectory(prefix="hingeback-pages-") as folder:
        member = _old_hand(folder)
        yield from _queries(member)
        yield from _ratio(member)
        yield from _memory(member, folder)


def _old_hand(folder: str) -> "Member":
    """A database of its own with one person who has used it for five years."""
    os.environ |= {"HINGEBACK_DATA": folder, "DJANGO_SETTINGS_MODULE": "hingeback.web.config.settings"}
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from tests.cast import Member, WorldClock
    from tests.five_years import live_five_years

    settings.ALLOWED_HOSTS = ["testserver", "127.0.0.1"]
    clock = WorldClock(datetime.now(UTC))
    settings.CLOCK = clock
    member = Member("Ana", clock, country="DE")
    live_five_years(member, clock)
    return member


def _queries(member: "Member") -> Iterator[Measure]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for page in PAGES:
        member.opens(page)
        with CaptureQueriesContext(connection) as asked:
            status = member.opens(page).status_code
        if status != 200:
            raise RuntimeError(f"{page} answered {status}")
        yield Measure(f"queries of {page}", len(asked), "queries", "five years of use, second opening", 12)


def _ratio(member: "Member") -> Iterator[Measure]:
    """Processor time of my week over that of a page that says one word, both through all middleware, in turn."""
    from django.http import HttpResponse
    from django.urls import path

    from hingeback.web.config import urls

    urls.urlpatterns.append(path("bare/", lambda request: HttpResponse("bare")))
    from django.urls import clear_url_caches

    clear_url_caches()
    weeks, bares = [], []
    for _ in range(ROUNDS):
        weeks.append(_cpu_ms(lambda: member.opens("/week/")))
        bares.append(_cpu_ms(lambda: member.opens("/bare/")))
    week, bare = statistics.median(weeks), statistics.median(bares)
    yield Measure("my week, processor time", week, "ms", f"median of {ROUNDS}, five years of use")
    yield Measure("a bare page, processor time", bare, "ms", f"median of {ROUNDS}, same run, same middleware")
    yield Measure("my week in bare pages", week / bare, "times", "ratio of the two")


def _cpu_ms(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def _memory(member: "Member", folder: str) -> Iterator[Measure]:
    cookie = "; ".join(f"{name}={one.value}" for name, one in member.browser.cookies.items())
    with _server(folder) as server:
        for n in range(REQUESTS):
            request = urllib.request.Request(
                f"http://127.0.0.1:{PORT}{PAGES[n % len(PAGES)]}", headers={"Cookie": cookie}
            )
            with urllib.request.urlopen(request, timeout=30) as answer:
                if answer.status != 200 or "/open" in answer.url:
                    raise RuntimeError(f"{answer.url} answered {answer.status}")
        yield Measure("web process", _worker_mb(server.pid), "MB", f"resident after {REQUESTS} pages, as served", 200)


@contextmanager
def _server(folder: str) -> Iterator["subprocess.Popen[bytes]"]:
    """The pages as `hingeback serve` starts them."""
    command = [
        sys.executable, "-m", "gunicorn", "hingeback.web.config.wsgi:application", "--bind", f"127.0.0.1:{PORT}",
        "--workers", "1", "--threads", "4", "--worker-class", "gthread", "--log-level", "warning",
    ]  # fmt: skip
    server = subprocess.Popen(command, env={**os.environ, "HINGEBACK_DATA": folder})
    try:
        _wait()
        yield server
    finally:
        server.terminate()
        server.wait()


def _wait() -> None:
    for _ in range(150):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/help-fast/", timeout=5).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("The pages did not start.")


def _worker_mb(master: int) -> float:
    """The largest resident size among the server's own processes."""
    sizes = []
    for status in Path("/proc").glob("[0-9]*/status"):
        fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        if fields.get("PPid", "").strip() == str(master):
            sizes.append(int(fields["VmRSS"].split()[0]) / 1024)
    return max(sizes)
