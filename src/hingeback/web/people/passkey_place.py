"""Where a passkey can work: it belongs to a host name, and browsers allow none without HTTPS or in numbers."""

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port

from hingeback.lan.standing import read_standing


@dataclass(frozen=True, slots=True)
class PasskeyPlace:
    """`problem`: `number` (an address in numbers) or `insecure`; `elsewhere`: where the same pages have a name."""

    rp_id: str
    origin: str
    problem: str = ""
    elsewhere: str = ""

    @property
    def works(self) -> bool:
        return not self.problem


def passkey_place(request: HttpRequest) -> PasskeyPlace:
    host, port = split_domain_port(request.get_host())
    origin = f"{request.scheme}://{request.get_host()}"
    number = _number(host)
    if number is not None and number.is_loopback:
        return PasskeyPlace(host, origin, "number", f"{request.scheme}://localhost{':' + port if port else ''}/")
    if number is not None:
        return PasskeyPlace(host, origin, "number", _name_at_home())
    if host != "localhost" and not request.is_secure():
        return PasskeyPlace(host, origin, "insecure")
    return PasskeyPlace(host, origin)


def _number(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host.strip("[]"))
    except ValueError:
        return None


def _name_at_home() -> str:
    """The name in the home network, while it is announced."""
    standing = read_standing(settings.DATA_FOLDER)
    return standing.by_name() if standing is not None and standing.is_open and standing.announced else ""
