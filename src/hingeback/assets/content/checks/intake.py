"""The intake asks every answer that there is, once, in words for every code."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from hingeback.assets.content.checks.predicates import check_predicate
from hingeback.assets.content.folder import ContentFolder, Keys
from hingeback.engine.contracts.answers import DISEASES, Answers
from hingeback.engine.contracts.regions import REGIONS

FLOW, TEXTS = "intake_flow.yaml", "texts/en/intake.yaml"
#: Not asked of the person at the intake: derived, from the clinic, or a form of its own.
NOT_ASKED = frozenset(("distress_text", "free_text", "RMDQ", "beighton", "tests"))
#: Sums that a clinic may type in; at the intake the four items are asked.
SUMS = frozenset(("phq2", "gad2"))
FOLLOW_UPS = frozenset(("answer", "started_days", "changed_days", "worsening", "checked"))
#: Not on a screen of the intake: another page asks before it is needed.
LATER = "later"


def check_intake(folder: ContentFolder, content: dict[str, Any]) -> None:
    flow, texts = folder.data(FLOW), folder.data(TEXTS)
    if not flow or not texts:
        return
    for item in sorted(set(Answers.model_fields) - NOT_ASKED):
        if item not in flow["items"]:
            folder.report(FLOW, ("items",), f"The item {item} is missing.", "Add its kind and when it is asked.")
        if item not in texts["items"]:
            folder.report(TEXTS, ("items",), f"The item {item} has no wording.", "Add question, help, why and label.")
        else:
            _check_words(folder, item, texts["items"][item])
    for region in sorted(set(REGIONS) - set(texts["regions"])):
        folder.report(TEXTS, ("regions",), f"The region {region} has no name.", "Add it.")
    _check_screens(folder, flow)
    for keys, condition in _conditions(flow["items"], ("items",)):
        check_predicate(folder, FLOW, keys, condition)


def _check_words(folder: ContentFolder, item: str, words: dict[str, Any]) -> None:
    for code in sorted(codes_of(item) - _worded(words)):
        text = f"{item}: the code {code!r} has no words."
        folder.report(TEXTS, ("items", item), text, "Add it to the options, parts or extras of the item.")
    if item.startswith("S") and not words.get("statement"):
        folder.report(TEXTS, ("items", item), f"{item} has no statement.", "Add the sentence to read out.")


def codes_of(item: str) -> set[str]:
    """Every word that may stand in an answer, and every part of it. Yes, no and not sure are worded once for all."""
    if item == "A52":
        return set(DISEASES) | {"cancer"}
    found = set(_codes(Answers.model_fields[item].annotation))
    return found if item == "M02" else found - FOLLOW_UPS - SUMS - {"yes", "no", "not_sure"}


def _codes(annotation: Any) -> Iterator[str]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            if annotation.__name__ not in ("TimeSince", "Stature"):
                yield name
                yield from _codes(field.annotation)
    for argument in get_args(annotation):
        if isinstance(argument, str):
            yield argument
        else:
            yield from _codes(argument)


def _worded(words: Any) -> set[str]:
    """All keys below `options`, `parts` and `extras`."""
    if not isinstance(words, dict):
        return set()
    return {str(key) for key in words} | {inner for value in words.values() for inner in _worded(value)}


def _check_screens(folder: ContentFolder, flow: dict[str, Any]) -> None:
    placed = [item for chapter in flow["chapters"] for screen in chapter["screens"] for item in screen]
    for item in sorted({item for item in placed if placed.count(item) > 1}):
        folder.report(FLOW, ("chapters",), f"{item} is on two screens.", "Keep one of them.")
    for item in sorted(set(placed) - set(flow["items"])):
        folder.report(FLOW, ("chapters",), f"{item} is on a screen and not among the items.", "Add it, or mend it.")
    for item, entry in flow["items"].items():
        if item not in placed and entry["asked"] != LATER:
            folder.report(FLOW, ("items", item), f"{item} is on no screen.", "Put it on a screen of a chapter.")


def _conditions(data: Any, keys: Keys) -> list[tuple[Keys, str]]:
    if not isinstance(data, dict):
        return []
    own = [((*keys, "when"), data["when"])] if isinstance(data.get("when"), str) else []
    return own + [hit for key, value in data.items() for hit in _conditions(value, (*keys, key))]
