"""Which answers a reason may cite: those that speak for it now (tables/reason_answers.yaml)."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from hingeback.engine.contracts.assessment import Irritability
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.matching.signs import read_signs
from hingeback.engine.predicates import compile_predicate
from hingeback.engine.screening import derive_facts

_PAIN_HIGH = 7


class Citations:
    """Answer ids by label or tag. Signs are read at the first question."""

    def __init__(self, inp: PlanningInput, table: Mapping[str, Any]) -> None:
        self._inp = inp
        self._table = table
        self._known: dict[str, tuple[str, ...]] = {}

    @cached_property
    def _signs(self) -> Mapping[str, Any]:
        return read_signs(derive_facts(self._inp.sheet), self._inp.assessment.screen)

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
            return self._irritability()
        if name in self._table["labels"]:
            return self._holding(self._table["labels"][name])
        return (name,) if _is_answer(name) else ()

    def _holding(self, rows: Any) -> tuple[str, ...]:
        return tuple(row["answer"] for row in rows if compile_predicate(row["if"])(self._signs))

    def _irritability(self) -> tuple[str, ...]:
        level, rows = self._inp.assessment.irritability, self._table["irritability"]
        if level is Irritability.HIGH:
            return tuple(row["answer"] for row in rows if self._shows_high(row))
        return ("A15", "A33", "A34", "A35") if level is Irritability.LOW else ()

    def _shows_high(self, row: Mapping[str, Any]) -> bool:
        answers = self._inp.sheet.answers
        if "words" in row:
            return getattr(answers, row["answer"]) in row["words"]
        if row["answer"] == "A15":
            return answers.A15 is not None and (answers.A15.avg7 or 0) >= _PAIN_HIGH
        return (answers.A16 or 0) >= _PAIN_HIGH


def _is_answer(name: str) -> bool:
    return name[:1] in "AS" and name[1:2].isdigit()
