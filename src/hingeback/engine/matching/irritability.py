"""How easily pain is stirred up and how slowly it settles (C3; cut-offs are own decisions [D])."""

from hingeback.engine.contracts.answers import Answers
from hingeback.engine.contracts.assessment import Irritability

EASILY = "0-2"
SLOW_TO_RISE = ("11-30", ">30")
SLOW_TO_SETTLE = ("61-240", ">240")
OFTEN = ("often", "constant")
SELDOM = ("never", "sometimes")
SIGNS_FOR_HIGH = 2


def judge_irritability(answers: Answers, pain7: int | None) -> Irritability | None:
    """HIGH by two of five signs, LOW only if all is quiet and answered, else MODERATE. None without a pain score."""
    if pain7 is None:
        return None
    if _signs_of_high(answers, pain7) >= SIGNS_FOR_HIGH:
        return Irritability.HIGH
    return Irritability.LOW if _is_low(answers, pain7) else Irritability.MODERATE


def _signs_of_high(answers: Answers, pain7: int) -> int:
    signs = (
        pain7 >= 7,
        answers.A33 == EASILY,
        answers.A34 in SLOW_TO_SETTLE,
        answers.A35 in OFTEN,
        answers.A36 == "most_of_night",
    )
    return sum(signs)


def _is_low(answers: Answers, pain7: int) -> bool:
    settles = answers.A34 == "<15" or (answers.A34 == "15-60" and pain7 <= 2)
    return pain7 <= 3 and answers.A33 in SLOW_TO_RISE and settles and answers.A35 in SELDOM
