"""When a question or a part of one is asked: conditions over what is answered so far."""

from collections.abc import Mapping
from typing import Any

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.predicates import BadPredicate, compile_predicate
from hingeback.engine.screening import Facts, rule_book
from hingeback.engine.screening.namespace import namespace
from hingeback.web.care.judging import library

Names = dict[str, Any]


def holds(condition: str, names: Names) -> bool:
    """A condition over something unanswered does not hold."""
    if not condition:
        return True
    try:
        return compile_predicate(condition)(names)
    except (BadPredicate, TypeError, KeyError):
        return False


def names_of(values: Mapping[str, Any]) -> Names:
    """Items by id, their parts as `A04_pregnant`; a list is a set."""
    names: Names = {}
    for item, value in values.items():
        if value is None:
            continue
        names[item] = _set_of(value) if isinstance(value, list) else value
        if isinstance(value, Mapping):
            names.update({f"{item}_{part}": _plain(told) for part, told in value.items() if told is not None})
    return names


def _plain(told: Any) -> Any:
    return _set_of(told) if isinstance(told, list) else told


def _set_of(value: list[Any]) -> Any:
    if any(isinstance(word, dict | list | bool) for word in value):
        return value
    return {str(word) for word in value} | ({"cancer"} if any(str(w).startswith("cancer:") for w in value) else set())


def facts_of(facts: Facts) -> Names:
    """What conditions ask about the person as a whole."""
    known = {"age": facts.age, "stage": facts.stage, "phq2": facts.phq2, "gad2": facts.gad2}
    return {**{name: value for name, value in known.items() if value is not None}, **_fracture_trigger(facts)}


def _fracture_trigger(facts: Facts) -> Names:
    """The condition `ft` of B2, read from the rule book with the definitions before it."""
    names = namespace(facts)
    for definition in rule_book(library()).definitions:
        names[definition.name] = definition.means(names)
        if definition.name == "fracture_trigger":
            break
    return {"fracture_trigger": bool(names.get("fracture_trigger", False))}


def sheet_names(sheet: AnswerSheet, facts: Facts) -> Names:
    answers = sheet.answers.model_dump(mode="json", exclude_none=True)
    return {**names_of(answers), **facts_of(facts)}
