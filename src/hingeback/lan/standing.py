"""How things stand in the home network right now, written by `serve` and read by the pages."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from hingeback.lan.addresses import host_text
from hingeback.lan.files import write_whole


@dataclass(frozen=True, slots=True)
class Standing:
    """`problem` says why no phone can come in at the moment; then the addresses may be missing."""

    name: str = ""
    addresses: tuple[str, ...] = ()
    port: int = 0
    handout_port: int = 0
    fingerprint: str = ""
    authority: str = ""
    announced: bool = False
    problem: str = ""

    @property
    def is_open(self) -> bool:
        return bool(self.addresses) and not self.problem

    def by_name(self) -> str:
        return f"https://{self.name}:{self.port}/"

    def by_address(self) -> str:
        return f"https://{host_text(self.addresses[0])}:{self.port}/"

    def handout(self) -> str:
        """Where the certificate is handed out: by address, which needs nothing of the phone."""
        return f"http://{host_text(self.addresses[0])}:{self.handout_port}/"


def write_standing(folder: Path, standing: Standing) -> None:
    write_whole(folder / "standing.json", json.dumps(asdict(standing)).encode())


def forget_standing(data: Path) -> None:
    (data / "lan" / "standing.json").unlink(missing_ok=True)


def read_standing(data: Path) -> Standing | None:
    """None while `serve` runs for this computer alone."""
    try:
        told = json.loads((data / "lan" / "standing.json").read_bytes())
        return Standing(**told | {"addresses": tuple(told["addresses"])})
    except (FileNotFoundError, ValueError, TypeError, KeyError):
        return None
