"""One session in the engine's words: an entry for each exercise that was done."""

from collections.abc import Iterable
from typing import Any, Literal

from hingeback.engine.contracts.history import SessionEntry
from hingeback.web.session.models import ExerciseNote, PerformedSet, SessionRecord

NOTES: tuple[Literal["named", "worried", "too_easy"], ...] = ("named", "worried", "too_easy")


class NotToldEnough(Exception):
    """No colour without pain before, and pain at its peak or after. The page asks for it."""


def entries_of(session: SessionRecord) -> tuple[SessionEntry, ...]:
    """Raises NotToldEnough. Skipped exercises are no entry: nothing was done, so nothing is judged."""
    felt = [nrs for nrs in (session.peak_nrs, session.post_nrs) if nrs is not None]
    if session.pre_nrs is None or not felt:
        raise NotToldEnough
    pain = {"pre": session.pre_nrs, "peak": max(*felt, session.pre_nrs), "post": session.post_nrs}
    told = {"next": session.next_nrs, "spread": session.spread, "doms": session.doms, "at": session.date}
    words = _words(session)
    return tuple(
        SessionEntry.model_validate({**pain, **told, **done, "exercise": exercise, "note": words.get(exercise, "")})
        for exercise, done in _done(session).items()
    )


def _done(session: SessionRecord) -> dict[str, dict[str, Any]]:
    """By exercise, in the order in which it was first done."""
    by_exercise: dict[str, list[PerformedSet]] = {}
    for performed in PerformedSet.objects.filter(session=session, skipped=False).order_by("event_seq"):
        by_exercise.setdefault(performed.exercise, []).append(performed)
    return {exercise: _sum_up(sets, session.effort_rpe) for exercise, sets in by_exercise.items()}


def _sum_up(sets: list[PerformedSet], effort_rpe: int | None) -> dict[str, Any]:
    efforts = [s.rpe for s in sets if s.rpe is not None]
    return {
        "reps_done": _total(s.reps for s in sets),
        "reps_planned": _total(s.reps_planned for s in sets),
        "rpe": max(efforts) if efforts else effort_rpe,
    }


def _total(numbers: Iterable[int | None]) -> int | None:
    known = [n for n in numbers if n is not None]
    return sum(known) if known else None


def _words(session: SessionRecord) -> dict[str, str]:
    """The word that counts most for each exercise: what raised the pain, then worry, then too easy."""
    rows = ExerciseNote.objects.filter(session=session).values_list("exercise", "note")
    words: dict[str, str] = {}
    for exercise, note in sorted(rows, key=lambda row: NOTES.index(row[1])):
        words.setdefault(exercise, note)
    return words
