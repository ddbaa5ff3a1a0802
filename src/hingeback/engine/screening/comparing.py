"""Two answer sets, one graver than the other: how severe each is, and what a fall looks like (B2, monotonicity)."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from hingeback.engine.contracts.answers import Answers, AnswerSheet, SafetyItem
from hingeback.engine.contracts.reading import read_answer_sheet
from hingeback.engine.screening.conflicts import WITHOUT_TIER
from hingeback.engine.screening.facts import derive_facts
from hingeback.engine.screening.items import SAFETY_ITEMS
from hingeback.engine.screening.judging import judge
from hingeback.engine.screening.risk_chains import BACKGROUNDS, FOLLOW_UPS, FORMS, HEALTHY
from hingeback.engine.screening.rules import RuleBook

AS_OF = date(2026, 11, 22)
#: Ranks of tier and action.
Severity = tuple[int, int]
Items = dict[tuple[str, str], SafetyItem]


@dataclass(frozen=True, slots=True)
class CounterExample:
    """A graver answer set with a lower tier or action. `raised` is the risk that was raised by one level."""

    group: str
    raised: str
    before: dict[str, Any]
    after: dict[str, Any]
    severity_before: Severity
    severity_after: Severity

    def plain(self) -> dict[str, Any]:
        return {
            "group": self.group,
            "raised": self.raised,
            "before": self.before,
            "after": self.after,
            "tier_and_action_rank": [list(self.severity_before), list(self.severity_after)],
        }


@dataclass(frozen=True, slots=True)
class GroupCount:
    name: str
    answer_sets: int
    comparisons: int


def severity(answers: Answers, book: RuleBook) -> Severity | None:
    """Ranks of tier and action over all fired rules; None with an open conflict, which is not compared."""
    sheet = AnswerSheet.model_construct(None, as_of=AS_OF, answers=answers, clearances=(), held=None)
    facts = derive_facts(sheet)
    if not WITHOUT_TIER.issuperset(facts.conflicts):
        return None
    fired = judge(sheet, book, facts)
    return max((f.tier.rank for f in fired), default=0), max((f.rule.action.rank for f in fired), default=0)


def fell(before: Severity, after: Severity) -> bool:
    return after[0] < before[0] or after[1] < before[1]


@cache
def background(name: str) -> Answers:
    plain = {**HEALTHY, **{item: {"answer": "no"} for item in SAFETY_ITEMS}, **BACKGROUNDS[name]}
    return read_answer_sheet({"as_of": AS_OF.isoformat(), "answers": plain}).answers


def make_item(name: str, fields: dict[str, Any]) -> SafetyItem:
    item: SafetyItem = getattr(Answers.model_validate({name: fields}), name)
    return item


@cache
def formed_item(name: str, answer: str, form: int, follow_up: int) -> SafetyItem:
    """An item in one of its forms with one set of follow-ups."""
    return make_item(name, {"answer": answer, **FOLLOW_UPS[follow_up], **FORMS.get(name, ({},))[form]})


def example(
    group: str, raised: str, pair: tuple[Answers, Answers], before: Severity, after: Severity
) -> CounterExample:
    return CounterExample(group, raised, _told(pair[0]), _told(pair[1]), before, after)


def _told(answers: Answers) -> dict[str, Any]:
    """Only what speaks: S items answered no are left out."""
    plain = answers.model_dump(mode="json", exclude_none=True)
    return {key: value for key, value in plain.items() if value != {"answer": "no"}}
