"""Chance without a generator: the same words give the same number, wherever and in whatever order they are asked."""

from hashlib import sha256


def share(*words: object) -> float:
    """A number from 0 to just under 1, spread evenly."""
    digest = sha256("/".join(map(str, words)).encode()).digest()
    return int.from_bytes(digest[:6], "big") / (1 << 48)


def swing(*words: object) -> float:
    """A number from -1 to 1, mostly near 0."""
    return share(*words, "a") + share(*words, "b") - 1
