"""`hingeback serve`: the pages for myself and the demo beside them, on this computer, started and stopped as one."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

from hingeback.cli import tied
from hingeback.cli.lan import Lan
from hingeback.cli.planner_part import PlannerPart
from hingeback.cli.ports import LOOPBACK, Choice, answers, choose_port
from hingeback.lan.standing import forget_standing
from hingeback.planner.client import ADDRESS
from hingeback.web.config.folder import data_folder

STOP_WITHIN_S = 10.0
LOOK_EVERY_S = 0.2
SETTINGS = "hingeback.web.config.settings"


class CannotServe(RuntimeError):
    """A part did not start; the text says which."""


@dataclass(slots=True)
class Household:
    """The processes of one `serve`, and what the two realms must know of each other."""

    folder: Path
    home: Choice
    demo: Choice | None
    lan: Lan | None = None
    servers: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)
    builder: "subprocess.Popen[bytes] | None" = None
    planner: PlannerPart = field(default_factory=lambda: PlannerPart(print))
    stopping: bool = False

    @property
    def ready_mark(self) -> Path:
        """Stands while the demo can be opened; the home pages look for it."""
        return self.folder / "demo.ready"

    def environment(self, realm: str) -> dict[str, str]:
        demo = {"HINGEBACK_DEMO_ADDRESS": address(self.demo.port)} if self.demo else {}
        anchor = {"HINGEBACK_ANCHOR": datetime.now(UTC).date().isoformat()} if realm == "demo" else {}
        inherited = {k: v for k, v in os.environ.items() if k != "HINGEBACK_ANCHOR"}
        return {
            **inherited, "DJANGO_SETTINGS_MODULE": SETTINGS, "HINGEBACK_REALM": realm,
            "HINGEBACK_DATA": str(self.folder), "HINGEBACK_HOME_ADDRESS": address(self.home.port), **demo, **anchor,
            **self.planner.environment,
        }  # fmt: skip


def serve(
    port: int | None = None, demo: bool = True, say: Callable[[str], None] = print, lan: Lan | None = None
) -> int:
    """Serve until Ctrl-C or SIGTERM. Returns the exit code."""
    folder = data_folder()
    home = choose_port(folder / "port", port)
    house = Household(folder, home, choose_port(folder / "demo_port", usual=home.port + 1) if demo else None, lan)
    house.ready_mark.unlink(missing_ok=True)
    forget_standing(folder)
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, _stopper(house))
    try:
        _open(house, say)
        return _watch(house, say)
    except CannotServe as problem:
        print(problem, file=sys.stderr)
        return 1
    finally:
        _stop(house)


def address(port: int) -> str:
    return f"http://{LOOPBACK}:{port}/"


def _open(house: Household, say: Callable[[str], None]) -> None:
    """Bring the database up to date, start the pages, and only then print the link."""
    token = _prepare(house, "home")
    house.planner.start()
    _start_server(house, "home", house.home.port)
    _wait_until_answering(house, "home", house.home.port)
    if house.demo is not None:
        house.builder = subprocess.Popen(
            tied.command("hingeback.cli.demo_database"), env=house.environment("demo") | {ADDRESS: ""}
        )
    for line in _greeting(house, token):
        say(line)
    sys.stdout.flush()
    if house.lan is not None:
        house.lan.open(house.folder, house.environment("home"), say, lambda: house.stopping)


def _greeting(house: Household, token: str) -> list[str]:
    lines = [f"Your data: {house.folder}"]
    if house.home.moved:
        lines.append(
            f"Port {house.home.wanted} is taken, so this time it is {house.home.port}. "
            "A browser takes that for another place: what it keeps itself, such as colours and size, starts afresh."
        )
    lines.append(f"Open Hingeback: {address(house.home.port)}open/{token}")
    lines.append("The link works once. Later open the same address without it. Stop with Ctrl-C.")
    return lines


def _prepare(house: Household, realm: str) -> str:
    """Migrate in a process of its own; the last line it prints is the token of the opening link."""
    command = tied.command("hingeback.web.config.prepare")
    done = subprocess.run(command, env=house.environment(realm), stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise CannotServe("The database could not be made ready. What is above says why; nothing was lost.")
    return done.stdout.strip().splitlines()[-1]


def _start_server(house: Household, realm: str, port: int) -> None:
    command = tied.command(
        "gunicorn", "hingeback.web.config.wsgi:application", "--bind", f"{LOOPBACK}:{port}",
        "--workers", "1", "--threads", "4", "--worker-class", "gthread", "--log-level", "warning",
        "--graceful-timeout", "5", "--timeout", "60", "--keep-alive", "5",
    )  # fmt: skip
    house.servers[realm] = subprocess.Popen(command, env=house.environment(realm))


def _wait_until_answering(house: Household, realm: str, port: int) -> None:
    while not answers(port):
        if house.stopping or house.servers[realm].poll() is not None:
            raise CannotServe(f"The {realm} pages did not start.")
        time.sleep(LOOK_EVERY_S)


def _watch(house: Household, say: Callable[[str], None]) -> int:
    """Until somebody stops us, or a server ends by itself."""
    while not house.stopping:
        _open_demo_when_built(house, say)
        house.planner.watch()
        if house.lan is not None:
            house.lan.look()
        ended = [realm for realm, server in house.servers.items() if server.poll() is not None]
        if ended:
            raise CannotServe(f"The {' and '.join(ended)} pages stopped by themselves.")
        time.sleep(LOOK_EVERY_S)
    return 0


def _open_demo_when_built(house: Household, say: Callable[[str], None]) -> None:
    """The demo is built beside the running pages; it opens when it is whole, and its absence stops nothing."""
    if house.demo is None or house.builder is None or house.builder.poll() is None:
        return
    failed, house.builder = house.builder.returncode != 0, None
    if failed:
        say("The demo could not be prepared. Everything else works.")
        return
    _start_server(house, "demo", house.demo.port)
    _wait_until_answering(house, "demo", house.demo.port)
    house.ready_mark.touch()
    say(f"The demo: {address(house.demo.port)}")
    sys.stdout.flush()


def _stopper(house: Household) -> Callable[[int, FrameType | None], None]:
    def stop(_sign: int, _frame: FrameType | None) -> None:
        house.stopping = True

    return stop


def _stop(house: Household) -> None:
    """All together: asked first, ended after ten seconds."""
    house.ready_mark.unlink(missing_ok=True)
    if house.lan is not None:
        house.lan.close()
    running = [p for p in (*house.servers.values(), house.builder) if p is not None and p.poll() is None]
    for process in running:
        process.terminate()
    until = time.monotonic() + STOP_WITHIN_S
    for process in running:
        try:
            process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    house.planner.stop()
