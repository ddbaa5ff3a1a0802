"""Reads an answer sheet from plain data (JSON) and reports every problem at once, with its mend in plain words."""

import json
import re
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.plain_data import WHOLE, without_oddities
from hingeback.engine.contracts.problems import BadInput, Problem

__all__ = ["BadInput", "Problem", "each_place_once", "one_per_place", "read_answer_sheet"]

Loc = tuple[int | str, ...]
OLDEST_AGE_YEARS = 120
LONGEST_ECHO = 60
_WHOLE = 'Give {"as_of": "2026-11-22", "answers": {...}}.'


def read_answer_sheet(data: object) -> AnswerSheet:
    """Check plain data against `answers.md`: strict words, strict numbers, ISO dates. Raises BadInput."""
    if not isinstance(data, dict):
        raise BadInput((Problem(WHOLE, "The input is not an object.", _WHOLE),))
    plain, odd = without_oddities(data)
    if plain is None:
        raise BadInput(odd)
    found = [*odd, *_impossible_days(plain)]
    try:
        sheet = AnswerSheet.model_validate_json(json.dumps(plain), strict=True)
    except ValidationError as wrong:
        raise BadInput(each_place_once((*found, *one_per_place(wrong)))) from None
    if found:
        raise BadInput(each_place_once(found))
    return sheet


def each_place_once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The first problem of a place hides what only follows from it."""
    first: dict[str, Problem] = {}
    for problem in problems:
        first.setdefault(problem.path, problem)
    return tuple(first.values())


def one_per_place(wrong: ValidationError, root: type[BaseModel] = AnswerSheet, whole: str = _WHOLE) -> list[Problem]:
    """One problem per place: a choice of shapes reports the same place once per shape, with a mend each."""
    found: dict[str, Problem] = {}
    for error in wrong.errors(include_url=False):
        problem = _problem(error, root, whole)
        first = found.setdefault(problem.path, problem)
        if problem.mend not in first.mend:
            mend = f"{first.mend} Or: {problem.mend[0].lower()}{problem.mend[1:]}"
            found[problem.path] = Problem(first.path, first.text, mend)
    return list(found.values())


def _problem(error: Any, root: type[BaseModel], whole: str) -> Problem:
    path = _path(error["loc"])
    kind, context = error["type"], error.get("ctx", {})
    if kind == "extra_forbidden":
        return Problem(path, f"{error['loc'][-1]!r} is not known here.", _nearest(error["loc"], root))
    if kind == "missing":
        return Problem(path, "This is missing.", whole if len(error["loc"]) == 1 else "Add it.")
    if kind == "value_error":
        text, _, mend = str(context["error"]).partition(". ")
        return Problem(path, f"{text.rstrip('.')}.", mend)
    text = f"{_echo(error['input'])} cannot be used: {_WORDS.get(kind, error['msg'])}."
    return Problem(path, text, _mend(kind, context, error["loc"], root))


def _echo(given: object) -> str:
    """What was given, shortened: a person's whole answers have no place in a message."""
    text = json.dumps(given, ensure_ascii=False, default=str)
    return text if len(text) <= LONGEST_ECHO else f"{text[:LONGEST_ECHO]}…"


_WORDS = {
    "literal_error": "it is not one of the listed words",
    "enum": "it is not one of the listed words",
    "int_type": "a whole number is needed",
    "int_from_float": "a whole number is needed",
    "float_type": "a number is needed",
    "bool_type": "true or false is needed",
    "string_type": "text is needed",
    "date_type": "a day is needed",
    "date_parsing": "it is not a day of the calendar",
    "date_from_datetime_parsing": "it is not a day of the calendar",
    "tuple_type": "a list is needed",
    "dict_type": "an object is needed",
    "model_type": "an object is needed",
    "too_short": "there are too few entries",
    "too_long": "there are too many entries",
    "greater_than": "it is too small",
    "greater_than_equal": "it is too small",
    "less_than": "it is too large",
    "less_than_equal": "it is too large",
}


def _mend(kind: str, context: dict[str, Any], loc: Loc, root: type[BaseModel]) -> str:
    if "expected" in context:
        return f"Use {_without_class_names(str(context['expected']))}."
    if kind.startswith("date"):
        return "Write the day as text: 2026-11-22."
    if kind.startswith("bool"):
        return "Write true or false without quotes."
    if kind.startswith(("int", "float")):
        return "Write a number without quotes."
    limits = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}
    bounds = [f"{words} {context[key]:g}" for key, words in limits.items() if key in context]
    if bounds:
        return f"Use {' and '.join(bounds)}."
    if "min_length" in context or "max_length" in context:
        return f"Give {context.get('min_length', context.get('max_length'))} of them."
    return _shape(kind, loc, root)


def _shape(kind: str, loc: Loc, root: type[BaseModel]) -> str:
    """How the thing looks: an object with its keys, or a list."""
    if kind == "tuple_type":
        return "Put it in a list: [ … ]; [] is an empty one."
    if re.fullmatch(r"S\d\d[ab]?", str(loc[-1])):
        return 'Give {"answer": "no"}, "yes" or "not_sure" inside, with its follow-ups.'
    known = _fields_at(loc, root) if kind == "model_type" else []
    return f"Give an object with {', '.join(known)}." if 0 < len(known) <= 12 else "See `hingeback schema answers`."


def _without_class_names(expected: str) -> str:
    return re.sub(r"<\w+\.\w+: ('\w+')>", r"\1", expected)


_ADDED_FOR_CHOICES = ("bool", "int", "date", "float", "str")


def _path(loc: Loc) -> str:
    """`answers.S06.degree`; the names that pydantic adds for a choice of shapes are left out."""
    parts = [str(part) for n, part in enumerate(loc) if not _is_added(loc, n)]
    return ".".join(parts) if parts else "(input)"


def _is_added(loc: Loc, n: int) -> bool:
    part, parent = str(loc[n]), loc[n - 1]
    is_a_field = part == "date" and (isinstance(parent, int) or parent in ("A12", "A51_fracture_date", "A94"))
    return part.startswith(("literal[", "constrained-", "tuple[", "[key]")) or (
        part in _ADDED_FOR_CHOICES and not is_a_field
    )


def _nearest(loc: Loc, root: type[BaseModel]) -> str:
    known = _fields_at(loc[:-1], root)
    close = _same_in_other_case(str(loc[-1]), known) or get_close_matches(str(loc[-1]), known, n=1, cutoff=0.5)
    if close:
        return f"Did you mean {close[0]!r}?"
    return f"Leave it out. Known here: {', '.join(known)}." if 0 < len(known) <= 12 else "Leave it out."


def _same_in_other_case(word: str, known: list[str]) -> list[str]:
    return [k for k in known if k.lower() == word.lower()]


def _fields_at(loc: Loc, root: type[BaseModel]) -> list[str]:
    model: type[BaseModel] | None = root
    for part in loc:
        if isinstance(part, str) and model is not None:
            field = model.model_fields.get(part)
            model = _model_in(field.annotation) if field else None
    return list(model.model_fields) if model else []


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model inside a choice or a list of shapes."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for part in get_args(annotation) if (model := _model_in(part))), None)


_PAST_DAYS = (("A01",), ("A12", "date"), ("A51_fracture_date", "date"), ("A50", "date_or_days"), ("A94", "date"))


def _impossible_days(data: Any) -> list[Problem]:
    """Days after `as_of` and an age that nobody reaches. Shapes that are wrong are reported elsewhere."""
    today, answers = _day(data.get("as_of")), data.get("answers")
    if today is None or not isinstance(answers, dict):
        return []
    found = [(".".join(("answers", *path)), _day(_at(answers, path))) for path in _PAST_DAYS]
    problems = [_future(path, day, today) for path, day in found if day and day > today]
    born = _day(answers.get("A01"))
    if born and today.year - born.year > OLDEST_AGE_YEARS:
        text = f"{born} would make the person more than {OLDEST_AGE_YEARS} years old."
        problems.append(Problem("answers.A01", text, "Check the year of birth."))
    return problems


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _at(value: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _future(path: str, day: date, today: date) -> Problem:
    return Problem(path, f"{day} lies after as_of ({today}).", "Give a day up to as_of, or correct as_of.")
