"""How easily pain is stirred up and how slowly it settles (C3; cut-offs are own decisions [D])."""

from hingeback.engine.contracts.answers import Answers
from hingeback.engine.contracts.assessment import Irritability

EASILY = "0-2"
SLOW_TO_RISE = ("11-30", ">30")
SLOW_TO_SETTLE = ("61-240", ">240")
OFTEN = ("often", "constant")
SELDOM = ("never", "sometimes")
SIGNS_FOR_HIGH = 2
HIGH_PAIN_NRS = 7


def judge_irritability(answers: Answers, pain7: int | None) -> Irritability | None:
    """HIGH by two of five signs, LOW only if all is quiet and answered, else MODERATE. None without a pain score."""
    if pain7 is None:
        return None
    if _signs_of_high(answers, pain7) >= SIGNS_FOR_HIGH:
        return Irritability.HIGH
    return Irritability.LOW if _is_low(answers, pain7) else Irritability.MODERATE


def _signs_of_high(answers: Answers, pain7: int) -> int:
    return (pain7 >= HIGH_PAIN_NRS) + len(_ways_of_high(answers))


def _ways_of_high(answers: Answers) -> list[str]:
    signs = {
        "A33": answers.A33 == EASILY,
        "A34": answers.A34 in SLOW_TO_SETTLE,
        "A35": answers.A35 in OFTEN,
        "A36": answers.A36 == "most_of_night",
    }
    return [item for item, holds in signs.items() if holds]


def items_behind(answers: Answers, irritability: Irritability | None) -> list[str]:
    """The answers that made it HIGH; for the quieter words all that were asked."""
    pain = max((answers.A15.avg7 if answers.A15 else None) or 0, answers.A16 or 0) >= HIGH_PAIN_NRS
    if irritability is Irritability.HIGH:
        return ["A15", "A16"] * pain + _ways_of_high(answers)
    return ["A15", "A16", "A33", "A34", "A35"]


def _is_low(answers: Answers, pain7: int) -> bool:
    settles = answers.A34 == "<15" or (answers.A34 == "15-60" and pain7 <= 2)
    return pain7 <= 3 and answers.A33 in SLOW_TO_RISE and settles and answers.A35 in SELDOM
