"""Telling the home network which name this computer goes by (multicast DNS). Without it, addresses still work."""

import logging
from collections.abc import Sequence
from contextlib import suppress
from ipaddress import ip_address

from zeroconf import AddressResolver, Error, IPVersion, ServiceInfo, Zeroconf  # type: ignore[attr-defined]

from hingeback.lan.addresses import Address

ASK_FOR_MS = 1200
_KIND = "_https._tcp.local."

#: What goes wrong in a network that does not let names be told; none of it may stop anything.
_NETWORK_SAYS_NO = (OSError, Error, RuntimeError)
logging.getLogger("zeroconf").setLevel(logging.ERROR)


class Announcer:
    """Says the name on these addresses until it is closed."""

    def __init__(self, addresses: Sequence[Address]) -> None:
        self.addresses = tuple(addresses)
        self._network = self._reach()
        self._told: ServiceInfo | None = None

    def is_taken(self, name: str) -> bool:
        """Whether somebody else in this network answers to the name."""
        if self._network is None:
            return False
        asked = AddressResolver(f"{name}.")
        with suppress(*_NETWORK_SAYS_NO):
            asked.request(self._network, ASK_FOR_MS)
        others = {ip_address(text) for text in asked.parsed_addresses()} - set(self.addresses)
        return bool(others)

    def tell(self, name: str, port: int) -> bool:
        """False where the network does not let it."""
        if self._network is None:
            return False
        told = ServiceInfo(
            _KIND, f"{name.removesuffix('.local').capitalize()}.{_KIND}", port=port, server=f"{name}.",
            addresses=[address.packed for address in self.addresses], properties={},
        )  # fmt: skip
        with suppress(*_NETWORK_SAYS_NO):
            self._network.register_service(told, allow_name_change=True)
            self._told = told
        return self._told is not None

    def close(self) -> None:
        if self._network is not None:
            with suppress(*_NETWORK_SAYS_NO):
                self._network.close()
        self._network = None

    def _reach(self) -> Zeroconf | None:
        short = [str(address) for address in self.addresses if address.version == 4]
        with suppress(*_NETWORK_SAYS_NO):
            return Zeroconf(interfaces=short, ip_version=IPVersion.V4Only) if short else _long_alone(self.addresses)
        return None


def _long_alone(addresses: Sequence[Address]) -> Zeroconf:
    return Zeroconf(interfaces=[str(address) for address in addresses], ip_version=IPVersion.V6Only)
