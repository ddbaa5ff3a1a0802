"""The safety questions that a device may ask, and the signs that stop everything, in the words of the pages."""

import json
from typing import Any

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.web.care.judging import library, short_items
from hingeback.web.intake.flow import Item, flow
from hingeback.web.intake.words import intake_words, of_item, options_of
from hingeback.web.safety.stopping import ANSWERS

#: What the on-device rules look at.
TOLD = ("yes", "no", "not_sure")


def short_questions(sheet: AnswerSheet) -> list[dict[str, Any]]:
    """The short screen (B4) for this person, in the order of the intake."""
    names = short_items(sheet)
    order = [item for screen in flow().screens for item in screen.items if item.id in names]
    return [_question(item) for item in order]


def _question(item: Item) -> dict[str, Any]:
    words = of_item(item.id)
    return {
        "id": item.id, "question": words["question"], "help": words.get("help", ""), "why": words.get("why", ""),
        "said": words.get("statement", words["question"]), "confirm": item.confirm, "options": _options(item),
    }  # fmt: skip


def _options(item: Item) -> list[dict[str, str]]:
    """`value` is the answer as it is kept (JSON text); `told` is what the on-device rules look at."""
    if item.kind == "safety":
        words = intake_words()["answers"]
        return [_option({"answer": told}, told, str(words[told])) for told in TOLD]
    return [_option(code, "no" if code == "no" else "yes", text) for code, text in options_of(item.id)]


def _option(value: Any, told: str, label: str) -> dict[str, str]:
    return {"value": json.dumps(value, sort_keys=True), "told": told, "label": label}


def stop_signs() -> list[dict[str, Any]]:
    """Each sign with the answers that a tap on it gives, as on its page."""
    return [
        {
            "id": sign["id"], "text": sign["text"],
            "answers": [{"item": item, "value": json.dumps(value, sort_keys=True)} for item, value in
                        ANSWERS[sign["id"]].items()],
        }
        for sign in library().texts["stop_rules"]["stop_list"]["signs"]
    ]  # fmt: skip
