"""An answer in plain words, for reviews, results and letters."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hingeback.web.intake.flow import Item, flow
from hingeback.web.intake.words import intake_words, of_item, of_part, options_of
from hingeback.web.pages.body_chart import region_name

#: From here on a person says months rather than days.
MONTHS_FROM_DAYS = 60


def said(item_id: str, value: Any) -> str:
    """What the person answered. Nothing for an unanswered item."""
    if value is None:
        return ""
    item = flow().items.get(item_id)
    if item is None:
        return str(value)
    tell = _TELLERS.get(item.kind, _plain)
    return tell(item, value)


def _plain(item: Item, value: Any) -> str:
    unit = of_item(item.id).get("unit", "")
    return f"{_figure(value)} {unit}".strip()


def _figure(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _choice(item: Item, value: Any) -> str:
    return dict(options_of(item.id)).get(str(value), str(value))


def _many(item: Item, value: Any) -> str:
    words = dict(options_of(item.id))
    told = [_word(item, words, str(code)) for code in value]
    return ", ".join(told) or str(intake_words()["answers"]["none_of_these"])


def _word(item: Item, words: dict[str, str], code: str) -> str:
    if code.startswith("cancer:"):
        kind = code.partition(":")[2]
        return f"{words['cancer']} ({dict(options_of('A52', 'cancer_type')).get(kind, kind)})"
    return words.get(code, code)


def _yes_no(item: Item, value: Any) -> str:
    return yes_no(value)


def yes_no(value: Any) -> str:
    words = intake_words()["answers"]
    return str(words[{True: "yes", False: "no"}.get(value, str(value))])


def _score(item: Item, value: Any) -> str:
    return _("%(score)s of 10") % {"score": value}


def _aggravation(item: Item, value: Any) -> str:
    return str(intake_words()["aggravation"][str(value)])


def _day(item: Item, value: Any) -> str:
    return day_words(str(value))


def day_words(iso: str) -> str:
    return date_format(date.fromisoformat(iso[:10]), "DATE_FORMAT")


def _regions(item: Item, value: Any) -> str:
    return "; ".join(region_name(code) for code in value)


def _region(item: Item, value: Any) -> str:
    return region_name(str(value))


def _time_since(item: Item, value: dict[str, Any]) -> str:
    parts = [_since(value)]
    if value.get("changed_days") is not None:
        parts.append(_("changed %(when)s") % {"when": days_ago(value["changed_days"])})
    return ", ".join(part for part in parts if part)


def _since(value: dict[str, Any]) -> str:
    if value.get("date"):
        return day_words(str(value["date"]))
    if (value.get("days") or 0) >= MONTHS_FROM_DAYS:
        return days_ago(value["days"])
    for unit, words in intake_words()["time_units"].items():
        if value.get(unit) is not None:
            return _("%(count)s %(unit)s ago") % {"count": _figure(value[unit]), "unit": words}
    return ""


def days_ago(days: float) -> str:
    """Days as a person says them."""
    whole = int(days)
    if whole == 0:
        return _("today")
    if whole == 1:
        return _("yesterday")
    if whole < 14:
        return ngettext("%(n)s day ago", "%(n)s days ago", whole) % {"n": whole}
    if whole < MONTHS_FROM_DAYS:
        return ngettext("%(n)s week ago", "%(n)s weeks ago", whole // 7) % {"n": whole // 7}
    if whole < 730:
        return ngettext("%(n)s month ago", "%(n)s months ago", whole // 30) % {"n": whole // 30}
    return ngettext("%(n)s year ago", "%(n)s years ago", whole // 365) % {"n": whole // 365}


def _goals(item: Item, value: list[dict[str, Any]]) -> str:
    return "; ".join(_("%(text)s (%(rating)s of 10)") % {"text": g["text"], "rating": g.get("rating")} for g in value)


def _parts(item: Item, value: Any) -> str:
    told = dict(enumerate(value)) if isinstance(value, list) else value
    by_name = {str(name): part for name, part in told.items()}
    parts = [part for part in item.parts if by_name.get(part.name) is not None]
    return "; ".join(
        f"{_asked(item, part.name)}: {_part(item, part.name, part.kind, by_name[part.name])}" for part in parts
    )


def _asked(item: Item, part: str) -> str:
    return str(of_part(item.id, part)["question"]).rstrip("?")


def _part(item: Item, name: str, kind: str, value: Any) -> str:
    words = dict(options_of(item.id, name))
    if isinstance(value, bool):
        return words.get(str(value).lower()) or yes_no(value)
    if isinstance(value, list):
        return ", ".join(words.get(str(code), str(code)) for code in value) or _("none")
    if kind == "date":
        return day_words(value) if isinstance(value, str) else days_ago(value)
    if kind == "yes_no_unsure":
        return yes_no(value)
    unit = of_part(item.id, name).get("unit", "")
    return words.get(str(value)) or f"{_figure(value)} {unit}".strip()


def _likings(item: Item, value: dict[str, str]) -> str:
    words = dict(options_of(item.id))
    return "; ".join(f"{of_part(item.id, name)['question']}: {words[word]}" for name, word in value.items())


def _safety(item: Item, value: dict[str, Any]) -> str:
    """ "Yes, began yesterday, getting worse. In one leg or both: One leg." """
    told = ", ".join((yes_no(value["answer"]), *_followed(value)))
    return ". ".join((told, *_extras(item, value)))


def _followed(value: dict[str, Any]) -> list[str]:
    """When, whether it gets worse, whether it was checked, as parts of a sentence."""
    if value["answer"] == "no":
        return []
    told = []
    if value.get("started_days") is not None:
        told.append(_("began %(when)s") % {"when": days_ago(value["started_days"])})
    if value.get("changed_days") is not None:
        told.append(_("changed %(when)s") % {"when": days_ago(value["changed_days"])})
    told.extend(_STATES[name][answer] for name in _STATES if (answer := value.get(name)) in _STATES[name])
    return [str(text) for text in told]


def _extras(item: Item, value: dict[str, Any]) -> list[str]:
    words = of_item(item.id).get("extras", {})
    told = [part for part in item.extras if part.name != "progressive" and value.get(part.name) is not None]
    return [_extra(item, part.name, part.kind, words[part.name]["question"], value[part.name]) for part in told]


#: Further answers that read best as a few words.
_STATES: dict[str, dict[Any, Any]] = {
    "worsening": {
        True: gettext_lazy("getting worse"), False: gettext_lazy("not getting worse"),
        "not_sure": gettext_lazy("not sure if it gets worse"),
    },
    "checked": {
        True: gettext_lazy("checked by a clinician"), False: gettext_lazy("not checked by a clinician"),
        "not_sure": gettext_lazy("not sure if it was checked"),
    },
}  # fmt: skip


def _extra(item: Item, name: str, kind: str, question: str, value: Any) -> str:
    if kind == "yes_no_unsure":
        return f"{question.rstrip('?')}: {yes_no(value)}"
    words = dict(options_of(item.id, name))
    codes = value if isinstance(value, list | tuple) else [value]
    return f"{question.rstrip('?')}: {', '.join(words.get(str(code), str(code)) for code in codes)}"


_TELLERS: dict[str, Callable[[Item, Any], str]] = {
    "choice": _choice, "many": _many, "yes_no": _yes_no, "yes_no_words": _yes_no, "yes_no_unsure": _yes_no,
    "scale": _score, "aggravation": _aggravation, "date": _day, "regions": _regions, "region": _region,
    "time_since": _time_since, "goals": _goals, "parts": _parts, "liking": _likings, "safety": _safety,
}  # fmt: skip
