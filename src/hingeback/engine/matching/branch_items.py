"""Branch items of annex J2.2: which apply to this person, and which of those are still open."""

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.safety import Action, ScreenResult
from hingeback.engine.matching.signs import read_signs
from hingeback.engine.predicates import compile_predicate
from hingeback.engine.screening import derive_facts

_NO_RULES = ScreenResult(tier=None, action=Action.WITHHOLD)


def branch_items(sheet: AnswerSheet, library: Library) -> tuple[str, ...]:
    """Items whose condition holds. A97, A98, A101 and A102 apply to everybody, before the first such exercise."""
    signs = read_signs(derive_facts(sheet), _NO_RULES)
    rows = library.tables["caution_tags"]["branch_items"]
    return tuple(row["id"] for row in rows if compile_predicate(row["when"])(signs))


def open_branch_items(sheet: AnswerSheet, library: Library) -> tuple[str, ...]:
    """Items that apply and are unanswered: they raise no tag, and the notes say so."""
    return tuple(item for item in branch_items(sheet, library) if getattr(sheet.answers, item) is None)


def items_before(what: str, library: Library) -> tuple[str, ...]:
    """Items to answer before the first `cold_pack`, `pack_or_ball`, `muscle_relaxation`, `mind_body_or_relaxation`."""
    rows = library.tables["caution_tags"]["branch_items"]
    return tuple(row["id"] for row in rows if row.get("before") == what)
