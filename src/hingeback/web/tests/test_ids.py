"""UUID version 7, held to the vectors that the browser's maker is held to as well."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hingeback.web.ids import new_id, uuid7

VECTORS = json.loads((Path(__file__).parent / "uuid7.vectors.json").read_text())


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: v["uuid"])
def test_the_vectors_hold(vector: dict[str, object]) -> None:
    made = uuid7(int(str(vector["unix_ms"])), bytes.fromhex(str(vector["random_hex"])))

    assert str(made) == vector["uuid"]
    assert (made.version, made.variant) == (7, "specified in RFC 4122")


def test_ids_are_in_the_order_of_time() -> None:
    moments = [datetime(2026, 11, 22, 9, 0, 0, ms * 1000, tzinfo=UTC) for ms in range(5)]

    made = [new_id(moment, lambda n: b"\xff" * n) for moment in moments]

    assert made == sorted(made)


@pytest.mark.parametrize(("unix_ms", "random_bytes"), [(-1, b"x" * 10), (1 << 48, b"x" * 10), (0, b"x" * 9)])
def test_what_does_not_fit_is_refused(unix_ms: int, random_bytes: bytes) -> None:
    with pytest.raises(ValueError):
        uuid7(unix_ms, random_bytes)
