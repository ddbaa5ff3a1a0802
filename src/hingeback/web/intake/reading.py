"""From the fields of a screen to answers, or to what is wrong and how to mend it. Nothing typed is lost."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hingeback.web.intake.conditions import holds, names_of
from hingeback.web.intake.flow import Item, Part
from hingeback.web.intake.words import of_item, of_part, options_of

Fields = Mapping[str, list[str]]
NONE = "none_of_these"
#: An option that another one beside it takes back ("Nothing special" and a mat).
NOTHING = "none"
DAYS_PER = {"days": 1, "weeks": 7, "months": 30, "years": 365}
MOST_GOALS = 5
LONGEST_TEXT = 2000


@dataclass(slots=True)
class Read:
    """What the fields of one item say. `value` None: left open. `problems`: field name -> text."""

    value: Any = None
    problems: dict[str, str] = field(default_factory=dict)


def one(fields: Fields, name: str) -> str:
    values = fields.get(name) or [""]
    return str(values[-1]).strip()


def read_choice(item: Item, fields: Fields, today: date) -> Read:
    word = one(fields, item.id)
    return Read(word) if word in dict(options_of(item.id)) else Read()


def read_many(item: Item, fields: Fields, today: date) -> Read:
    chosen = many(fields, item.id, item.none)
    if isinstance(chosen, str):
        return Read(problems={item.id: chosen})
    if item.id == "A52" and chosen and "cancer" in chosen:
        kind = one(fields, "A52.cancer_type")
        if kind not in dict(options_of("A52", "cancer_type")):
            return Read(problems={"A52.cancer_type": of_part("A52", "cancer_type")["question"]})
        chosen = [f"cancer:{kind}" if word == "cancer" else word for word in chosen]
    return Read(chosen)


def many(fields: Fields, name: str, none: bool) -> list[str] | str | None:
    """The chosen words; a text if "none" stands beside something else; None if nothing was chosen."""
    words = [word for word in fields.get(name, []) if word]
    if NONE in words and len(words) > 1:
        return _("You chose “None of these” and something else. Which one is right?")
    if NONE in words:
        return []
    return [word for word in words if word != NOTHING] or words or None


def read_scale(item: Item, fields: Fields, today: date) -> Read:
    return Read(_score(one(fields, item.id), range(11)))


def _score(text: str, allowed: range) -> int | None:
    return int(text) if text.lstrip("-").isdigit() and int(text) in allowed else None


def read_aggravation(item: Item, fields: Fields, today: date) -> Read:
    return Read(_score(one(fields, item.id), range(-2, 3)))


def read_number(item: Item, fields: Fields, today: date) -> Read:
    words = of_item(item.id)
    value, problem = number(one(fields, item.id), item.low, item.high, words.get("unit", ""), words["question"])
    return Read(value, {item.id: problem} if problem else {})


def number(text: str, low: float | None, high: float | None, unit: str, question: str) -> tuple[Any, str]:
    """(number, nothing) or (None, what is wrong). A comma is a decimal point."""
    if not text:
        return None, ""
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None, _("Please write a number. %(question)s") % {"question": question}
    told = {"unit": unit, "question": question}
    if value != value or (high is not None and value > high):
        return None, _("That is more than %(most)s %(unit)s. %(question)s") % {"most": _short(high), **told}
    if value < (low or 0):
        return None, _("That is less than %(least)s %(unit)s. %(question)s") % {"least": _short(low or 0), **told}
    return (int(value) if value.is_integer() else value), ""


def _short(value: float | None) -> str:
    return f"{value:g}" if value is not None else ""


def read_date(item: Item, fields: Fields, today: date) -> Read:
    value, problem = day(one(fields, item.id), today)
    if item.id == "A01" and value and today.year - int(value[:4]) > 120:
        problem = _("That is more than 120 years ago. When were you born?")
    return Read(None if problem else value, {item.id: problem} if problem else {})


def day(text: str, today: date) -> tuple[str | None, str]:
    """An ISO date from `2026-11-22`, `22.11.2026` or `22/11/2026`; a date ahead is a problem."""
    if not text:
        return None, ""
    parts = text.replace("/", ".").replace("-", ".").split(".")
    if len(parts) == 3 and len(parts[2]) == 4:
        parts.reverse()
    try:
        year, month, of_month = (int(part) for part in parts)
        value = date(year, month, of_month)
    except (ValueError, TypeError, OverflowError):
        return None, _("We could not read this date. An example: 2026-11-22.")
    return (None, _("That day is still to come.")) if value > today else (value.isoformat(), "")


def read_flag(item: Item, fields: Fields, today: date) -> Read:
    return Read({"yes": True, "no": False}.get(one(fields, item.id)))


def read_words(item: Item, fields: Fields, today: date) -> Read:
    word = one(fields, item.id)
    allowed = ("yes", "no", "not_sure") if item.kind == "yes_no_unsure" else ("yes", "no")
    return Read(word if word in allowed else None)


def read_text(item: Item, fields: Fields, today: date) -> Read:
    return Read(one(fields, item.id)[:LONGEST_TEXT].replace("\x00", "") or None)


def read_regions(item: Item, fields: Fields, today: date) -> Read:
    return Read([code for code in fields.get(item.id, []) if code] or None)


def read_region(item: Item, fields: Fields, today: date) -> Read:
    return Read(one(fields, item.id) or None)


def read_goals(item: Item, fields: Fields, today: date) -> Read:
    goals: list[dict[str, Any]] = []
    problems = {}
    for n in range(1, MOST_GOALS + 1):
        text, rating = one(fields, f"A64.{n}.text")[:200], _score(one(fields, f"A64.{n}.rating"), range(11))
        if text and rating is None:
            problems[f"A64.{n}.rating"] = _("How well does this go now? Choose a number.")
        elif text:
            goals.append({"text": text.replace("\x00", ""), "rating": rating})
        elif rating is not None:
            problems[f"A64.{n}.text"] = _("Which activity is this? Write a word or two.")
    return Read(goals or None, problems)


def read_liking(item: Item, fields: Fields, today: date) -> Read:
    told = {part.name: one(fields, f"{item.id}.{part.name}") for part in item.parts}
    return Read({name: word for name, word in told.items() if word in ("like", "neutral", "refuse")} or None)


def read_time_since(item: Item, fields: Fields, today: date) -> Read:
    """One of four counts or a date, and for the pain itself when it changed."""
    found = _since(item.id, fields, today)
    changed, problem = time_ago(f"{item.id}.changed_days", fields) if item.parts else (None, "")
    if problem:
        found.problems[f"{item.id}.changed_days"] = problem
    if found.value is not None and changed is not None:
        found.value["changed_days"] = changed
    return found


def _since(name: str, fields: Fields, today: date) -> Read:
    unit, text = one(fields, f"{name}.unit"), one(fields, f"{name}.count")
    if unit == "date" or (not text and one(fields, f"{name}.date")):
        value, problem = day(one(fields, f"{name}.date"), today)
        return Read({"date": value} if value else None, {f"{name}.date": problem} if problem else {})
    value, problem = number(text, 0, 1200, "", of_item(name)["question"])
    if problem:
        return Read(problems={f"{name}.count": problem})
    return Read({unit if unit in DAYS_PER else "days": value} if value is not None else None)


def time_ago(name: str, fields: Fields) -> tuple[int | None, str]:
    """Days ago from a number and its unit."""
    value, problem = number(one(fields, name), 0, 40000, "", _("How long ago was it?"))
    if value is None:
        return None, problem
    return round(value * DAYS_PER.get(one(fields, f"{name}.unit"), 1)), ""


def read_parts(item: Item, fields: Fields, today: date) -> Read:
    value: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for part in item.parts:
        if not holds(part.when, names_of({item.id: value})):
            continue
        told, problem = read_part(item, part, fields, today)
        if problem:
            problems[f"{item.id}.{part.name}"] = problem
        elif told is not None:
            value[part.name] = told
        elif not part.optional and not item.optional:
            problems[f"{item.id}.{part.name}"] = _("Please answer this one.")
    if item.id == "A15" and not problems and value["worst7"] < value["avg7"]:
        problems["A15.worst7"] = _("Here the worst is lower than the average. Please look at both again.")
    return Read(_whole(item, value), problems)


def _whole(item: Item, value: dict[str, Any]) -> Any:
    """Numbered parts are a list; an optional answer that is half given is left as it is, for the engine to judge."""
    if item.parts and item.parts[0].name == "0":
        told = [value.get(part.name) for part in item.parts]
        return told if None not in told else None
    return value or None


def read_part(item: Item, part: Part, fields: Fields, today: date) -> tuple[Any, str]:
    name = f"{item.id}.{part.name}"
    words, text = of_part(item.id, part.name), one(fields, name)
    if part.kind == "number":
        return number(text, part.low, part.high, words.get("unit", ""), words["question"])
    if part.kind == "date":
        return day(text, today)
    if part.kind == "many":
        chosen = many(fields, name, part.none)
        return (None, chosen) if isinstance(chosen, str) else (chosen, "")
    return _part_word(item, part, text), ""


def _part_word(item: Item, part: Part, text: str) -> Any:
    if part.kind == "scale":
        return _score(text, range(11))
    if part.kind == "yes_no_unsure":
        return text if text in ("yes", "no", "not_sure") else None
    if part.kind == "yes_no":
        return {"yes": True, "no": False, "true": True, "false": False}.get(text)
    if part.options:
        return _score(text, range(1000)) if text in map(str, part.options) else None
    if item.id == "A86":
        return _score(text, range(4))
    return text if text in dict(options_of(item.id, part.name)) else None
