"""Cases for both evaluators: every boundary of every rule, and random combinations, the same ones every time."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from random import Random
from typing import Any

from hingeback.engine.on_device import DeviceRule, LocalHold, held_by, judge_event, next_hold
from hingeback.engine.on_device.judge import Facts

WEEK_S = 604_800
PAIN = range(11)
USUAL = (0, 2.5, 3, 5, 5.5, 6, 8, 10)
TIMES_S = (None, -1, 0, 86_400, WEEK_S - 1, WEEK_S, WEEK_S + 1, 10 * WEEK_S)
MINUTES = (0, 14, 15, 16, 29, 30, 31, 59, 60, 61)
ROWS = ("bridge", "dead_bug", "walk_easy")
ANSWERS = ("yes", "no", "not_sure")
STEPS = ("set", "reload", "restart", "log_in", "acknowledged", "server_open", "server_hold")
RANDOM_CASES = 400
LONGEST_STORY = 3


def all_cases(rules: Sequence[DeviceRule]) -> list[dict[str, Any]]:
    known = [*_by_boundary(), *_by_chance(Random(20_260))]
    return [{"event": event, "facts": facts, **_told(event, facts, rules)} for event, facts in known]


def all_stories() -> list[dict[str, Any]]:
    """Every order of up to three steps of a hold, and what holds after each."""
    stories = (story for length in range(1, LONGEST_STORY + 1) for story in product(STEPS, repeat=length))
    return [
        {"steps": list(story), "held_by": _walked(story)} for story in stories if story[0] in ("set", "server_hold")
    ]


def _walked(story: Iterable[Any]) -> list[str]:
    hold = LocalHold()
    found: list[str] = []
    for step in story:
        hold = next_hold(hold, step)
        found.append(held_by(hold))
    return found


def _told(event: str, facts: Facts, rules: Sequence[DeviceRule]) -> dict[str, Any]:
    judged = judge_event(event, facts, rules)
    return {"rule": judged.rule, "matched": list(judged.matched)}


def _by_boundary() -> Iterator[tuple[str, dict[str, Any]]]:
    for hold, since in product(("none", "local", "server"), TIMES_S):
        yield "open", {"hold": hold, "since_short_screen_s": since}
    for asked_in, told in product(("stop_list", "short_screen", "check_in"), ANSWERS):
        yield "answer", {"asked_in": asked_in, "told": told}
    for pre, b in product(PAIN, USUAL):
        yield "pre_pain", {"pre": pre, "b": b}
    for peak, pre, b in product(PAIN, PAIN, (0, 5.5, 6, 10)):
        yield "pain", {"peak": peak, "pre": pre, "b": b}
    for target, alternatives, blocked in product(ROWS, (ROWS[:1], ROWS[:2], ()), (ROWS[:1], ROWS[1:], ())):
        yield "swap", {"target": target, "alternatives": list(alternatives), "blocked": list(blocked)}
    for done, most in product(MINUTES, (15, 30, 60, None)):
        yield "minutes", {"done_today_min": done, "day_max_min": most}
    for age in TIMES_S:
        yield "clock", {"plan_age_s": age}
    for reported in (True, False):
        yield "device_hold", {"reported": reported}
    for event in ("stop_list", "spread", "bad_day", "skip", "unsteady", "open", "pain", "swap", "unheard_of"):
        yield event, {}


def _by_chance(chance: Random) -> Iterator[tuple[str, dict[str, Any]]]:
    """Facts of all events together, some of them unknown: a rule looks at its own and at no others."""
    events = ("open", "answer", "pre_pain", "pain", "swap", "minutes", "clock", "device_hold", "spread")
    for _n in range(RANDOM_CASES):
        facts = {
            "hold": chance.choice(("none", "local", "server")), "since_short_screen_s": chance.choice(TIMES_S),
            "asked_in": chance.choice(("stop_list", "short_screen", "other")), "told": chance.choice(ANSWERS),
            "pre": chance.choice((None, *PAIN)), "peak": chance.choice((None, *PAIN)),
            "b": chance.choice((None, *USUAL)), "target": chance.choice(ROWS),
            "alternatives": chance.sample(ROWS, 2), "blocked": chance.sample(ROWS, 1),
            "done_today_min": chance.choice((None, *MINUTES)), "day_max_min": chance.choice((15, 30, 60)),
            "plan_age_s": chance.choice(TIMES_S), "reported": chance.choice((True, False)),
        }  # fmt: skip
        yield chance.choice(events), facts
