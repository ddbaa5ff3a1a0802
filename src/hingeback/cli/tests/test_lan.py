"""What `serve --lan` says and does when the network, the clock or the folder does not play along."""

import subprocess
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest

from hingeback.cli import lan as lan_module
from hingeback.cli.lan import Lan
from hingeback.cli.lan_words import greeting, terminal_code
from hingeback.lan.addresses import Address, NotAnAddressHere
from hingeback.lan.standing import Standing, read_standing

HOME = (ip_address("192.168.1.20"),)
ELSEWHERE = (ip_address("10.0.0.7"),)


@dataclass
class FakeServer:
    """Starts at once and ends when it is told to."""

    environment: dict[str, str]
    hosts: list[str]
    port: int
    starts: bool = True
    has_ended: bool = False

    def answers_in_time(self) -> bool:
        return self.starts

    def stop(self) -> None:
        self.has_ended = True


@dataclass
class World:
    """The network around the computer, as a test sets it."""

    found: tuple[Address, ...] = HOME
    starts: bool = True
    name_is_taken: bool = False
    started: list[FakeServer] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    lan: Lan = field(default_factory=Lan)

    def opens(self, folder: Path) -> Standing:
        self.lan.open(folder, {}, self.said.append)
        standing = read_standing(folder)
        assert standing is not None
        return standing

    def looks(self) -> None:
        self.lan.next_look_s = 0.0
        self.lan.look()


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    world = World()

    class FakeAnnouncer:
        def __init__(self, _addresses: object) -> None: ...
        def is_taken(self, _name: str) -> bool:
            return world.name_is_taken

        def tell(self, _name: str, _port: int) -> bool:
            return True

        def close(self) -> None: ...

    def start(environment: dict[str, str], hosts: list[str], port: int, *_more: Any) -> FakeServer:
        world.started.append(FakeServer(environment, hosts, port, world.starts))
        return world.started[-1]

    monkeypatch.setattr(lan_module, "home_addresses", lambda _asked_for: world.found)
    monkeypatch.setattr(lan_module, "choose_port", lambda _file, wanted=None, usual=8443, hosts=(): _choice(usual))
    monkeypatch.setattr(lan_module, "Announcer", FakeAnnouncer)
    monkeypatch.setattr(lan_module, "pages_server", start)
    monkeypatch.setattr(lan_module, "handout_server", lambda hosts, port, _public: start({}, hosts, port))
    monkeypatch.setattr(lan_module.Lan, "_write_public", lambda _self, folder: folder / "public")
    return world


def _choice(port: int) -> lan_module.Choice:
    return lan_module.Choice(port, port)


def test_it_opens_on_the_private_addresses_and_tells_the_pages_their_names(world: World, tmp_path: Path) -> None:
    standing = world.opens(tmp_path)
    pages, handout = world.started

    assert standing.is_open and standing.by_name() == "https://hingeback.local:8443/"
    assert pages.hosts == ["192.168.1.20", "127.0.0.1"] and handout.hosts == ["192.168.1.20"]
    assert pages.environment["HINGEBACK_LAN_HOSTS"] == "hingeback.local,localhost,127.0.0.1,192.168.1.20"


def test_without_a_home_network_it_says_so_and_looks_again(world: World, tmp_path: Path) -> None:
    world.found = ()
    standing = world.opens(tmp_path)
    assert not standing.is_open and "in no home network right now" in standing.problem
    assert world.said == [standing.problem] and world.started == []

    world.looks()
    assert len(world.said) == 1, "it is said once"

    world.found = HOME
    world.looks()
    found = read_standing(tmp_path)
    assert found is not None and found.is_open


def test_another_address_gets_a_new_certificate_from_the_same_authority(world: World, tmp_path: Path) -> None:
    before = world.opens(tmp_path)
    world.found = ELSEWHERE
    world.looks()

    after = read_standing(tmp_path)
    assert after is not None and after.addresses == ("10.0.0.7",)
    assert (after.fingerprint, after.name, after.port) == (before.fingerprint, before.name, before.port)
    assert [server.has_ended for server in world.started] == [True, True, False, False]
    assert any("addresses of this computer have changed" in line for line in world.said)


def test_a_server_that_ended_is_started_again(world: World, tmp_path: Path) -> None:
    world.opens(tmp_path)
    world.started[0].has_ended = True
    world.looks()

    assert "They are started again" in " ".join(world.said)
    assert [server.has_ended for server in world.started] == [True, True, False, False]


def test_nothing_happens_while_nothing_changes(world: World, tmp_path: Path) -> None:
    world.opens(tmp_path)
    said = list(world.said)
    for _ in range(5):
        world.looks()

    assert world.said == said and len(world.started) == 2


def test_pages_that_do_not_start_stop_nothing_else(world: World, tmp_path: Path) -> None:
    world.starts = False

    assert "did not start" in world.opens(tmp_path).problem
    assert all(server.has_ended for server in world.started)


def test_a_clock_that_was_never_set_is_named(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Unset(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> "Unset":
            return cls(1970, 1, 1, tzinfo=UTC)

    monkeypatch.setattr(lan_module, "datetime", Unset)

    assert "clock says 01 January 1970" in world.opens(tmp_path).problem


def test_a_folder_that_cannot_be_written_is_named_and_stops_nothing_else(world: World, tmp_path: Path) -> None:
    (tmp_path / "lan").write_text("in the way")
    world.lan.open(tmp_path, {}, world.said.append)

    assert "could not be written" in world.said[0]
    assert world.started == []


def test_a_name_that_is_taken_is_not_told(world: World, tmp_path: Path) -> None:
    (tmp_path / "lan").mkdir()
    (tmp_path / "lan" / "name").write_text("hingeback.local")
    world.name_is_taken = True

    standing = world.opens(tmp_path)

    assert not standing.announced
    assert any("goes by hingeback.local too" in line for line in world.said)


def test_a_broken_certificate_is_mended_while_it_runs(world: World, tmp_path: Path) -> None:
    before = world.opens(tmp_path)
    (tmp_path / "lan" / "server.pem").write_bytes(b"half")
    world.lan.next_renewal_s = 0.0
    world.looks()

    assert any("server.pem is broken" in line for line in world.said)
    assert (tmp_path / "lan" / "server.pem").read_bytes().endswith(b"-----END CERTIFICATE-----\n")
    assert world.lan.standing == before


def test_closing_forgets_how_things_stood(world: World, tmp_path: Path) -> None:
    world.opens(tmp_path)
    world.lan.close()

    assert read_standing(tmp_path) is None
    assert all(server.has_ended for server in world.started)


def test_an_address_is_checked_before_anything_starts() -> None:
    with pytest.raises(NotAnAddressHere):
        Lan.wanted(True, None, ("8.8.8.8",))
    assert Lan.wanted(False, None, ("8.8.8.8",)) is None


def test_a_public_address_is_refused_kindly_on_the_command_line() -> None:
    command = [sys.executable, "-m", "hingeback.cli.main", "serve", "--lan", "--lan-address", "8.8.8.8"]
    done = subprocess.run(command, capture_output=True, text=True)

    assert done.returncode == 2
    assert "not an address of a home network" in done.stderr and "Traceback" not in done.stderr


def test_the_terminal_shows_a_code_that_is_square() -> None:
    lines = terminal_code("http://192.168.1.20:8442/").splitlines()

    assert len({len(line) for line in lines}) == 1
    assert abs(len(lines) * 2 - len(lines[0])) <= 1


def test_without_a_name_the_terminal_gives_the_address() -> None:
    lines = greeting(Standing("hingeback.local", ("10.0.0.7",), 8443, 8442, "AB", "x", announced=False), qr=False)

    assert "https://10.0.0.7:8443/" in lines[0] and "hingeback.local" not in lines[0]
    assert "pair the phone again" in lines[-1]
