"""After a session: a decision for each exercise in it, and the history that follows from them."""

from collections.abc import Collection, Sequence
from typing import Any

from hingeback.engine.contracts.assessment import Assessment, Irritability, State
from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.history import Exposure, History, SessionEntry
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.plan import PlanItem
from hingeback.engine.contracts.value import Value
from hingeback.engine.progression.change import carry_out
from hingeback.engine.progression.colour import SessionColour
from hingeback.engine.progression.decide import ProgressionDecision, Verdict, judge_exposures, reps_percent

NO_PROGRESS = (State.GENTLE, State.FLARE, State.HOLD_SAFETY, State.INCOMPLETE, State.PAUSED)


class Pace(Value):
    """What sets the size of the steps for one person: small steps for everybody, or for rows with a caution."""

    state: State
    small_steps: bool = False
    cautioned: tuple[str, ...] = ()
    hold_max_s: int = 60

    def is_small(self, exercise: str) -> bool:
        return self.small_steps or exercise in self.cautioned


def pace_of(
    assessment: Assessment, state: State, confidence: int | None, raised_tags: Collection[str], library: Library
) -> Pace:
    """Half steps for HYPERM, WIDE, confidence of 3 or less, HIGH irritability, and rows with a raised caution."""
    table = library.tables["exercise_decisions"]
    labels = {*assessment.profiles, *assessment.modifiers}
    unsure = confidence is not None and confidence <= table["half_from_confidence"]
    small = bool(labels & set(table["half_for"])) or unsure or assessment.irritability is Irritability.HIGH
    limited = bool(labels & {"BP", "PREG"})
    cautioned = tuple(
        row.id
        for row in library.exercises.values()
        if any(caution.word == "caution" and caution.tag in raised_tags for caution in row.cautions)
    )
    hold_max_s = table["ceilings"]["hold_s_pressure"] if limited else table["ceilings"]["hold_s"]
    return Pace(state=state, small_steps=small, cautioned=cautioned, hold_max_s=hold_max_s)


def decide_session(
    entries: Sequence[SessionEntry],
    colour: SessionColour,
    history: History,
    pace: Pace,
    library: Library,
    planned: Sequence[PlanItem] = (),
) -> tuple[ProgressionDecision, ...]:
    """One decision per exercise of the session, in its order; at most three progress (F2-13)."""
    items = {item.exercise: item for item in planned if item.exercise}
    named = any(entry.note == "named" for entry in entries)
    decisions = [
        decide_exercise(entry, exposure_of(entry, colour, named), history, pace, library, items.get(entry.exercise))
        for entry in entries
        if entry.exercise in library.exercises
    ]
    return _at_most(decisions, entries, library)


def exposure_of(entry: SessionEntry, colour: SessionColour, named: bool) -> Exposure:
    """RED and AMBER count for the named exercise if one was named; the others keep no colour and hold."""
    counts = not named or entry.note == "named" or colour.colour == "GREEN"
    return Exposure(
        at=entry.at,
        colour=colour.colour if counts else "",
        provisional=colour.provisional,
        rpe=entry.rpe,
        reps_percent=reps_percent(entry),
    )


def decide_exercise(
    entry: SessionEntry,
    exposure: Exposure,
    history: History,
    pace: Pace,
    library: Library,
    planned: PlanItem | None = None,
) -> ProgressionDecision:
    """The decision on one exercise, with the changed dose or the new step of its ladder."""
    exposures = (*history.of(entry.exercise).recent, exposure)
    verdict = judge_exposures(exposures, entry.note, library.tables["exercise_decisions"])
    if verdict.decision == "PROGRESS" and pace.state in NO_PROGRESS:
        verdict = Verdict("HOLD", "J3-GENTLE" if pace.state is State.GENTLE else "F5")
    row: Exercise = library.exercises[entry.exercise]
    decision = carry_out(verdict, row, exposures, history, pace.is_small(row.id), pace.hold_max_s, library, planned)
    return decision.model_copy(update={"because": _because(entry, exposure)})


def _because(entry: SessionEntry, exposure: Exposure) -> dict[str, Any]:
    facts = {"colour": exposure.colour, "peak": entry.peak, "next": entry.next, "rpe": entry.rpe, "note": entry.note}
    return {name: value for name, value in facts.items() if value not in (None, "")}


def _at_most(
    decisions: list[ProgressionDecision], entries: Sequence[SessionEntry], library: Library
) -> tuple[ProgressionDecision, ...]:
    """Three exercises grow in one session: those called too easy first, then in the order of the session."""
    most = library.tables["exercise_decisions"]["progressed_per_session"]
    easy = {entry.exercise for entry in entries if entry.note == "too_easy"}
    growing = [d.exercise for d in decisions if d.decision == "PROGRESS"]
    first = set(sorted(growing, key=lambda name: name not in easy)[:most])
    waits = {"decision": "HOLD", "rule": "F2-13", "change": None, "ladder_step": None}
    waits["text"] = library.texts["progression"]["decisions"]["F2-13"]
    return tuple(
        d.model_copy(update=waits) if d.decision == "PROGRESS" and d.exercise not in first else d for d in decisions
    )
