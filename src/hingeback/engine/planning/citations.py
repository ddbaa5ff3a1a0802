"""Which answers a reason may cite: those that speak for it now (tables/reason_answers.yaml)."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from hingeback.engine.contracts.answers import Answers
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.contracts.regions import region_of
from hingeback.engine.matching.direction import direction_by_check
from hingeback.engine.matching.risk import gad2, phq2
from hingeback.engine.matching.signs import read_signs
from hingeback.engine.planning.leverage import items_behind_column
from hingeback.engine.predicates import compile_predicate
from hingeback.engine.screening import derive_facts

_UNTOLD = -1


class Citations:
    """Answer ids by label or tag. Signs are read at the first question."""

    def __init__(self, inp: PlanningInput, table: Mapping[str, Any]) -> None:
        self._inp = inp
        self._table = table
        self._known: dict[str, tuple[str, ...]] = {}

    @cached_property
    def _signs(self) -> Mapping[str, Any]:
        signs = read_signs(derive_facts(self._inp.sheet), self._inp.assessment.screen)
        return signs | _more_signs(self._inp.sheet.answers)

    def of(self, name: str) -> tuple[str, ...]:
        """Ids behind a label; an answer id stands for itself; () if only matching knows."""
        if name not in self._known:
            self._known[name] = self._find(name)
        return self._known[name]

    def of_tag(self, tag: str) -> tuple[str, ...]:
        key = f"tag:{tag}"
        if key not in self._known:
            self._known[key] = self._holding(self._table["tags"].get(tag, ()))
        return self._known[key]

    def _find(self, name: str) -> tuple[str, ...]:
        if name == "stage":
            return ("A12",)
        if name == "irritability":
            return items_behind_column(self._inp)
        if name == "dp":
            return self._find(f"DP-{self._inp.assessment.dp}")
        if name in self._table["labels"]:
            return self._holding(self._table["labels"][name])
        return (name,) if _is_answer(name) else ()

    def _holding(self, rows: Any) -> tuple[str, ...]:
        return tuple(row["answer"] for row in rows if compile_predicate(row["if"])(self._signs))


def _more_signs(answers: Answers) -> dict[str, Any]:
    """What the table asks about besides the signs of matching."""
    return {
        "checked": direction_by_check(answers.A40) in ("EXT", "FLEX"),
        "main_region": {region_of(answers.A11)} if answers.A11 else set(),
        "fear": answers.A80 or 0,
        "expects": _UNTOLD if answers.A81 is None else answers.A81,
        "worry": answers.A85 or 0,
        "low_mood": phq2(answers.A86) or 0,
        "nervous": gad2(answers.A86) or 0,
        "dark_thoughts": answers.M02 in ("thoughts", "plan"),
    }


def _is_answer(name: str) -> bool:
    return name[:1] in "AS" and name[1:2].isdigit()
