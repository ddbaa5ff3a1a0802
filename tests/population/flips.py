"""The opposite of an answer: what a person would say if the answer behind a reason were not so."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.population.calm import birth_date

from hingeback.engine.contracts.answers import AnswerSheet

Given = Mapping[str, Any]
Flip = Callable[[Any, AnswerSheet], Any]
_YOUNG = 40
_OLD = 70


def flipped(sheet: AnswerSheet, item: str, cited: Any) -> AnswerSheet | None:
    """The sheet with the answer `cited` negated; None where this answer has no opposite here."""
    given = sheet.given(item)
    if given is None:
        return None
    turn = _FLIPS.get(item) or (_no_sign if item.startswith("S") else _BY_SHAPE.get(type(given).__name__))
    if turn is None:
        return None
    value = turn(cited, sheet)
    answers = sheet.answers.model_dump(mode="json", exclude_none=True) | {item: value}
    if value is None:
        del answers[item]
    data = sheet.model_dump(mode="json", exclude_none=True) | {"answers": answers}
    return AnswerSheet.model_validate(data)


def _age(cited: Any, sheet: AnswerSheet) -> Any:
    born = sheet.answers.A01
    age = (sheet.as_of - born).days // 365 if born else _YOUNG
    return birth_date(sheet.as_of, _YOUNG if age >= 60 else _OLD).isoformat()


def _episode(cited: Any, sheet: AnswerSheet) -> Any:
    days = sheet.answers.A12.days if sheet.answers.A12 else None
    return {"days": 1500} if days is not None and days < 42 else {"days": 10}


def _pain(cited: Any, sheet: AnswerSheet) -> Any:
    average = (sheet.answers.A15 and sheet.answers.A15.avg7) or 0
    turned = 1 if average >= 5 else 9
    return {"now": turned, "avg7": turned, "worst7": turned + 1}


def _without(cited: Any, sheet: AnswerSheet) -> Any:
    return []


def _likes(cited: Any, sheet: AnswerSheet) -> Any:
    """The words that the reason names are no longer liked (or refused)."""
    words = cited if isinstance(cited, Mapping) else {}
    turned = {"like": "neutral", "refuse": "neutral"}
    likings = dict(sheet.answers.A68 or {})
    return likings | {word: turned.get(value, value) for word, value in words.items()}


def _time(cited: Any, sheet: AnswerSheet) -> Any:
    time = sheet.answers.A65
    assert time is not None
    return {"days": 7 if time.days < 7 else 3, "minutes": 60 if time.minutes < 45 else 10}


def _leg(cited: Any, sheet: AnswerSheet) -> Any:
    return {"leg_side": "none", "leg_extent": "none", "tingling": False, "numb": False, "weakness": False}


def _number(low: Any, high: Any, middle: float) -> Flip:
    """The far end of a scale."""

    def turn(cited: Any, sheet: AnswerSheet) -> Any:
        return low if isinstance(cited, int | float) and cited >= middle else high

    return turn


def _word(low: str, high: str, *lows: str) -> Flip:
    return lambda cited, sheet: high if cited in (low, *lows) else low


def _other_region(cited: Any, sheet: AnswerSheet) -> Any:
    return "low_back_C"


def _no_sign(cited: Any, sheet: AnswerSheet) -> Any:
    return {"answer": "no"}


def _always(value: Any) -> Flip:
    return lambda cited, sheet: value


_YES_NO = _word("no", "yes")
_FLIPS: dict[str, Flip] = {
    "A01": _age, "A04": _always({"pregnant": "no"}), "A10": _always(["low_back_C"]), "A11": _other_region,
    "A12": _episode, "A14": _word("gradual", "lift_or_strain"), "A15": _pain, "A16": _number(1, 9, 5), "A17": _leg,
    **{f"A{n}": _number(-2, 2, 0.5) for n in range(20, 33)},
    "A33": _word("0-2", ">30", "3-10"), "A34": _word("<15", ">240", "15-60"),
    "A35": _word("never", "often", "sometimes"), "A36": _word("never", "most_of_night", "turning_only"),
    "A37": _number(0, 20, 1), "A38": _word("neither", "both", "rest"), "A39": _number(4, 60, 20),
    "A39b": _always({"ends": "other", "relief": "neither"}), "A40": _always(None), "A50": _always({"type": "none"}),
    "A54": _always({"sys": 120, "dia": 75}), "A55": _always({"count": 0}), "A57": _word("yes", "no"),
    "A60": _number(0, 600, 100), "A61": _number(0, 5, 2), "A62": _number(1, 12, 6), "A65": _time, "A68": _likes,
    "A80": _number(0, 10, 5), "A81": _number(0, 10, 5), "A82": _number(1, 9, 5), "A83": _number(0, 9, 6),
    "A85": _number(0, 10, 5), "A86": _always({"phq2": 0, "gad2": 0}), "A87": _number(0, 10, 5),
    "A89": _always({"type": "not_working"}), "A91": _always([False] * 5), "A94": _always({"joints": []}),
    "A92": _always({"relative": False, "heel": False, "swollen_joint": False, "alternating_buttock": False}),
    "tests": _always(None), "M02": _always("no"), "A95": _YES_NO, "A101": _YES_NO, "A102": _YES_NO, "A103": _YES_NO,
    "A104": _YES_NO, "A105": _YES_NO, "beighton": _always(0),
}  # fmt: skip
_BY_SHAPE: dict[str, Flip] = {"list": _without, "bool": lambda cited, sheet: not cited}
