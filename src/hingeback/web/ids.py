"""UUID version 7 (RFC 9562): ids in order of time, made from a time and random bytes that are handed in.

The browser makes the same ids; both are held to `tests/uuid7.vectors.json`, whose first vector is that of the RFC.
"""

import secrets
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

RandomBytes = Callable[[int], bytes]
system_random: RandomBytes = secrets.token_bytes


def uuid7(unix_ms: int, random_bytes: bytes) -> UUID:
    """48 bits of milliseconds, then 74 of the 80 random bits given (10 bytes)."""
    if not 0 <= unix_ms < 1 << 48:
        raise ValueError(f"{unix_ms} ms does not fit into 48 bits. Give milliseconds since 1970.")
    if len(random_bytes) != 10:
        raise ValueError(f"Give 10 random bytes, not {len(random_bytes)}.")
    noise = int.from_bytes(random_bytes, "big")
    rand_a, rand_b = (noise >> 64) & 0xFFF, noise & ((1 << 62) - 1)
    return UUID(int=(unix_ms << 80) | (0x7 << 76) | (rand_a << 64) | (0b10 << 62) | rand_b)


def new_id(moment: datetime, random: RandomBytes = system_random) -> UUID:
    return uuid7(int(moment.timestamp() * 1000), random(10))
