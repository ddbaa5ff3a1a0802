"""The course so far, as far as a visit is concerned (I1)."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from statistics import median

from hingeback.engine.contracts.assessment import Assessment
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.engine.planning import Withheld
from hingeback.engine.planning.thin import thin_pillars
from hingeback.engine.referral import CourseSoFar
from hingeback.web.care.hold_state import HoldState
from hingeback.web.care.judging import library
from hingeback.web.care.visit_answers import Said
from hingeback.web.clock import local_day
from hingeback.web.physio.naming import FLARE, wishes_in
from hingeback.web.session.lines import SessionLine

SIX_WEEKS = timedelta(weeks=6)
#: Reports of high pain that lie closer together than this belong to one flare.
SAME_FLARE = timedelta(days=7)
LATELY = timedelta(days=14)
FEWEST_SESSIONS = 6
FEWEST_DAYS = 7


def course_of(
    state: HoldState, assessment: Assessment, week: int, said: Sequence[Said], lines: Sequence[SessionLine],
    time_zone: str,
) -> CourseSoFar:  # fmt: skip
    """`lines`: the sessions of the last six weeks, the oldest first. Outcome measures are not known yet."""
    wishes = wishes_in(said)
    return CourseSoFar(
        week=week,
        flares_6wk=_flares(said, state.as_of, time_zone),
        pain_falling=pain_is_falling(lines),
        avoid_surgery=wishes.get("avoid_surgery", False),
        less_medicine=wishes.get("less_medicine", False),
        afraid_alone=wishes.get("afraid_alone"),
        leg_worsening=_leg_worsens(lines, state.as_of),
        thin_pillars=_thin(state, assessment, week),
    )


def _flares(said: Iterable[Said], day: date, time_zone: str) -> int:
    """Flares of the last six weeks, as the person named them."""
    told = sorted(local_day(one.at, time_zone) for one in said if one.prompt.startswith(FLARE) and one.answer == "yes")
    recent = [on for on in told if day - on <= SIX_WEEKS]
    return sum(place == 0 or on - recent[place - 1] > SAME_FLARE for place, on in enumerate(recent))


def pain_is_falling(lines: Sequence[SessionLine]) -> bool:
    """Pain before a session: the middle of the last three a point or more below that of the first three.

    Fewer than six sessions, or all within a week, say nothing.
    """
    told = [(line.date, line.pre_nrs) for line in lines if line.pre_nrs is not None]
    if len(told) < FEWEST_SESSIONS or (told[-1][0] - told[0][0]).days < FEWEST_DAYS:
        return False
    first, last = (median(nrs for _, nrs in part) for part in (told[:3], told[-3:]))
    return first - last >= 1


def _leg_worsens(lines: Iterable[SessionLine], day: date) -> bool:
    """Signs went further down the leg in a session of the last two weeks."""
    return any(line.spread_at is not None and day - line.date <= LATELY for line in lines)


def _thin(state: HoldState, assessment: Assessment, week: int) -> tuple[str, ...]:
    used = PlanningInput(
        sheet=state.sheet, assessment=assessment, state=assessment.initial_state, starts=state.as_of, week=week
    )
    try:
        return thin_pillars(used, library())
    except Withheld:
        return ()
