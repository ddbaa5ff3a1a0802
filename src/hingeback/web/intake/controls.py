"""What the templates draw for one question: the control, its words, what is filled in, what is wrong."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from hingeback.web.intake.conditions import holds, names_of
from hingeback.web.intake.filling import fill
from hingeback.web.intake.flow import Item, Part
from hingeback.web.intake.reading import MOST_GOALS, NONE, Fields, one
from hingeback.web.intake.safety_item import follow_ups_of
from hingeback.web.intake.words import capital, intake_words, of_follow_up, of_item, of_part, options_of

#: Words up to so many letters stand side by side.
SHORT = 14


@dataclass(slots=True)
class Control:
    """One field. `tag` names the component. `opens`: shown once the control before it says so (a CSS word)."""

    tag: str
    name: str
    legend: str
    help: str = ""
    options: list[tuple[str, str]] = field(default_factory=list)
    value: Any = ""
    errors: str = ""
    hide_legend: bool = False
    multiple: bool = False
    low: str = ""
    high: str = ""
    kind: str = "pain"
    unit: str = ""
    units: list[tuple[str, str]] = field(default_factory=list)
    unit_value: str = "days"
    date_value: str = ""
    opens: str = ""
    shown: bool = True

    @property
    def layout(self) -> str:
        """Short words side by side, longer ones below each other."""
        longest = max((len(str(words)) for _code, words in self.options), default=0)
        return "chips" if longest <= SHORT or (self.multiple and longest <= 2 * SHORT) else "list"

    @property
    def identity(self) -> str:
        return f"f-{slugify(self.name)}"


@dataclass(slots=True)
class Question:
    """One item on its screen. `more` stand under a safety question once it is answered yes or not sure."""

    id: str
    title: str
    help: str
    why: str
    kind: str
    controls: list[Control]
    more: list[Control] = field(default_factory=list)
    calls: bool = False
    act_first: bool = False
    open_now: bool = False
    opens: str = ""
    shown: bool = True
    titled: bool = False


#: Questions that open by a choice in the question before them, by the value that opens them.
OPENED_BY = {"A51_fracture_date": "vertebral_fracture", "A105": "copd_asthma", "A53_nsaid_response": "nsaid"}


@dataclass(frozen=True, slots=True)
class Filling:
    """What stands in the fields, and what is wrong with it."""

    fields: Fields
    problems: dict[str, str]

    def text(self, name: str) -> str:
        return one(self.fields, name)

    def error(self, name: str) -> str:
        return self.problems.get(name, "")


def question_of(item: Item, filling: Filling, alone: bool, only_change: bool = False) -> Question:
    words = of_item(item.id)
    made = Question(
        item.id, words["question"], words.get("help", ""), words.get("why", ""), item.kind,
        _controls(item, filling, alone, only_change), calls=item.confirm, act_first=item.act_first,
        opens=OPENED_BY.get(item.id, ""),
    )  # fmt: skip
    made.titled = not alone and item.kind in _TITLED
    if item.kind == "safety":
        made.more = _further(item, filling)
        made.open_now = filling.text(item.id) in ("yes", "not_sure")
    return made


#: Their controls do not show the question themselves.
_TITLED = ("parts", "time_since", "goals", "liking")


def _controls(item: Item, filling: Filling, alone: bool, only_change: bool) -> list[Control]:
    if item.kind == "parts":
        return _part_controls(item, filling)
    if item.kind == "time_since":
        return _time_since(item, filling, only_change)
    if item.kind in ("goals", "liking"):
        return _goals(filling) if item.kind == "goals" else _likings(item, filling)
    control = _single(item, filling)
    control.hide_legend = True
    if not alone:
        words = of_item(item.id)
        control.legend, control.help, control.hide_legend = words["question"], words.get("help", ""), False
    return [control, *_cancer(item, filling)]


def _single(item: Item, filling: Filling) -> Control:
    words = of_item(item.id)
    made = Control("", item.id, words["question"], value=filling.text(item.id), errors=filling.error(item.id))
    made.tag = _TAGS.get(item.kind, "options")
    if item.kind == "many":
        made.multiple, made.value = True, filling.fields.get(item.id, [])
        made.options = [*options_of(item.id), *([(NONE, _("None of these"))] if item.none else [])]
    elif item.kind == "choice":
        made.options = options_of(item.id)
    elif item.kind == "scale":
        made.legend = capital(words["label"])
        _scale(made, item, words)
    elif item.kind == "aggravation":
        made.options = [(code, text) for code, text in intake_words()["aggravation"].items()]
    elif item.kind in ("yes_no", "yes_no_words", "yes_no_unsure", "safety"):
        made.options = answers(unsure=item.kind in ("yes_no_unsure", "safety"))
    elif item.kind in ("number", "date", "text"):
        made.legend, made.unit = capital(words["label"]), words.get("unit", "")
        made.kind = "text" if item.kind == "number" else item.kind
    elif item.kind in ("regions", "region"):
        made.value = filling.fields.get(item.id, [])
        made.multiple = item.kind == "regions"
    return made


_TAGS = {
    "scale": "slider", "aggravation": "segment", "yes_no": "segment", "yes_no_words": "segment",
    "yes_no_unsure": "segment", "safety": "segment", "number": "number", "date": "text_field", "text": "writing",
    "regions": "body_chart", "region": "body_chart",
}  # fmt: skip


def answers(unsure: bool) -> list[tuple[str, str]]:
    words = intake_words()["answers"]
    return [(word, words[word]) for word in ("yes", "no", *(("not_sure",) if unsure else ()))]


def _scale(control: Control, item: Item, words: dict[str, Any]) -> None:
    ends = words.get("ends") or of_item(item.id).get("ends", ["", ""])
    control.low, control.high = ends
    control.kind = "pain" if item.id in ("A15", "A16") or control.name == "PEG.0" else "effort"


def _cancer(item: Item, filling: Filling) -> list[Control]:
    """A52 asks for the kind of a cancer."""
    if item.id != "A52":
        return []
    words = of_part("A52", "cancer_type")
    name = "A52.cancer_type"
    return [
        Control(
            "options", name, words["question"], words.get("help", ""), options_of("A52", "cancer_type"),
            filling.text(name), filling.error(name), opens="cancer", shown="cancer" in filling.fields.get("A52", []),
        )
    ]  # fmt: skip


def _part_controls(item: Item, filling: Filling) -> list[Control]:
    made: list[Control] = []
    told: dict[str, Any] = {}
    for part in item.parts:
        control = _part(item, part, filling)
        control.shown = holds(part.when, names_of({item.id: told}))
        control.opens = "more" if part.when else ""
        made.append(control)
        value = filling.fields.get(control.name) or None
        told[part.name] = _as_told(part, value)
    return made


def _as_told(part: Part, value: list[str] | None) -> Any:
    """Near enough to the answer for conditions between parts."""
    if value is None or not value[-1]:
        return None
    if part.kind == "many":
        return [word for word in value if word != NONE]
    return float(value[-1]) if part.kind == "number" and value[-1].isdigit() else value[-1]


def _part(item: Item, part: Part, filling: Filling) -> Control:
    words, name = of_part(item.id, part.name), f"{item.id}.{part.name}"
    made = Control("options", name, words["question"], words.get("help", ""), value=filling.text(name))
    made.errors = filling.error(name)
    if part.kind == "scale":
        made.tag = "slider"
        _scale(made, item, words)
    elif part.kind in ("yes_no", "yes_no_unsure"):
        made.tag = "segment"
        made.options = options_of(item.id, part.name) or answers(unsure=part.kind == "yes_no_unsure")
    elif part.kind in ("number", "date"):
        made.tag = "number" if part.kind == "number" else "text_field"
        made.kind, made.unit = "date", words.get("unit", "")
    elif part.kind == "many":
        made.multiple, made.value = True, filling.fields.get(name, [])
        made.options = [*options_of(item.id, part.name), *([(NONE, _("None of these"))] if part.none else [])]
    else:
        made.options = [(str(o), str(o)) for o in part.options] or options_of(item.id, part.name)
    return made


def _time_since(item: Item, filling: Filling, only_change: bool) -> list[Control]:
    words, name = of_item(item.id), item.id
    units = list(intake_words()["time_units"].items())
    error = filling.error(name) or filling.error(f"{name}.count") or filling.error(f"{name}.date")
    since = Control(
        "time_since", name, words["question"], value=filling.text(f"{name}.count"), errors=error, units=units,
        unit_value=filling.text(f"{name}.unit"), date_value=filling.text(f"{name}.date"), hide_legend=True,
    )  # fmt: skip
    changed = [_ago(item, "changed_days", of_part(name, "changed_days"), filling)] if item.parts else []
    return changed if only_change else [since, *changed]


def _ago(item: Item, part: str, words: dict[str, Any], filling: Filling) -> Control:
    name = f"{item.id}.{part}"
    units = [(unit, text) for unit, text in intake_words()["time_units"].items() if unit != "date"]
    return Control(
        "time_ago", name, words["question"], words.get("help", ""), value=filling.text(name),
        errors=filling.error(name), units=units, unit_value=filling.text(f"{name}.unit") or "days",
    )  # fmt: skip


def _goals(filling: Filling) -> list[Control]:
    words, ends = of_item("A64")["parts"], of_item("A64")["ends"]
    made = []
    for n in range(1, MOST_GOALS + 1):
        text, rating = f"A64.{n}.text", f"A64.{n}.rating"
        label = f"{words['text']['question']} {n}"
        made.append(Control("text_line", text, label, value=filling.text(text), errors=filling.error(text)))
        made.append(
            Control(
                "slider", rating, words["rating"]["question"], value=filling.text(rating), low=ends[0], high=ends[1],
                kind="effort", errors=filling.error(rating),
            )
        )  # fmt: skip
    return made


def _likings(item: Item, filling: Filling) -> list[Control]:
    made = []
    for part in item.parts:
        name, question = f"{item.id}.{part.name}", of_part(item.id, part.name)["question"]
        made.append(Control("segment", name, question, options=options_of(item.id), value=filling.text(name)))
    return made


def _further(item: Item, filling: Filling) -> list[Control]:
    made = [_ago(item, name, of_follow_up(item.id, name), filling) for name in ("started_days", "changed_days")]
    for part in (*follow_ups_of(item), *item.extras):
        name = f"{item.id}.{part.name}"
        words = of_part(item.id, part.name) or of_follow_up(item.id, part.name)
        control = _part_like(item, part, name, words, filling)
        made.append(control)
    return made


def _part_like(item: Item, part: Part, name: str, words: dict[str, Any], filling: Filling) -> Control:
    made = Control("segment", name, words["question"], words.get("help", ""), errors=filling.error(name))
    made.value = filling.text(name)
    if part.kind == "yes_no_unsure":
        made.options = answers(unsure=True)
        return made
    made.tag, made.options = "options", options_of(item.id, part.name)
    if part.kind == "many":
        made.multiple, made.value = True, filling.fields.get(name, [])
    return made


def filled_with(items: tuple[Item, ...], values: dict[str, Any], draft: dict[str, list[str]]) -> dict[str, list[str]]:
    """What stands in the fields of a screen: what is being typed, else what was answered."""
    if draft:
        return draft
    filled: dict[str, list[str]] = {}
    for item in items:
        filled.update(fill(item, values.get(item.id)))
    return filled
