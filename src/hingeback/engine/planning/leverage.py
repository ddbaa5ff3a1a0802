"""Which answers about irritability decide a column of E3: each is tried at the far end of its scale (C3, F5)."""

from collections.abc import Iterator
from typing import Any

from hingeback.engine.contracts.answers import Answers
from hingeback.engine.contracts.assessment import Irritability, Stage, State
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.matching.guard import guard_intake
from hingeback.engine.matching.irritability import items_behind, judge_irritability

_SCALES: dict[str, tuple[str, ...]] = {
    "A33": ("0-2", "3-10", "11-30", ">30"), "A34": ("<15", "15-60", "61-240", ">240"),
    "A35": ("never", "sometimes", "often", "constant"),
    "A36": ("never", "turning_only", "second_half", "most_of_night"),
}  # fmt: skip
_PAIN_MIDDLE = 5
_LITTLE_PAIN, _MUCH_PAIN = 1, 9


def column_named(stage: Stage | None, irritability: Irritability | None, calm: bool) -> str:
    """The column of E3 and J6.2: AH, AM, S, CH, CM or CL. State CALM reads the HIGH column of its stage."""
    high = irritability is Irritability.HIGH or calm
    if stage is Stage.ACUTE:
        return "AH" if high else "AM"
    if high:
        return "CH"
    return "S" if stage is Stage.SUBACUTE else ("CL" if irritability is Irritability.LOW else "CM")


def items_behind_column(inp: PlanningInput) -> tuple[str, ...]:
    """The answers without which the column would be another; where several ways lead to it, all signs that hold."""
    answers = inp.sheet.answers
    now = _column_with({}, inp)
    found = tuple(item for item, other in _turned(answers) if _column_with(other, inp) != now)
    if found:
        return found
    irritability = inp.assessment.irritability
    return tuple(dict.fromkeys(items_behind(answers, irritability))) if irritability is Irritability.HIGH else ()


def _turned(answers: Answers) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each given answer with what it would be at the other end."""
    if answers.A15 is not None and answers.A15.avg7 is not None:
        yield "A15", {"avg7": _far_pain(answers.A15.avg7)}
    if answers.A16 is not None:
        yield "A16", {"A16": _far_pain(answers.A16)}
    for item, scale in _SCALES.items():
        given = getattr(answers, item)
        if given is not None:
            yield item, {item: scale[-1] if scale.index(given) < len(scale) // 2 else scale[0]}


def _far_pain(pain_nrs: int) -> int:
    return _MUCH_PAIN if pain_nrs < _PAIN_MIDDLE else _LITTLE_PAIN


def _column_with(other: dict[str, Any], inp: PlanningInput) -> str:
    given = inp.sheet.answers
    average = other.get("avg7", given.A15.avg7 if given.A15 else None)
    answers = given.model_copy(update={item: value for item, value in other.items() if item != "avg7"})
    pain7 = max((pain for pain in (average, answers.A16) if pain is not None), default=None)
    irritability = judge_irritability(answers, pain7)
    return column_named(inp.assessment.stage, irritability, _is_calm(inp, irritability, pain7))


def _is_calm(inp: PlanningInput, irritability: Irritability | None, pain7: int | None) -> bool:
    """By the guard of intake while nothing but the answers has set the state; later the state stands by itself."""
    if inp.state is inp.assessment.initial_state and inp.state in (State.CALM, State.BUILD):
        return guard_intake(irritability, inp.assessment.stage, pain7) is State.CALM
    return inp.state is State.CALM
