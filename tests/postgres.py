"""A private PostgreSQL for one run of the tests: own folder, own socket, no port, never as root."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

USER = "postgres"


class NoPostgres(RuntimeError):
    """PostgreSQL is not installed; the text says how to get it."""


def find_programs() -> Path:
    """The folder with `initdb`: on the path, or the newest of Debian's."""
    on_path = shutil.which("initdb")
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
    if on_path:
        return Path(on_path).parent
    if not folders:
        raise NoPostgres("PostgreSQL is missing. On Debian: apt-get install -y postgresql")
    return folders[-1]


@dataclass(frozen=True)
class PrivatePostgres:
    """Lives in `folder`; `start` makes it anew, `stop` ends it."""

    folder: Path
    programs: Path

    @property
    def socket(self) -> Path:
        return self.folder / "socket"

    def start(self) -> None:
        self.socket.mkdir(parents=True)
        self._give_away()
        data = self.folder / "cluster"
        self._run("initdb", "-D", str(data), "-U", USER, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
        self._run("pg_ctl", "-D", str(data), "-w", "-l", str(self.socket / "log"), "-o", self._options(), "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self.folder / "cluster"), "-m", "immediate", "-w", "stop")

    def _options(self) -> str:
        return f"-k {self.socket} -c listen_addresses='' -c fsync=off -c full_page_writes=off -c max_connections=40"

    def _give_away(self) -> None:
        """As root: let the unprivileged user own the folder. The server refuses to run as root."""
        if os.geteuid() == 0:
            self.folder.chmod(0o711)
            self.folder.parent.chmod(self.folder.parent.stat().st_mode | 0o011)
            subprocess.run(["chown", "-R", _unprivileged(), str(self.folder)], check=True)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.programs / program), *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", _unprivileged(), "--", *command]
        done = subprocess.run(command, capture_output=True, text=True, cwd="/")
        if done.returncode:
            raise RuntimeError(f"{program} did not work: {done.stderr or done.stdout}")


def _unprivileged() -> str:
    known = Path("/etc/passwd").read_text()
    return USER if f"\n{USER}:" in known else "nobody"
