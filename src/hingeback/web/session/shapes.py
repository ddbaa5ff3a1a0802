"""What a device may say of a session, word by word. More words than these are kept and not read."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, StringConstraints, ValidationError

from hingeback.web.session import projections

LONGEST_S = 4 * 60 * 60
Rating = Annotated[StrictInt, Field(ge=0, le=10)]
Count = Annotated[StrictInt, Field(ge=0, le=1000)]
Seconds = Annotated[StrictInt, Field(ge=0, le=LONGEST_S)]
RowId = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=r"^[a-z0-9][a-z0-9_.-]*$")]


class OfSession(BaseModel):
    model_config = ConfigDict(extra="allow")

    session: UUID
    date: date


class Started(OfSession):
    plan_n: Annotated[StrictInt, Field(ge=1, le=1_000_000)] | None = None
    eased: StrictBool = False


class SetPerformed(OfSession):
    exercise: RowId
    set_n: Annotated[StrictInt, Field(ge=1, le=200)]
    reps: Count | None = None
    reps_planned: Count | None = None
    hold_s: Seconds | None = None
    duration_s: Seconds | None = None
    rpe: Rating | None = None
    side: Annotated[str, StringConstraints(max_length=5)] | None = None
    skipped: StrictBool = False
    reason: Annotated[str, StringConstraints(max_length=20)] = ""


class PainReported(OfSession):
    moment: Literal["pre", "peak", "post"]
    nrs: Rating
    spread: StrictBool = False


class CheckedIn(OfSession):
    effort_rpe: Rating | None = None
    spread: StrictBool = False
    doms: StrictBool = False
    note: Annotated[str, StringConstraints(max_length=2000)] = ""
    leg_settled_min: Annotated[StrictInt, Field(ge=0, le=1440)] | None = None


class MorningTold(OfSession):
    nrs: Rating
    doms: StrictBool = False
    spread: StrictBool = False


class ThirdDayTold(OfSession):
    nrs: Rating


class SignTapped(OfSession):
    sign: Annotated[str, StringConstraints(min_length=1, max_length=60)]


class Noted(OfSession):
    exercise: RowId
    note: Literal["too_easy", "worried", "named", "spread"]
    off: StrictBool = False


class Remarked(OfSession):
    text: Annotated[str, StringConstraints(min_length=1, max_length=2000)]


SHAPES: dict[str, type[OfSession]] = {
    projections.SESSION_STARTED: Started,
    projections.SET_PERFORMED: SetPerformed,
    projections.PAIN_REPORTED: PainReported,
    projections.CHECK_IN_GIVEN: CheckedIn,
    projections.NEXT_MORNING_GIVEN: MorningTold,
    projections.THIRD_DAY_GIVEN: ThirdDayTold,
    projections.STOP_SIGN_TAPPED: SignTapped,
    projections.EXERCISE_NOTED: Noted,
    projections.REMARK_WRITTEN: Remarked,
}


def session_in(event_type: str, body: dict[str, Any]) -> UUID | None:
    """The session that this fact belongs to; None where the body does not say what a fact of this type has to say."""
    try:
        return SHAPES[event_type].model_validate(body).session
    except ValidationError:
        return None
