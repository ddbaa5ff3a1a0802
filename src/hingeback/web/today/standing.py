"""What stands first when the day is opened: safety questions, then what is still to be told of earlier sessions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hingeback.web.care.hold_state import HoldState
from hingeback.web.care.prompts import Prompt, follow_up, note_is_due
from hingeback.web.care.rescreening import Due, screen_due
from hingeback.web.care.rounds import Round, open_round
from hingeback.web.clock import Clock
from hingeback.web.people.models import Person
from hingeback.web.session.queries import (
    SessionDecision,
    SessionRecord,
    morning_is_open,
    spread_waits,
    third_day_is_open,
)

OPEN_CHECK_IN_DAYS = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """`due`, `round` and `after_spread` come before any exercise. The sessions are asked about, and hold nothing up."""

    due: Due = field(default_factory=Due)
    round: Round | None = None
    after_spread: bool = False
    prompt: Prompt | None = None
    mentioned: bool = False
    unfinished: SessionRecord | None = None
    morning: SessionRecord | None = None
    third_day: SessionRecord | None = None

    @property
    def comes_before_exercise(self) -> bool:
        return bool(self.due.kind or self.round or self.after_spread)


def standing_of(
    person: Person,
    state: HoldState,
    clock: Clock,
    recent: Sequence[SessionRecord],
    decisions: Mapping[Any, SessionDecision],
) -> Standing:
    """`recent`: the latest sessions, newest first. A follow-up waits while today's session is under way or done."""
    last_active = recent[0].date if recent else None
    day = state.as_of
    due = screen_due(person, clock, last_active, state.in_gentle_days, state.screens)
    prompt = None if last_active == day else follow_up(person, state, clock)
    return Standing(
        due=due,
        round=open_round(person, state.screens),
        after_spread=spread_waits(recent, state),
        prompt=prompt if prompt is not None and prompt.is_due(clock.now()) else None,
        mentioned=bool(due.kind) and note_is_due(person, state, clock),
        unfinished=next((s for s in recent if _was_left_open(s, day)), None),
        morning=next((s for s in recent if morning_is_open(s, day) and s.ended_at), None),
        third_day=next((s for s in recent if third_day_is_open(s, decisions.get(s.id), day)), None),
    )


def _was_left_open(session: SessionRecord, day: date) -> bool:
    """A session of an earlier day that nobody said the end of."""
    days = (day - session.date).days
    return session.ended_at is None and session.pre_nrs is not None and 1 <= days <= OPEN_CHECK_IN_DAYS
