"""The planner process under `serve`: there with the pages, started again when it ends, gone with them."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hingeback.cli import planner_part
from hingeback.cli.planner_part import MOST_ENDS, PlannerPart
from hingeback.planner.client import ask
from hingeback.planner.messages import Question

WAIT_S = 90.0
HELLO = Question(kind="hello", within_s=1.0)


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def part(said: list[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[PlannerPart]:
    monkeypatch.setattr(planner_part, "PAUSE_S", 0.0)
    made = PlannerPart(said.append)
    yield made
    made.stop()


def answers(part: PlannerPart) -> bool:
    until = time.monotonic() + WAIT_S
    while time.monotonic() < until:
        if ask(HELLO, part.environment).status == "done":
            return True
        time.sleep(0.1)
    return False


def kill(part: PlannerPart) -> None:
    process = part._process
    assert process is not None
    process.kill()
    process.wait()


def test_a_process_that_ended_is_started_again(part: PlannerPart, said: list[str]) -> None:
    part.start()
    assert answers(part)
    part.watch()
    first = part._process
    kill(part)
    part.watch()
    assert part._process is not first and answers(part)
    assert said == []


def test_one_that_does_not_stay_up_is_left_alone_and_told_once(part: PlannerPart, said: list[str]) -> None:
    part.start()
    for _ in range(MOST_ENDS + 3):
        kill(part)
        part.watch()
    assert len(said) == 1 and "without it" in said[0]
    assert ask(HELLO, part.environment).status == "gone"


def test_it_leaves_nothing_behind(said: list[str]) -> None:
    part = PlannerPart(said.append)
    folder = Path(part.address).parent
    part.start()
    assert answers(part)
    part.stop()
    assert not folder.exists()
    assert part._process is not None and part._process.poll() is not None
