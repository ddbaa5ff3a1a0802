"""Which items must be answered now, and which are still open (specification 0, B1, B4, annex J2.2 and J8)."""

from collections.abc import Callable
from typing import Any

from hingeback.engine.contracts.answers import Answers, AnswerSheet
from hingeback.engine.contracts.library import Library
from hingeback.engine.library import load_library
from hingeback.engine.predicates import compile_predicate
from hingeback.engine.screening.facts import FIRST_AGE_IN_SCOPE, Facts, derive_facts
from hingeback.engine.screening.namespace import namespace

ITEMS_TABLE = "screens/intake_items"
RESCREEN_TABLE = "screens/rescreening"


def applicable_items(sheet: AnswerSheet, library: Library | None = None) -> tuple[str, ...]:
    """The safety items that apply to this person, answered or not, in the order of the intake."""
    return applicable_to(derive_facts(sheet), library or load_library())


def missing_items(sheet: AnswerSheet, facts: Facts, library: Library) -> tuple[str, ...]:
    """Applicable safety items without a full answer. While there is one, no plan is produced."""
    return tuple(name for name in applicable_to(facts, library) if not is_answered(sheet.answers, name))


def open_branch_items(sheet: AnswerSheet, facts: Facts, library: Library) -> tuple[str, ...]:
    """Branch items that apply (J2.2) and are not answered; they raise nothing and are named in the notes."""
    if _under_16(facts):
        return ()
    rows = _asked(library.tables[ITEMS_TABLE]["branch_items"], facts)
    return tuple(row["id"] for row in rows if not is_answered(sheet.answers, row["id"]))


def short_screen_items(sheet: AnswerSheet, library: Library | None = None) -> tuple[str, ...]:
    """The items of the short screen (B4). M02 belongs to it when PHQ-2 was 3 or more at the last check."""
    facts = derive_facts(sheet)
    rows = _asked((library or load_library()).tables[RESCREEN_TABLE]["short_screen"], facts)
    return tuple(row["id"] for row in rows)


def applicable_to(facts: Facts, library: Library) -> tuple[str, ...]:
    rows = library.tables[ITEMS_TABLE]["safety_items"]
    if _under_16(facts):
        rows = [row for row in rows if row.get("under_16")]
    return tuple(row["id"] for row in _asked(rows, facts))


def is_answered(answers: Answers, name: str) -> bool:
    """True if the item has a full answer; a structure with a needed part left open has none."""
    value = getattr(answers, name)
    return value is not None and _FULL.get(name, _always)(value)


def _under_16(facts: Facts) -> bool:
    return facts.age is not None and facts.age < FIRST_AGE_IN_SCOPE


def _asked(rows: list[dict[str, Any]], facts: Facts) -> list[dict[str, Any]]:
    names = namespace(facts)
    return [row for row in rows if compile_predicate(row.get("asked_if", "True"))(names)]


def _always(_: Any) -> bool:
    return True


def _full_pregnancy(value: Any) -> bool:
    return value.pregnant is not None or value.birth_weeks is not None


def _full_pain(value: Any) -> bool:
    return None not in (value.now, value.avg7, value.worst7)


def _full_legs(value: Any) -> bool:
    where = value.leg_side == "none" or (value.leg_side is not None and value.leg_extent is not None)
    return where and None not in (value.tingling, value.numb, value.weakness)


def _full_mood(value: Any) -> bool:
    depression = value.phq2 is not None or None not in (value.interest, value.down)
    anxiety = value.gad2 is not None or None not in (value.nervous, value.worry)
    return depression and anxiety


_FULL: dict[str, Callable[[Any], bool]] = {
    "A04": _full_pregnancy, "A15": _full_pain, "A17": _full_legs, "A86": _full_mood,
}  # fmt: skip
