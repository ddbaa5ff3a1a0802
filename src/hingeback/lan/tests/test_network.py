"""Addresses, the name, and what is written down about them."""

from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path

import pytest

from hingeback.lan.addresses import NotAnAddressHere, home_addresses, host_text, in_order
from hingeback.lan.announcing import Announcer
from hingeback.lan.naming import keep_name
from hingeback.lan.standing import Standing, forget_standing, read_standing, write_standing


def ordered(*texts: str, first: str = "") -> list[str]:
    found = [ip_address(text) for text in texts]
    return [str(address) for address in in_order(found, ip_address(first) if first else None)]


def test_public_addresses_are_left_out() -> None:
    public = ("8.8.8.8", "192.0.2.2", "2001:db8::1", "100.64.0.1", "172.32.0.1", "127.0.0.1", "fe80::1", "::1")

    assert ordered(*public, "172.31.0.9", "fd00::2") == ["172.31.0.9", "fd00::2"]


def test_the_address_that_leads_out_comes_first_and_the_order_is_stable() -> None:
    texts = ("10.8.0.2", "fd00::2", "192.168.1.20", "10.8.0.2")

    assert ordered(*texts, first="192.168.1.20") == ["192.168.1.20", "10.8.0.2", "fd00::2"]
    assert ordered(*texts) == ordered(*reversed(texts)) == ["10.8.0.2", "192.168.1.20", "fd00::2"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("8.8.8.8", "not an address of a home network"),
        ("0.0.0.0", "not an address of a home network"),
        ("hingeback", "is not an address"),
        ("10.254.253.252", "does not have the address"),
    ],
)
def test_an_address_that_cannot_be_opened_is_refused(text: str, says: str) -> None:
    with pytest.raises(NotAnAddressHere, match=says):
        home_addresses([text])


def test_an_address_of_this_computer_can_be_asked_for() -> None:
    assert [str(address) for address in home_addresses(["127.0.0.2"])] == ["127.0.0.2"]


@pytest.mark.parametrize(("text", "shown"), [("192.168.1.20", "192.168.1.20"), ("fd00::2", "[fd00::2]")])
def test_an_address_as_it_is_typed(text: str, shown: str) -> None:
    assert host_text(ip_address(text)) == shown


def never(_name: str) -> bool:
    return False


def taken(*names: str) -> Callable[[str], bool]:
    return lambda name: name in names


def test_the_name_is_chosen_once_and_kept(tmp_path: Path) -> None:
    assert keep_name(tmp_path, taken("hingeback.local")) == "hingeback-2.local"
    assert keep_name(tmp_path, never) == "hingeback-2.local"


@pytest.mark.parametrize("content", [b"", b"example.org\n", b"-x.local", b"\xff\xfe", b"hingeback.local evil.local"])
def test_a_name_that_cannot_be_is_chosen_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "name").write_bytes(content)

    assert keep_name(tmp_path, never) == "hingeback.local"


def test_a_name_that_another_computer_tells_is_taken() -> None:
    here, there = (Announcer([ip_address("127.0.0.2")]) for _ in range(2))
    try:
        assert here.tell("hingeback-at-test.local", 8443)
        there.addresses = (ip_address("10.1.2.3"),)
        assert there.is_taken("hingeback-at-test.local")
        assert not there.is_taken("hingeback-nobody.local")
        assert not here.is_taken("hingeback-at-test.local"), "its own answer is no other computer"
    finally:
        here.close()
        there.close()


def test_a_network_that_lets_no_name_be_told_stops_nothing() -> None:
    announcer = Announcer([ip_address("10.254.253.252")])

    assert not announcer.is_taken("hingeback.local")
    assert not announcer.tell("hingeback.local", 8443)
    announcer.close()


def test_how_things_stand_is_read_back(tmp_path: Path) -> None:
    standing = Standing("hingeback.local", ("fd00::2", "10.0.0.2"), 8443, 8442, "AB:CD", "Hingeback at home", True)
    (tmp_path / "lan").mkdir()

    write_standing(tmp_path / "lan", standing)

    assert read_standing(tmp_path) == standing
    assert (standing.by_name(), standing.by_address(), standing.handout()) == (
        "https://hingeback.local:8443/", "https://[fd00::2]:8443/", "http://[fd00::2]:8442/",
    )  # fmt: skip
    forget_standing(tmp_path)
    assert read_standing(tmp_path) is None


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"addresses": 3}', '{"addresses": [], "unknown": 1}', "null"])
def test_a_broken_note_of_how_things_stand_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "lan").mkdir()
    (tmp_path / "lan" / "standing.json").write_text(content)

    assert read_standing(tmp_path) is None
