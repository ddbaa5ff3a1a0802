"""Reading one question from the fields of its screen."""

from datetime import date

from django.utils.translation import gettext as _

from hingeback.web.care.services import BadAnswer, check_answer
from hingeback.web.intake import reading
from hingeback.web.intake.flow import Item
from hingeback.web.intake.reading import Fields, Read
from hingeback.web.intake.safety_item import read_safety
from hingeback.web.intake.words import of_item


def read_item(item: Item, fields: Fields, today: date) -> Read:
    """Read one item; a needed one that is left open is a problem, an optional one is None."""
    found = _READERS[item.kind](item, fields, today)
    if found.value is None and not found.problems and not item.optional:
        found.problems[item.id] = please_answer(item)
    if found.value is not None and not found.problems:
        found.problems.update(_by_engine(item, found.value))
    return found


def please_answer(item: Item) -> str:
    if item.kind in ("regions", "region"):
        return _("Please choose a place.")
    if item.kind == "safety":
        return _("Please answer this one. “Not sure” is an answer too.")
    if item.kind == "many":
        return _("Please choose what fits, or “None of these”.") if item.none else _("Please choose what fits.")
    return _("Please answer this one.")


def _by_engine(item: Item, value: object) -> dict[str, str]:
    try:
        check_answer(item.id, value)
    except BadAnswer:
        return {item.id: _("We could not read this. %(question)s") % {"question": of_item(item.id)["question"]}}
    return {}


_READERS = {
    "choice": reading.read_choice, "many": reading.read_many, "scale": reading.read_scale,
    "aggravation": reading.read_aggravation, "number": reading.read_number, "date": reading.read_date,
    "yes_no": reading.read_flag, "yes_no_words": reading.read_words, "yes_no_unsure": reading.read_words,
    "text": reading.read_text, "regions": reading.read_regions, "region": reading.read_region,
    "goals": reading.read_goals, "liking": reading.read_liking, "time_since": reading.read_time_since,
    "parts": reading.read_parts, "safety": read_safety,
}  # fmt: skip
