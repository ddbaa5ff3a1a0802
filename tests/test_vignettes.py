"""Golden vignettes: the engine says of each person what the specification says (tests/vignettes/README.md)."""

import re
from typing import Any

import pytest
from tests.vignettes.judging import differences
from tests.vignettes.reading import OPENED_ON, read_vignettes
from tests.vignettes.table import README, readme
from tests.vignettes.update import updated_block

from hingeback.engine.contracts.safety import Action, Tier

VIGNETTES = read_vignettes()
DISPUTED = {name for name, vignette in VIGNETTES.items() if "disputed" in vignette}
PATTERNS = {
    "STRAIN", "DISC", "POSTURE", "SCI", "OA", "STEN", "HYPERM", "NSCLBP", "NSLBP", "CHRONIC_REGIONAL", "WIDE",
}  # fmt: skip
MODIFIERS = {
    "OST", "OST-lite", "PREG", "POSTOP", "SPA", "FALLS", "PSY", "SPONDY", "OLDER", "WIDE", "CARDIO-CAP", "BP",
    "ANTICOAG", "DIAB", "SEATED",
}  # fmt: skip


def _parameters() -> list[Any]:
    marks = {name: [pytest.mark.xfail(strict=True, reason=VIGNETTES[name]["disputed"])] for name in DISPUTED}
    return [pytest.param(name, id=name, marks=marks.get(name, [])) for name in VIGNETTES]


@pytest.mark.parametrize("name", _parameters())
def test_the_engine_says_what_the_specification_says(name: str) -> None:
    assert differences(VIGNETTES[name]) == []


def test_a_wrong_expectation_is_seen() -> None:
    """Every kind of expectation can fail: a judge that never objects would prove nothing."""
    wrong = {
        "tier": "CLEAR", "rules": ["CES-1"], "missing": ["S01"], "fires": ["MH-1"], "not_fires": ["RD-3"],
        "profiles_include": ["DISC"], "profiles_exclude": ["STEN"], "modifiers_include": ["PREG"], "dp_not": ["FLEX"],
        "plan": {"no_rows": ["ppillar=='P-CAR'"], "some_row": ["id=='no_such_row'"], "pillars": ["P-XXX"],
                 "week_max": 1, "day_max": 1, "rpe_max": 0, "hold_max_s": 0, "block_max": 1, "new_max": 0},
    }  # fmt: skip
    found = " ".join(differences({**VIGNETTES["stenosis-with-heart-disease"], "expected": wrong}))
    for words in ("tier: expected", "rules: expected", "missing: expected", "fires: MH-1", "not_fires: RD-3"):
        assert words in found
    for words in ("DISC is missing", "STEN must not", "PREG is missing", "dp: must not", "although ppillar"):
        assert words in found
    for words in (
        "no row with",
        "pillar P-XXX",
        "min in the week",
        "min on",
        "has rpe",
        "has minutes",
        "new exercises",
    ):
        assert words in found


def test_withheld_and_planned_are_told_apart() -> None:
    stroke = {**VIGNETTES["pulsing-lump-in-the-belly"], "expected": {"plan": {"week_max": 300}}}
    calm = {**VIGNETTES["nine-hours-at-a-desk"], "expected": {"plan": "withheld"}}
    assert differences(stroke) == ["plan: withheld, but a week was expected"]
    assert differences(calm) == ["plan: a week was planned, but exercise is withheld"]


def test_every_tier_action_pattern_and_modifier_is_covered() -> None:
    expected = [vignette["expected"] for vignette in VIGNETTES.values()]

    def words(*names: str) -> set[str]:
        return {word for e in expected for name in names for word in e.get(name, ())}

    assert {e.get("tier") for e in expected} >= {tier.value for tier in Tier}
    assert {e.get("action") for e in expected} >= {action.value for action in Action}
    assert words("profiles", "profiles_include") >= PATTERNS
    assert words("modifiers", "modifiers_include") >= MODIFIERS


@pytest.mark.parametrize("name", VIGNETTES)
def test_a_source_is_opened_or_the_case_is_composed(name: str) -> None:
    source = VIGNETTES[name]["source"]
    if source.get("composed"):
        assert set(source) == {"composed", "exercises"}
        assert source["exercises"]
    else:
        assert set(source) == {"citation", "url", "opened_on", "found_in"}
        assert source["opened_on"] == OPENED_ON
        assert re.fullmatch(r"https?://[a-z][\w.-]+\.[a-z]+(:\d+)?/\S*", source["url"])


@pytest.mark.parametrize("name", VIGNETTES)
def test_a_story_is_short(name: str) -> None:
    sentences = re.findall(r"[.](?= |$)", VIGNETTES[name]["story"])
    assert 2 <= len(sentences) <= 5


def test_no_disputed_vignette_is_without_a_reason() -> None:
    assert all(len(VIGNETTES[name]["disputed"]) > 20 for name in DISPUTED)


def test_the_table_is_fresh() -> None:
    assert README.read_text(encoding="utf-8") == readme(), "Run: python -m tests.vignettes"


@pytest.mark.parametrize(
    ("expected", "updated"),
    [
        (" {tier: CLEAR, rules: []}", " {tier: SAME_DAY, rules: [A, B]}"),
        ("\n    tier: CLEAR\n    rules: [C]\n", "\n    tier: SAME_DAY\n    rules: [A, B]\n"),
        ("\n    tier: CLEAR\n", "\n    rules: [A, B]\n    tier: SAME_DAY\n"),
    ],
)
def test_an_update_rewrites_the_named_values_only(expected: str, updated: str) -> None:
    block = "- id: x\n  input: {change: {A40: {tier: CLEAR}}}\n  expected:"
    assert updated_block(block + expected, {"tier": "SAME_DAY", "rules": ["A", "B"]}) == block + updated
