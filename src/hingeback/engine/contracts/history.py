"""What was done so far, as the planner and the pacing rules need it."""

from datetime import date
from typing import Literal

from hingeback.engine.contracts.value import Value


class SessionEntry(Value):
    """One exercise of one session as the person reported it (the `history` rows of `hingeback pace`).

    Pain is 0-10 (NPRS); with leg symptoms each is the higher of back and leg. `next` is the next morning's pain.
    """

    at: date
    exercise: str
    pre: int
    peak: int
    post: int | None = None
    next: int | None = None
    spread: bool = False
    doms: bool = False
    rpe: int | None = None
    reps_done: int | None = None
    reps_planned: int | None = None
    note: Literal["too_easy", "worried", "named", ""] = ""


class DoseChange(Value):
    """The dose a person now has for a row, when it differs from the library's default, and the rule that set it."""

    sets: int | None = None
    reps: int | None = None
    hold_s: int | None = None
    minutes: int | None = None
    rule: str = ""


class Exposure(Value):
    """One time a row was done, as F2 needs it. `colour` is empty where the session was uncoloured or another row of
    the session was named as the one that raised the pain. `changed` says that the dose changed after it."""

    at: date
    colour: Literal["GREEN", "AMBER", "RED", ""] = ""
    provisional: bool = False
    rpe: int | None = None
    reps_percent: int | None = 100
    changed: bool = False


class Standing(Value):
    """Where a person stands with one row. `step` is the highest step of the row's ladder reached by F2."""

    exercise: str
    exposures: int = 0
    greens_in_row: int = 0
    last_colour: Literal["GREEN", "AMBER", "RED", ""] = ""
    last_planned: date | None = None
    blocked_until: date | None = None
    dose: DoseChange | None = None
    shown_by_clinician: bool = False
    #: The latest exposures, oldest first; as many as F2 looks back.
    recent: tuple[Exposure, ...] = ()


class Wish(Value):
    """A person's own change to one plan: leave a row out, or have `instead` in its place.

    Without `leave_out` the row `instead` is wanted on top: what gives way for it is the planner's business.
    """

    leave_out: str | None = None
    instead: str | None = None


class History(Value):
    """All standings, the steps reached per ladder, and the counts that J3's release rules ask for."""

    standings: tuple[Standing, ...] = ()
    ladder_steps: dict[str, int] = {}
    green_sessions_in_row: int = 0
    green_sessions: int = 0
    sessions_without_spread: int = 0
    last_two_sessions_red: bool = False
    plan_day: int = 1
    wishes: tuple[Wish, ...] = ()
    blocked_directions: tuple[str, ...] = ()
    #: Colours of the latest sessions, oldest first.
    last_colours: tuple[Literal["GREEN", "AMBER", "RED", ""], ...] = ()

    def of(self, exercise: str) -> Standing:
        return next((s for s in self.standings if s.exercise == exercise), Standing(exercise=exercise))
