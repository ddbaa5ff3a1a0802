"""A session and its decisions folded into the history that the planner reads."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from hingeback.engine.contracts.history import Exposure, History, SessionEntry, Standing
from hingeback.engine.contracts.library import Library
from hingeback.engine.progression.colour import SessionColour
from hingeback.engine.progression.decide import ProgressionDecision, greens_in_row
from hingeback.engine.progression.session import exposure_of

REMEMBERED = 6
LAST_COLOURS = 4


def update_history(
    history: History,
    entries: Sequence[SessionEntry],
    colour: SessionColour,
    decisions: Sequence[ProgressionDecision],
    library: Library,
) -> History:
    """The history after the session. When the next morning is known, fold again from the history before it."""
    named = any(entry.note == "named" for entry in entries)
    decided = {decision.exercise: decision for decision in decisions}
    standings = {standing.exercise: standing for standing in history.standings}
    for entry in entries:
        exposure = exposure_of(entry, colour, named)
        standings[entry.exercise] = _stand(
            history.of(entry.exercise), entry, exposure, decided.get(entry.exercise), library
        )
    return history.model_copy(
        update={
            "standings": tuple(standings.values()),
            "ladder_steps": _ladder_steps(history, decisions, library),
            "blocked_directions": _directions(history, entries, library),
            **_counts(history, colour, any(entry.spread for entry in entries)),
        }
    )


def _stand(
    standing: Standing,
    entry: SessionEntry,
    exposure: Exposure,
    decision: ProgressionDecision | None,
    library: Library,
) -> Standing:
    changed = decision is not None and (decision.change is not None or decision.ladder_step is not None)
    recent = (*standing.recent, exposure.model_copy(update={"changed": changed}))[-REMEMBERED:]
    update: dict[str, Any] = {
        "exposures": standing.exposures + 1,
        "recent": recent,
        "greens_in_row": len(greens_in_row(recent)),
        "last_colour": exposure.colour,
    }
    if decision is not None and (decision.change is not None or decision.decision == "PROGRESS"):
        update["dose"] = decision.change
    return standing.model_copy(update=update | _block(standing, entry, decision, library))


def _block(
    standing: Standing, entry: SessionEntry, decision: ProgressionDecision | None, library: Library
) -> dict[str, Any]:
    """A swap and leg spread block the row for 14 days (F2-7; J2.1 peripheralise)."""
    days = timedelta(days=library.tables["exercise_decisions"]["block_days"])
    until = [standing.blocked_until, entry.at + days if entry.spread else None]
    until.append(decision.blocked_until if decision else None)
    known = [day for day in until if day is not None]
    return {"blocked_until": max(known)} if known else {}


def _ladder_steps(history: History, decisions: Sequence[ProgressionDecision], library: Library) -> dict[str, int]:
    steps = dict(history.ladder_steps)
    for decision in decisions:
        if decision.ladder_step is not None:
            steps[library.exercises[decision.exercise].ladder] = decision.ladder_step
    return steps


def _directions(history: History, entries: Sequence[SessionEntry], library: Library) -> tuple[str, ...]:
    """The direction of a row that sent symptoms down the leg stays out until a clean re-check."""
    spread = [library.exercises[e.exercise].spine_dir for e in entries if e.spread and e.exercise in library.exercises]
    found = dict.fromkeys((*history.blocked_directions, *(way for way in spread if way != "neutral")))
    return tuple(found)


def _counts(history: History, colour: SessionColour, spread: bool) -> dict[str, Any]:
    """The counts of J3's release rules. An uncoloured session changes no colour count."""
    calm = 0 if spread else history.sessions_without_spread + 1
    if colour.colour == "":
        return {"sessions_without_spread": calm}
    green = colour.colour == "GREEN" and not colour.provisional
    colours = (*history.last_colours, colour.colour)[-LAST_COLOURS:]
    return {
        "sessions_without_spread": calm,
        "green_sessions": history.green_sessions + green,
        "green_sessions_in_row": history.green_sessions_in_row + 1 if green else 0,
        "last_colours": colours,
        "last_two_sessions_red": "RED" in colours[-2:],
    }
