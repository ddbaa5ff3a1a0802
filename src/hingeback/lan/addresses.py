"""The addresses of this computer in a home network. Private ones alone: nothing ever answers on a public one."""

import socket
from collections.abc import Iterable
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import ifaddr

Address = IPv4Address | IPv6Address

PRIVATE = tuple(
    ip_network(text) for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "fc00::/7")
)
LOOPBACK = tuple(ip_network(text) for text in ("127.0.0.0/8", "::1/128"))
#: Networks between programs on this computer, which no phone can reach.
_INSIDE_THIS_COMPUTER = ("docker", "veth", "virbr", "br-", "lxc", "podman")
#: Nothing is sent there: the system only says by which address it would go.
_SOMEWHERE = ("10.255.255.254", 9)


class NotAnAddressHere(ValueError):
    """An address that was asked for and cannot be opened; the text says why."""


def home_addresses(asked_for: Iterable[str] = ()) -> tuple[Address, ...]:
    """The private addresses of this computer, the likeliest first. With `asked_for` those. Raises NotAnAddressHere."""
    chosen = tuple(_asked(text) for text in asked_for)
    return chosen or in_order(_of_this_computer(), _way_out())


def is_private(address: Address) -> bool:
    return any(address in network for network in PRIVATE if network.version == address.version)


def is_loopback(address: Address) -> bool:
    return any(address in network for network in LOOPBACK if network.version == address.version)


def in_order(found: Iterable[Address], first: Address | None) -> tuple[Address, ...]:
    """Private ones, each once: the one that leads out, then the short ones, then by number, so that order is stable."""
    private = {address for address in found if is_private(address)}
    return tuple(sorted(private, key=lambda a: (a != first, a.version, a.packed)))


def host_text(address: Address | str) -> str:
    """As it stands in an address bar: IPv6 in brackets."""
    return f"[{address}]" if ":" in str(address) else str(address)


def _asked(text: str) -> Address:
    try:
        address = ip_address(text.strip())
    except ValueError as error:
        raise NotAnAddressHere(f"{text!r} is not an address. An example: 192.168.1.20.") from error
    if not (is_private(address) or is_loopback(address)):
        raise NotAnAddressHere(f"{address} is not an address of a home network. Those begin with 192.168., 10. or 172.")
    _must_be_here(address)
    return address


def _must_be_here(address: Address) -> None:
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        try:
            probe.bind((str(address), 0))
        except OSError as error:
            raise NotAnAddressHere(f"This computer does not have the address {address}.") from error


def _of_this_computer() -> list[Address]:
    found: list[Address] = []
    for adapter in ifaddr.get_adapters():
        if not str(adapter.name).startswith(_INSIDE_THIS_COMPUTER):
            found += [ip_address(ip.ip if isinstance(ip.ip, str) else ip.ip[0]) for ip in adapter.ips]
    return found


def _way_out() -> Address | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, suppress(OSError):
        probe.connect(_SOMEWHERE)
        return ip_address(probe.getsockname()[0])
    return None
