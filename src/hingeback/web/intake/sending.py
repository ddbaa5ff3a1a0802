""" "Next" on a screen: read it, ask what is not clear once more, and only then keep it."""

from dataclasses import dataclass, field
from typing import Any

from hingeback.engine.contracts.answers import Answers, AnswerSheet
from hingeback.engine.contracts.safety import FiredRule, Tier
from hingeback.engine.screening import derive_facts
from hingeback.engine.screening.conflicts import SIDES
from hingeback.web.care.judging import screen_sheet
from hingeback.web.care.queries import was_taken_back
from hingeback.web.intake.conditions import holds, names_of
from hingeback.web.intake.controls import OPENED_BY
from hingeback.web.intake.flow import Item, Screen, flow
from hingeback.web.intake.read_item import read_item
from hingeback.web.intake.reading import Fields, one, time_ago
from hingeback.web.intake.sitting import Sitting

#: "Not sure" gets one clarifying question here (CES-3).
CLARIFIED_ITEMS = ("S01", "S02", "S03", "S04")
#: Where fewer questions than all that bear on a contradiction are enough to settle it.
ASK_ABOUT = {"X1": ("A10", "A17"), "X14": ("A17", "S05")}
CLARIFIED, ASKED_AGAIN, ALSO = "clarified", "asked_again", "also"
#: Shown beside the question that decides whether they are asked.
BESIDE = ("A39b",)


@dataclass(slots=True)
class Sent:
    """What a sent screen says. `left_open` are safety items whose further questions were not answered."""

    values: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    left_open: list[str] = field(default_factory=list)


def items_of(sitting: Sitting, screen: Screen) -> tuple[Item, ...]:
    """The items drawn on a screen: those asked, and those that a choice on it may open."""
    asked = {item.id for item in screen.items}
    whole = flow().screen(screen.id)
    beside = tuple(
        item
        for item in (whole.items if whole else ())
        if item.id not in asked and (item.id in OPENED_BY or item.id in BESIDE)
    )
    return screen.items if sitting.under_16 else (*screen.items, *beside)


def read_screen(sitting: Sitting, screen: Screen, fields: Fields) -> Sent:
    """Read every item of the screen, and those of other screens that were asked again beside it."""
    sent = Sent()
    also = [flow().items[item] for item in fields.get(ALSO, []) if item in flow().items]
    for item in dict.fromkeys((*items_of(sitting, screen), *also)):
        if not _is_open_here(item, fields, sent.values):
            continue
        found = read_item(item, fields, sitting.records.as_of)
        sent.problems.update(found.problems)
        sent.values[item.id] = found.value
        if item.kind == "safety" and found.problems and one(fields, item.id):
            sent.left_open.append(item.id)
    _one_change(sitting, fields, sent)
    return sent


def _is_open_here(item: Item, fields: Fields, values: dict[str, Any]) -> bool:
    if item.id in OPENED_BY:
        return any(OPENED_BY[item.id] in fields.get(base, []) for base in ("A51", "A52", "A53"))
    return item.id not in BESIDE or holds(item.when, names_of(values))


def _one_change(sitting: Sitting, fields: Fields, sent: Sent) -> None:
    """In a round A12 asks for a change alone; the start stays as it was told."""
    if sitting.round is None or "A12" not in sent.values or sitting.sheet.answers.A12 is None:
        return
    sent.problems.pop("A12", None)
    start = sitting.sheet.answers.A12.model_dump(mode="json", exclude_none=True)
    start.pop("changed_days", None)
    changed, problem = time_ago("A12.changed_days", fields)
    if problem:
        sent.problems["A12.changed_days"] = problem
    sent.values["A12"] = {**start, **({} if changed is None else {"changed_days": changed})}


def unclear(sent: Sent, fields: Fields) -> list[str]:
    """Items answered "not sure" that still get their clarifying question."""
    asked = fields.get(CLARIFIED, [])
    return [
        item for item in CLARIFIED_ITEMS
        if item not in asked and (sent.values.get(item) or {}).get("answer") == "not_sure"
    ]  # fmt: skip


def new_conflicts(sitting: Sitting, sent: Sent, fields: Fields) -> list[str]:
    """Contradictions (A7) that these answers bring and that were not asked about yet."""
    known = {*sitting.facts.conflicts, *fields.get(ASKED_AGAIN, [])}
    return [c for c in derive_facts(prospective(sitting, sent.values)).conflicts if c not in known]


def asked_about(conflicts: list[str], sitting: Sitting) -> list[str]:
    """The questions on both sides of these contradictions, in the order of the intake."""
    sides = {item for conflict in conflicts for item in ASK_ABOUT.get(conflict, SIDES[conflict])}
    return [i for screen in flow().screens for item in screen.items if (i := item.id) in sides and _can_ask(i, sitting)]


def _can_ask(item: str, sitting: Sitting) -> bool:
    return any(item == asked.id for screen in sitting.asked for asked in screen.items) or item in sitting.given


def prospective(sitting: Sitting, values: dict[str, Any]) -> AnswerSheet:
    """The sheet as it would be with these answers."""
    told = sitting.sheet.answers.model_dump(mode="json", exclude_none=True)
    told.update(values)
    answers = Answers.model_validate({item: value for item, value in told.items() if value is not None})
    return sitting.sheet.model_copy(update={"answers": answers})


def meaning_call_now(sitting: Sitting, values: dict[str, Any]) -> list[str]:
    """Answers of this screen that newly mean EMERGENCY. Once taken back within a day, an answer counts at once."""
    before = {rule.id for rule in _emergencies(sitting.sheet)}
    rules = [rule for rule in _emergencies(prospective(sitting, values)) if rule.id not in before]
    named = {item for rule in rules for item in rule.because}
    return [
        item for item, value in values.items()
        if item in named and _speaks(value) and not was_taken_back(sitting.person, sitting.clock, item)
    ]  # fmt: skip


def _emergencies(sheet: AnswerSheet) -> list[FiredRule]:
    return [rule for rule in screen_sheet(sheet).rules if rule.tier is Tier.EMERGENCY]


def _speaks(value: Any) -> bool:
    if isinstance(value, dict) and "answer" in value:
        return bool(value["answer"] != "no")
    return bool(value == "plan")


def changed(sitting: Sitting, values: dict[str, Any]) -> dict[str, Any]:
    """What has to be kept: in a round everything; else what differs, and what was looked at and left open."""
    if sitting.round is not None:
        return {item: value for item, value in values.items() if value is not None}
    given = sitting.given
    return {item: value for item, value in values.items() if item not in given or given[item] != value}
