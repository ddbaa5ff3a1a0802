"""Time, chance and language are handed in: one module reads the clock, one makes ids."""

import ast
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import hingeback.web
from hingeback.web.clock import FixedClock, clock_starting_on, local_day

WEB = Path(hingeback.web.__file__).parent
#: attribute calls that read the clock or make chance, and the one file that may.
READERS = {
    "timezone.now": (), "datetime.now": ("clock.py",), "datetime.utcnow": (), "date.today": (), "time.time": (),
    "datetime.today": (), "uuid.uuid4": (), "random.random": (), "timezone.localdate": (), "uuid.uuid1": (),
}  # fmt: skip


def calls_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{node.value.id}.{node.attr}"
        if isinstance(node, ast.keyword) and node.arg in ("auto_now", "auto_now_add"):
            yield "timezone.now"


def test_nobody_reads_the_clock_or_rolls_dice_alone() -> None:
    found = [
        f"{path.relative_to(WEB)}: {call}"
        for path in WEB.rglob("*.py")
        if "tests" not in path.parts and "migrations" not in path.parts
        for call in calls_in(path)
        if call in READERS and path.name not in READERS[call]
    ]

    assert found == []


def test_the_search_would_find_a_reader() -> None:
    assert "datetime.now" in list(calls_in(WEB / "clock.py"))


@pytest.mark.parametrize(
    ("hour", "zone", "day"),
    [(23, "UTC", 22), (23, "Europe/Berlin", 23), (1, "America/New_York", 21), (0, "Pacific/Kiritimati", 22)],
)
def test_a_day_is_the_day_where_the_person_lives(hour: int, zone: str, day: int) -> None:
    assert local_day(datetime(2026, 11, 22, hour, tzinfo=UTC), zone) == date(2026, 11, day)


def test_the_clock_of_the_demo_starts_on_its_anchor_and_runs() -> None:
    real = [datetime(2026, 11, 22, 23, tzinfo=UTC), datetime(2026, 11, 23, 1, tzinfo=UTC)]
    clock = clock_starting_on(date(2026, 3, 1), lambda: real[0])

    assert clock.now() == datetime(2026, 3, 1, 23, tzinfo=UTC)
    real.pop(0)
    assert clock.now() == datetime(2026, 3, 2, 1, tzinfo=UTC)


def test_a_fixed_clock_stands_still() -> None:
    clock = FixedClock(datetime(2026, 11, 22, tzinfo=UTC))

    assert clock.now() == clock.now()
    assert clock.forward(days=1).now().day == 23
