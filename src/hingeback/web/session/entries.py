"""One session in the engine's words: an entry for each exercise that was done."""

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from hingeback.engine.contracts.history import SessionEntry
from hingeback.engine.contracts.plan import PlanItem
from hingeback.web.session.models import ExerciseNote, PerformedSet, SessionRecord

NOTES: tuple[Literal["named", "worried", "too_easy"], ...] = ("named", "worried", "too_easy")
#: In this one symptoms went further down the leg.
DOWN_THE_LEG = "spread"


class NotToldEnough(Exception):
    """No colour without pain before, and pain at its peak or after. The page asks for it."""


def entries_of(session: SessionRecord, planned: Sequence[PlanItem] = ()) -> tuple[SessionEntry, ...]:
    """Raises NotToldEnough. Skipped exercises are no entry: nothing was done, so nothing is judged.

    `planned` says how much was to be done, so that a set left out counts too.
    """
    felt = [nrs for nrs in (session.peak_nrs, session.post_nrs) if nrs is not None]
    if session.pre_nrs is None or not felt:
        raise NotToldEnough
    pain = {"pre": session.pre_nrs, "peak": max(*felt, session.pre_nrs), "post": session.post_nrs}
    told = {"next": session.next_nrs, "doms": session.doms, "at": session.date}
    words, down_the_leg = _words(session), _down_the_leg(session)
    return tuple(
        SessionEntry.model_validate(
            {**pain, **told, **done, "exercise": exercise, "note": words.get(exercise, ""),
             "spread": session.spread and (not down_the_leg or exercise in down_the_leg)}
        )
        for exercise, done in _done(session, planned).items()
    )  # fmt: skip


def _done(session: SessionRecord, planned: Sequence[PlanItem]) -> dict[str, dict[str, Any]]:
    """By exercise, in the order in which it was first done."""
    by_exercise: dict[str, list[PerformedSet]] = {}
    for performed in PerformedSet.objects.filter(session=session, skipped=False).order_by("event_seq"):
        by_exercise.setdefault(performed.exercise, []).append(performed)
    return {
        exercise: _sum_up(sets, session.effort_rpe, _items(exercise, planned)) for exercise, sets in by_exercise.items()
    }


def _items(exercise: str, planned: Sequence[PlanItem]) -> list[PlanItem]:
    return [item for item in planned if item.exercise == exercise]


def _sum_up(sets: list[PerformedSet], effort_rpe: int | None, items: list[PlanItem]) -> dict[str, Any]:
    efforts = [s.rpe for s in sets if s.rpe is not None]
    done, goal = _amounts(sets, items)
    return {"reps_done": done, "reps_planned": goal, "rpe": max(efforts) if efforts else effort_rpe}


def _amounts(sets: list[PerformedSet], items: list[PlanItem]) -> tuple[int | None, int | None]:
    """What was done and what was planned: repetitions; for work that has none, seconds."""
    reps_planned = _total(s.reps_planned for s in sets)
    by_plan = sum((item.sets or 1) * (item.reps or 0) for item in items)
    if reps_planned or by_plan:
        return _total(s.reps for s in sets), max(reps_planned or 0, by_plan)
    seconds, goal_s = _total(s.duration_s for s in sets), sum(item.minutes * 60 for item in items)
    return (seconds, goal_s) if seconds is not None and goal_s else (None, None)


def _total(numbers: Iterable[int | None]) -> int | None:
    known = [n for n in numbers if n is not None]
    return sum(known) if known else None


def _words(session: SessionRecord) -> dict[str, str]:
    """The word that counts most for each exercise: what raised the pain, then worry, then too easy."""
    rows = ExerciseNote.objects.filter(session=session).values_list("exercise", "note")
    told = [(exercise, "named" if note == DOWN_THE_LEG else note) for exercise, note in rows]
    words: dict[str, str] = {}
    for exercise, note in sorted(told, key=lambda row: NOTES.index(row[1])):
        words.setdefault(exercise, note)
    return words


def _down_the_leg(session: SessionRecord) -> set[str]:
    """The exercises in which symptoms went down the leg. Where none was named, all that were done count."""
    rows = ExerciseNote.objects.filter(session=session, note=DOWN_THE_LEG)
    return set(rows.values_list("exercise", flat=True)) & _exercises_done(session)


def _exercises_done(session: SessionRecord) -> set[str]:
    return set(PerformedSet.objects.filter(session=session, skipped=False).values_list("exercise", flat=True))
