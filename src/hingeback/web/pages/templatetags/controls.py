"""Form controls. Under each lies a real field, so all of them work without JavaScript. `{% load controls %}`"""

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

register = template.Library()

YES_NO_UNSURE = (("yes", _("Yes")), ("no", _("No")), ("not_sure", _("Not sure")))
Options = Iterable[Sequence[Any]]


def _choices(options: Options, chosen: set[str], identity: str) -> list[dict[str, Any]]:
    """Each option is (value, label) or (value, label, help)."""
    return [
        {
            "value": str(option[0]),
            "label": option[1],
            "help": option[2] if len(option) > 2 else "",
            "chosen": str(option[0]) in chosen,
            "id": f"{identity}-{slugify(str(option[0])) or index}",
            "key": index + 1 if index < 9 else "",
        }
        for index, option in enumerate(options)
    ]


def _identity(name: str) -> str:
    return f"f-{slugify(name)}"


def _group(name: str, legend: str, errors: Iterable[str] | str, help_text: str, hide_legend: bool) -> dict[str, Any]:
    identity = _identity(name)
    told = [errors] if isinstance(errors, str) and errors else list(errors or ())
    described = " ".join(
        part for part in (f"{identity}-help" if help_text else "", f"{identity}-error" if told else "") if part
    )
    return {
        "name": name,
        "identity": identity,
        "legend": legend,
        "hide_legend": hide_legend,
        "errors": told,
        "help": help_text,
        "described": described,
    }


@register.inclusion_tag("pages/part/segment.html")
def segment(
    name: str,
    legend: str,
    options: Options = YES_NO_UNSURE,
    value: object = None,
    errors: Iterable[str] | str = (),
    help_text: str = "",
    hide_legend: bool = False,
) -> dict[str, Any]:
    """Two to four short answers side by side; Yes / No / Not sure when no options are named. Never pre-chosen."""
    group = _group(name, legend, errors, help_text, hide_legend)
    chosen = {str(value)} if value not in (None, "") else set()
    return group | {"choices": _choices(options, chosen, group["identity"])}


@register.inclusion_tag("pages/part/options.html")
def options(
    name: str,
    legend: str,
    options: Options,
    value: object = None,
    multiple: bool = False,
    errors: Iterable[str] | str = (),
    help_text: str = "",
    layout: str = "chips",
    pain: bool = False,
    hide_legend: bool = False,
) -> dict[str, Any]:
    """Option chips (`layout="chips"`) or full-width options (`"list"`); radios, or checkboxes when `multiple`.

    `value` is one value, or a list of values when `multiple`. `pain` colours chosen chips heather.
    """
    group = _group(name, legend, errors, help_text, hide_legend)
    values = value if isinstance(value, list | tuple | set | frozenset) else [] if value in (None, "") else [value]
    return group | {
        "choices": _choices(options, {str(each) for each in values}, group["identity"]),
        "type": "checkbox" if multiple else "radio",
        "layout": layout,
        "pain": pain,
    }


@register.inclusion_tag("pages/part/slider.html")
def slider(
    name: str,
    legend: str,
    low: str = "",
    high: str = "",
    value: int | str | None = None,
    before: int | None = None,
    kind: str = "pain",
    errors: Iterable[str] | str = (),
    help_text: str = "",
) -> dict[str, Any]:
    """A rating from 0 to 10: eleven radios, drawn as a slider where a browser can. `kind`: pain or effort."""
    group = _group(name, legend, errors, help_text, hide_legend=False)
    chosen = str(value) if value not in (None, "") else None
    effort = kind == "effort"
    return group | {
        "numbers": [(str(n), str(n) == chosen) for n in range(11)],
        "kind": kind,
        "low": low or (_("no effort") if effort else _("none")),
        "high": high or (_("all I had") if effort else _("worst you can think of")),
        "before": before,
    }


@register.inclusion_tag("pages/part/field_error.html")
def field_error(name: str, errors: Iterable[str] | str) -> dict[str, Any]:
    """What is wrong and how to mend it, beside the field; its id is `f-<name>-error`."""
    return {"identity": _identity(name), "errors": [errors] if isinstance(errors, str) and errors else list(errors)}


@register.inclusion_tag("pages/part/error_summary.html")
def error_summary(problems: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """All problems on top, each linked to its field: (field name, text)."""
    return {"problems": [(_identity(name), text) for name, text in problems]}


@register.inclusion_tag("pages/part/text_field.html")
def text_field(
    name: str,
    label: str,
    value: object = "",
    kind: str = "text",
    unit: str = "",
    help_text: str = "",
    errors: Iterable[str] | str = (),
    autocomplete: str = "off",
    low: object = None,
    high: object = None,
    rows: int = 0,
    required: bool = False,
) -> dict[str, Any]:
    """One field: text, number, date, password …; `rows` makes it several lines; `unit` stands behind it."""
    group = _group(name, label, errors, help_text, hide_legend=False)
    shown = "" if value is None else value
    return group | {
        "value": shown,
        "kind": kind,
        "unit": unit,
        "autocomplete": autocomplete,
        "low": low,
        "high": high,
        "rows": rows,
        "required": required,
    }
