"""The fallback risk index (C6): eight questions, own and unvalidated [D]. STarT Back is not shipped."""

from dataclasses import dataclass

from hingeback.engine.contracts.answers import Answers, MoodScores

POSITIVE = 3
PSYCHOLOGICAL = ("F4", "F5", "F6", "F7")


@dataclass(frozen=True, slots=True)
class RiskIndex:
    """LOW, MEDIUM or HIGH, the items that hold, and those that could not be judged (they count 0)."""

    level: str
    holds: tuple[str, ...]
    unknown: tuple[str, ...]


def judge_risk(answers: Answers, below_knee: bool, other_zones: int) -> RiskIndex:
    items = _items(answers, below_knee, other_zones)
    holds = tuple(item for item, held in items.items() if held)
    unknown = tuple(item for item, held in items.items() if held is None)
    return RiskIndex(_level(holds), holds, unknown)


def _level(holds: tuple[str, ...]) -> str:
    psychological = sum(item in PSYCHOLOGICAL for item in holds)
    if psychological >= 3:
        return "HIGH"
    return "LOW" if len(holds) <= 2 else "MEDIUM"


def _items(answers: Answers, below_knee: bool, other_zones: int) -> dict[str, bool | None]:
    low_mood, nervous = phq2(answers.A86), gad2(answers.A86)
    return {
        "F1": below_knee,
        "F2": other_zones >= 2,
        "F3": _at_least(answers.RMDQ, 9),
        "F4": _at_least(answers.A80, 7),
        "F5": None if answers.A81 is None else answers.A81 <= 3,
        "F6": _at_least(low_mood, POSITIVE),
        "F7": _either(_at_least(nervous, POSITIVE), _at_least(answers.A85, 7)),
        "F8": _at_least(sum(answers.PEG) if answers.PEG else None, 7 * 3),
    }


def _at_least(value: int | None, limit: int) -> bool | None:
    return None if value is None else value >= limit


def _either(one: bool | None, other: bool | None) -> bool | None:
    if one or other:
        return True
    return None if one is None or other is None else False


def phq2(mood: MoodScores | None) -> int | None:
    """The two items of low mood, 0-6; the sum where given, else the items."""
    return _pair(mood.phq2, mood.interest, mood.down) if mood else None


def gad2(mood: MoodScores | None) -> int | None:
    """The two items of nervousness, 0-6; the sum where given, else the items."""
    return _pair(mood.gad2, mood.nervous, mood.worry) if mood else None


def phq4(mood: MoodScores | None) -> int | None:
    low_mood, nervous = phq2(mood), gad2(mood)
    return None if low_mood is None or nervous is None else low_mood + nervous


def _pair(total: int | None, one: int | None, other: int | None) -> int | None:
    items = None if one is None or other is None else one + other
    known = [value for value in (total, items) if value is not None]
    return max(known) if known else None
