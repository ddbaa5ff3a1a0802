"""Caution tags raised for one person (annex J2.3, J2.4), with the answers behind each."""

from datetime import timedelta
from typing import Any

from hingeback.engine.contracts.answers import AnswerSheet, Clearance
from hingeback.engine.contracts.assessment import Assessment, State
from hingeback.engine.contracts.history import History
from hingeback.engine.contracts.library import Library
from hingeback.engine.matching.signs import Signs, read_signs
from hingeback.engine.matching.sources import Because, reasons_of
from hingeback.engine.predicates import compile_predicate
from hingeback.engine.screening import derive_facts

CLEARANCE_LASTS = timedelta(days=182)


def caution_tags(
    sheet: AnswerSheet, assessment: Assessment, state: State, history: History, library: Library
) -> dict[str, Because]:
    """Raised tag -> {answer id: value}. Tags that a clinician lifted by name are left out.

    `history` raises none of them: the event tag of a session (`peripheralise`) blocks its row and its direction there.
    """
    table = library.tables["caution_tags"]
    signs = tag_signs(sheet, assessment, state)
    raised: dict[str, Because] = {tag: {} for tag in table["always"]}
    for row in table["rows"]:
        if compile_predicate(row["when"])(signs):
            because = reasons_of(row["when"], signs, sheet, assessment.screen, assessment.because)
            _raise(raised, row, because)
    lifted = {tag for tag in raised if tag not in table["always"] and _is_lifted(tag, sheet, table)}
    return {tag: because for tag, because in raised.items() if tag not in lifted}


def tag_signs(sheet: AnswerSheet, assessment: Assessment, state: State) -> Signs:
    """The signs of the answers, and what the assessment made of them."""
    signs = read_signs(derive_facts(sheet), assessment.screen)
    made = {
        "profiles": assessment.profiles,
        "modifiers": assessment.modifiers,
        "dp": assessment.dp,
        "irritability": assessment.irritability,
        "state": state,
    }
    return signs | made


def _raise(raised: dict[str, Because], row: dict[str, Any], because: Because) -> None:
    for tag in row["tags"]:
        raised[tag] = raised.get(tag, {}) | because


def _is_lifted(tag: str, sheet: AnswerSheet, table: dict[str, Any]) -> bool:
    names = (tag, *table["lifted_by"].get(tag, ()))
    return any(clearance.rule in names and _counts(clearance, sheet) for clearance in sheet.clearances)


def _counts(clearance: Clearance, sheet: AnswerSheet) -> bool:
    """A clinician's word of the last 182 days that does not hold the person back."""
    age = sheet.as_of - clearance.date
    in_time = timedelta(0) <= age < CLEARANCE_LASTS
    return in_time and clearance.kind == "clinician" and clearance.may_exercise in (None, "yes")
