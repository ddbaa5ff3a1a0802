"""Where the person's own installation answers: written on paper, and as a code for the camera of a phone."""

from dataclasses import dataclass
from urllib.parse import urlsplit

import segno

LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Address:
    """`code` is an SVG; empty where a phone could not reach the address."""

    written: str
    code: str


def address_on_paper(url: str) -> Address:
    """An address of this computer alone gets no code: on a phone it would lead nowhere."""
    if urlsplit(url).hostname in LOOPBACK:
        return Address(url, "")
    drawn = segno.make(url, error="m", micro=False)
    return Address(url, drawn.svg_inline(scale=1, border=4, dark="#000", omitsize=True))
