"""A safety question with what it opens on "yes" and on "not sure": when, worse, checked, and its own further parts."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hingeback.web.intake.flow import Item, Part
from hingeback.web.intake.reading import Fields, Read, many, one, time_ago

OPENS = ("yes", "not_sure")
#: Names the items whose further questions were shown once and left open. They are then read in the graver way (B1).
LEFT_OPEN = "left_open"


def read_safety(item: Item, fields: Fields, today: date) -> Read:
    """Further questions left open are asked for once. Where acting comes first, they wait."""
    answer = one(fields, item.id)
    if answer not in ("yes", "no", "not_sure"):
        return Read()
    if answer == "no":
        return Read({"answer": "no"})
    value, problems = _further(item, fields)
    if item.act_first or item.id in fields.get(LEFT_OPEN, []):
        problems = {name: text for name, text in problems.items() if one(fields, name)}
    return Read({"answer": answer, **value}, problems)


def _further(item: Item, fields: Fields) -> tuple[dict[str, Any], dict[str, str]]:
    value: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for name in ("started_days", "changed_days"):
        days, problem = time_ago(f"{item.id}.{name}", fields)
        if problem:
            problems[f"{item.id}.{name}"] = problem
        elif days is not None:
            value[name] = days
    for part in (*follow_ups_of(item), *item.extras):
        told = _extra(part, f"{item.id}.{part.name}", fields)
        if told is None:
            problems[f"{item.id}.{part.name}"] = _("Please answer this one too.")
        else:
            value[part.name] = told
    if "progressive" in value:
        value["worsening"] = value["progressive"]
    return value, problems


def follow_ups_of(item: Item) -> tuple[Part, ...]:
    """Weakness asks in its own words whether it gets worse, so it is not asked twice."""
    progressive = any(part.name == "progressive" for part in item.extras)
    return tuple(part for part in _UNSURE if not (progressive and part.name == "worsening"))


_UNSURE = (Part("worsening", "yes_no_unsure"), Part("checked", "yes_no_unsure"))
_WORDS: dict[str, Any] = {"yes": True, "no": False, "not_sure": "not_sure"}


def _extra(part: Part, name: str, fields: Fields) -> Any:
    if part.kind == "many":
        chosen = many(fields, name, none=False)
        return chosen if isinstance(chosen, list) else None
    text = one(fields, name)
    return _WORDS.get(text) if part.kind == "yes_no_unsure" else text or None
