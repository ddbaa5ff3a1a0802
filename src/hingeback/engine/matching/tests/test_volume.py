"""E2 volume: rows E2-V1 to E2-V9, clamp, WIDE and HYPERM, the gentle ceiling."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hingeback.engine.contracts.answers import Answers
from hingeback.engine.contracts.assessment import Irritability, Stage
from hingeback.engine.library import load_library
from hingeback.engine.matching.tests.people import assessed
from hingeback.engine.matching.volume import judge_volume

TABLE = load_library().tables["volume"]
DAYS = {"ACUTE": 10, "SUBACUTE": 60, "CHRONIC": 200}
WORDS: dict[str, dict[str, Any]] = {
    "HIGH": {"A33": "0-2", "A34": ">240"},
    "MODERATE": {},
    "LOW": {"A15": {"now": 2, "avg7": 2, "worst7": 3}},
}
ROWS = [
    ("ACUTE", "HIGH", 30, 90, 120, 210), ("ACUTE", "MODERATE", 45, 105, 150, 240), ("ACUTE", "LOW", 60, 150, 210, 300),
    ("SUBACUTE", "HIGH", 40, 90, 150, 240), ("SUBACUTE", "MODERATE", 60, 130, 200, 270),
    ("SUBACUTE", "LOW", 80, 170, 240, 300), ("CHRONIC", "HIGH", 40, 90, 150, 240),
    ("CHRONIC", "MODERATE", 60, 140, 210, 300), ("CHRONIC", "LOW", 90, 180, 270, 300),
]  # fmt: skip


@pytest.mark.parametrize(("stage", "word", "least", "most", "wk6", "wk12"), ROWS)
def test_every_row_from_the_least_to_the_most(
    stage: str, word: str, least: int, most: int, wk6: int, wk12: int
) -> None:
    base = {**WORDS[word], "A12": {"days": DAYS[stage]}, "A61": 0}
    idle = assessed(**base, A60=0)
    assert (idle.stage, idle.irritability) == (stage, word)
    assert idle.volume and idle.volume.model_dump() == {
        "v0": least, "start_max": most, "cap_wk6": wk6, "cap_wk12": wk12
    }  # fmt: skip
    busy = assessed(**base, A60=900)
    assert busy.volume and busy.volume.v0 == most


@pytest.mark.parametrize(
    ("minutes", "strength_days", "v0"),
    [(100, 0, 80), (101, 0, 80), (100, 1, 96), (60, 2, 80), (0, 5, 80), (None, None, 60)],
)
def test_what_is_tolerated_now_sets_the_start(minutes: int | None, strength_days: int | None, v0: int) -> None:
    found = assessed(A60=minutes, A61=strength_days).volume
    assert found and found.v0 == v0


@pytest.mark.parametrize(
    ("change", "v0", "start_max"),
    [
        ({"A51": ["eds"]}, 56, 91),
        ({"A10": ["low_back_C", "hand_L", "hand_R", "knee_L"]}, 56, 91),
        ({"A51": ["eds"], "A10": ["low_back_C", "hand_L", "hand_R", "knee_L"]}, 56, 91),
        ({"A51": ["eds"], "A60": 118, "A61": 0}, 66, 91),
        ({"A51": ["eds"], "A60": 0, "A61": 0}, 42, 91),
    ],
)
def test_wide_and_bendy_start_at_seven_tenths_once_rounded_down(
    change: dict[str, Any], v0: int, start_max: int
) -> None:
    found = assessed(**{"A60": 100, "A61": 0, **change}).volume
    assert found and (found.v0, found.start_max) == (v0, start_max)
    assert (found.cap_wk6, found.cap_wk12) == (200, 270)


def test_gentle_only_never_goes_beyond_70_minutes() -> None:
    found = assessed(A52=["heart_disease"], A60=200)
    assert found.initial_state == "GENTLE"
    assert found.volume and set(found.volume.model_dump().values()) == {70}


@given(
    pa=st.floats(0, 5000), days=st.integers(0, 7), stage=st.sampled_from(Stage), word=st.sampled_from(Irritability),
    labels=st.sets(st.sampled_from(["WIDE", "HYPERM", "OST"])), gentle=st.booleans(),
)  # fmt: skip
def test_the_volume_always_stays_inside_its_row(
    pa: float, days: int, stage: Stage, word: Irritability, labels: set[str], gentle: bool
) -> None:
    found = judge_volume(Answers(A60=pa, A61=days), stage, word, labels, gentle, TABLE)
    assert 0 < found.v0 <= found.start_max <= found.cap_wk6 <= found.cap_wk12 <= 300
    assert not gentle or found.cap_wk12 <= 70


@given(pa=st.integers(0, 600), more=st.integers(0, 100))
def test_who_does_more_never_starts_lower(pa: int, more: int) -> None:
    def v0(minutes: int) -> int:
        return judge_volume(Answers(A60=minutes), Stage.CHRONIC, Irritability.LOW, (), False, TABLE).v0

    assert v0(pa) <= v0(pa + more)
