"""One calm person, changed where a test needs it."""

import json
from datetime import date
from typing import Any

from tests.population.calm import calm_person

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.assessment import Assessment, State
from hingeback.engine.contracts.history import History
from hingeback.engine.contracts.reading import read_answer_sheet
from hingeback.engine.library import load_library
from hingeback.engine.matching import assess, caution_tags

TODAY = date(2026, 6, 1)
LEGS = {"leg_side": "none", "leg_extent": "none", "tingling": False, "numb": False, "weakness": False}
#: Leg pain on both sides that has been looked at, is old and steady, and comes with walking alone.
OLD_BOTH_LEGS = {
    "answer": "yes", "started_days": 400, "worsening": False, "checked": True, "only_upright": True,
    "eased_by_sitting": True,
}  # fmt: skip


def sheet_of(
    age: int = 40, sex: str = "male", clearances: list[dict[str, Any]] | None = None, **changes: Any
) -> AnswerSheet:
    """A sheet of today. A change of None leaves the item unanswered."""
    answers = {**calm_person(TODAY, age, sex), **changes}
    data = {"as_of": TODAY, "answers": answers, "clearances": clearances or []}
    return read_answer_sheet(json.loads(json.dumps(data, default=str)))


def assessed(age: int = 40, sex: str = "male", **changes: Any) -> Assessment:
    return assess(sheet_of(age, sex, **changes), load_library())


def tags_of(
    age: int = 40, sex: str = "male", state: State | None = None, **changes: Any
) -> dict[str, dict[str, object]]:
    sheet = sheet_of(age, sex, **changes)
    found = assess(sheet, load_library())
    return caution_tags(sheet, found, state or found.initial_state, History(), load_library())


def legs(side: str, extent: str, **signs: bool) -> dict[str, Any]:
    return {**LEGS, "leg_side": side, "leg_extent": extent, **signs}


def yes(**follow_ups: Any) -> dict[str, Any]:
    """A safety item that is old, steady and looked at."""
    return {"answer": "yes", "started_days": 400, "worsening": False, "checked": True, **follow_ups}
