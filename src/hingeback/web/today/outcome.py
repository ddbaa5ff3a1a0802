"""What a session's decision changes: per exercise what comes next, why, and the rule behind it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.plan import PlanDay, PlanItem
from hingeback.web.care.judging import library
from hingeback.web.plan.dose_words import dose_words
from hingeback.web.plan.queries import Week
from hingeback.web.session.queries import SessionDecision

#: What each rule rests on, by the beginning of its id: sources as the library cites them.
SOURCES = {"F1": ("thomee_1997", "silbernagel_2007")}


@dataclass(frozen=True, slots=True)
class Change:
    """`kind`: grows, same, smaller or swapped. `next_dose` and `next_day` where the exercise comes again."""

    exercise: str
    name: str
    kind: str
    why: str
    rule: str
    source: str
    next_dose: str = ""
    next_day: date | None = None
    instead: str = ""
    #: It grows, but this week's minutes have no room for it.
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """`colour` is empty where an easy session got none."""

    colour: str
    why: str
    rule: str
    source: str
    provisional: bool
    short_screen: bool
    contact_clinician: bool
    changes: tuple[Change, ...]

    @property
    def changed(self) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.kind != "same")

    @property
    def same(self) -> tuple[tuple[str, tuple[Change, ...]], ...]:
        """What stays as it is, together where the reason is the same."""
        by_reason: dict[str, list[Change]] = {}
        for change in self.changes:
            if change.kind == "same":
                by_reason.setdefault(change.why, []).append(change)
        return tuple((why, tuple(group)) for why, group in by_reason.items())


KINDS = {"PROGRESS": "grows", "REGRESS": "smaller", "SWAP": "swapped", "HOLD": "same"}


def outcome_of(decision: SessionDecision, week: Week, after: date) -> Outcome:
    """`after`: the day from which the next time is looked for, itself left out if it was trained on already."""
    told = decision.document["colour"]
    coming = [day for day in week.days if day.date > after]
    changes = tuple(_change(one, week, coming) for one in decision.document["decisions"])
    return Outcome(
        colour=decision.colour, why=told["text"], rule=told["rule"], source=source_of(told["rule"]),
        provisional=not decision.final, short_screen=told["short_screen"],
        contact_clinician=told["contact_clinician"], changes=changes,
    )  # fmt: skip


def source_of(rule: str) -> str:
    """What the rule rests on, as cited; a working rule of the team where it cites nothing."""
    known = library().sources
    start = max((key for key in SOURCES if rule.startswith(key)), key=len, default="")
    return "; ".join(known[name].citation for name in SOURCES.get(start, ()) if name in known)


def _change(told: dict[str, Any], week: Week, coming: Iterable[PlanDay]) -> Change:
    row_id = told["exercise"]
    row = week.rows.get(row_id) or library().exercises[row_id]
    planned = _next(row_id, coming)
    kind = "smaller" if told["change"] and told["decision"] == "HOLD" else KINDS[told["decision"]]
    return Change(
        exercise=row_id, name=row.name, kind=kind, why=_without_name(told["text"], row.name), rule=told["rule"],
        source=source_of(told["rule"]), next_dose=dose_words(planned[1], row) if planned else "",
        next_day=planned[0] if planned else None, instead="" if planned else _taken_over_by(row, week, coming, kind),
        waits=kind == "grows" and planned is not None and not _is_reached(told, planned[1]),
    )  # fmt: skip


def _is_reached(told: dict[str, Any], item: PlanItem) -> bool:
    """True if the coming item has the dose that was decided."""
    goal = told["change"] or {}
    named = [name for name in ("reps", "sets", "hold_s") if goal.get(name) is not None] or ["minutes"]
    return all((getattr(item, name) or 0) >= (goal.get(name) or 0) for name in named) and bool(goal)


def _next(row_id: str, coming: Iterable[PlanDay]) -> tuple[date, PlanItem] | None:
    return next(((day.date, item) for day in coming for item in day.items if item.exercise == row_id), None)


def _taken_over_by(row: Exercise, week: Week, coming: Iterable[PlanDay], kind: str) -> str:
    """What came in its place this week, by the reason it was given."""
    if kind == "same":
        return ""
    for day in coming:
        for item in day.items:
            other = week.rows.get(str(item.exercise))
            by_decision = bool(item.why) and item.why[0].rule in ("F2-7", "F2-10")
            if other is not None and by_decision and other.ppillar == row.ppillar:
                return other.name
    return ""


def _without_name(text: str, name: str) -> str:
    """The name stands above it already."""
    short = text.removeprefix(f"{name}: ")
    return short[:1].upper() + short[1:]
