"""The engine's evaluator passes the cases that the browser part passes too; a broken rule fails one of them."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from hingeback.engine.library import load_library
from hingeback.engine.on_device import DeviceRule, LocalHold, device_rules, held_by, judge_event, next_hold
from hingeback.engine.on_device.rules import read_rules

FILE = Path(__file__).parents[5] / "browser" / "on-device" / "on-device.cases.json"
SHARED = json.loads(FILE.read_text(encoding="utf-8"))
RULES = device_rules(load_library())


def failing(rules: Sequence[DeviceRule]) -> list[dict[str, Any]]:
    def told(case: dict[str, Any]) -> tuple[str, list[str]]:
        judged = judge_event(case["event"], case["facts"], rules)
        return judged.rule, list(judged.matched)

    return [case for case in SHARED["cases"] if told(case) != (case["rule"], case["matched"])]


def broken_versions() -> Iterator[tuple[str, list[DeviceRule]]]:
    """Each rule left out, made to match always, and with every one of its numbers moved up and down by one."""
    for rule in RULES:
        yield f"{rule.id} left out", [other for other in RULES if other is not rule]
        if rule.when:
            yield f"{rule.id} always", [*_with(rule, rule.model_copy(update={"when": ()}))]
        for moved in _moved(rule):
            yield f"{rule.id} moved", [*_with(rule, moved)]


def _with(rule: DeviceRule, other: DeviceRule) -> list[DeviceRule]:
    return [other if one is rule else one for one in RULES]


def _moved(rule: DeviceRule) -> Iterator[DeviceRule]:
    for i, together in enumerate(rule.when):
        for j, condition in enumerate(together):
            for name in ("at_least", "more_than"):
                limit = getattr(condition, name)
                for by in (1, -1) if isinstance(limit, int) else ():
                    changed = condition.model_copy(update={name: limit + by})
                    group = (*together[:j], changed, *together[j + 1 :])
                    yield rule.model_copy(update={"when": (*rule.when[:i], group, *rule.when[i + 1 :])})


def test_every_shared_case_is_passed() -> None:
    assert len(SHARED["cases"]) > 1000
    assert failing(RULES) == []


@pytest.mark.parametrize(("name", "rules"), [pytest.param(n, r, id=f"{n}-{i}") for i, (n, r) in
                                             enumerate(broken_versions())])  # fmt: skip
def test_a_broken_rule_fails_a_case(name: str, rules: list[DeviceRule]) -> None:
    assert failing(rules) != [], name


def test_the_first_match_acts_and_all_are_logged() -> None:
    judged = judge_event("open", {"hold": "server", "since_short_screen_s": None}, RULES)

    assert judged.rule == "OD-1"
    assert judged.matched == ("OD-1", "OD-2")
    assert "show_hold" in judged.acts and "ask_short_screen" not in judged.acts


def test_stories_of_a_hold_are_the_same() -> None:
    for story in SHARED["stories"]:
        hold, found = LocalHold(), []
        for step in story["steps"]:
            hold = next_hold(hold, step)
            found.append(held_by(hold))
        assert found == story["held_by"], story


def test_a_hold_of_the_device_ends_by_the_server_alone_and_not_before_it_knows() -> None:
    for story in SHARED["stories"]:
        for before, step, after in zip(story["held_by"], story["steps"][1:], story["held_by"][1:], strict=False):
            if before != "none" and after == "none":
                assert step == "server_open"
        waiting = "acknowledged" not in story["steps"]
        if story["steps"][0] == "set" and waiting:
            assert set(story["held_by"]) == {"local"}


def test_no_rule_may_ask_for_progress_or_a_release() -> None:
    for act in ("progress", "release_hold", "clear", "offer_rows:all"):
        with pytest.raises(ValidationError):
            read_rules({"rules": [{"id": "OD-99", "event": "open", "acts": [act]}]})
