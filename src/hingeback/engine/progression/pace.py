"""A whole history of sessions judged again, in order: what `hingeback pace` prints of F1 and F2.

The next week's volume (F3) is not decided here: until weekly pacing is complete the week's dose repeats.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from hingeback.engine.contracts.answers import AnswerSheet
from hingeback.engine.contracts.history import History, SessionEntry
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.plan import Plan, PlanItem
from hingeback.engine.contracts.value import Value
from hingeback.engine.matching import assess, caution_tags
from hingeback.engine.progression.baseline import DailyPain, baseline_b
from hingeback.engine.progression.colour import SessionColour, colour_session
from hingeback.engine.progression.decide import ProgressionDecision
from hingeback.engine.progression.fold import update_history
from hingeback.engine.progression.session import Pace, decide_session, pace_of
from hingeback.engine.screening import derive_facts

NO_PAIN_KNOWN = 0.0


class PacedSession(Value):
    """One session: its day, its colour, and a decision per exercise."""

    at: date
    colour: SessionColour
    decisions: tuple[ProgressionDecision, ...]


def pace_sessions(
    sheet: AnswerSheet,
    entries: Iterable[SessionEntry],
    library: Library,
    plan: Plan | None = None,
    diary: Sequence[DailyPain] = (),
) -> tuple[tuple[PacedSession, ...], History]:
    """All sessions from the first day on (one per day), and the history they leave."""
    history, paced = History(), []
    pain7 = derive_facts(sheet).pain7
    pace = _pace(sheet, library)
    for day, session in groupby(sorted(entries, key=lambda entry: entry.at), key=lambda entry: entry.at):
        done = tuple(session)
        baseline = baseline_b(diary, day, NO_PAIN_KNOWN if pain7 is None else pain7)
        colour = colour_session(done, baseline, library, days_after_new=days_after_new(done, history))
        decisions = decide_session(done, colour, history, pace, library, _planned(plan, day))
        history = update_history(history, done, colour, decisions, library)
        paced.append(PacedSession(at=day, colour=colour, decisions=decisions))
    return tuple(paced), history


def _pace(sheet: AnswerSheet, library: Library) -> Pace:
    assessment = assess(sheet, library)
    state = assessment.initial_state
    tags = caution_tags(sheet, assessment, state, History(), library)
    return pace_of(assessment, state, sheet.answers.A82, tags, library)


def _planned(plan: Plan | None, day: date) -> tuple[PlanItem, ...]:
    days = plan.days if plan else ()
    return next((planned.items for planned in days if planned.date == day), ())


def days_after_new(entries: Sequence[SessionEntry], before: History) -> int | None:
    """Days from the latest new or progressed exercise to the morning after this session; 1 = new today."""
    return min((days for entry in entries if (days := _days_since_change(entry, before)) is not None), default=None)


def _days_since_change(entry: SessionEntry, before: History) -> int | None:
    recent: Any = before.of(entry.exercise).recent
    if not recent or recent[-1].changed:
        return 1
    changed = [place for place, exposure in enumerate(recent[:-1]) if exposure.changed]
    if not changed and before.of(entry.exercise).exposures > len(recent):
        return None
    first = recent[changed[-1] + 1] if changed else recent[0]
    return int((entry.at - first.at).days) + 1
