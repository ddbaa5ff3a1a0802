"""Saying what was done and how it felt. Each call keeps one event; the engine's decision is stored once per session."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from hingeback.web.clock import Clock, local_day
from hingeback.web.eventlog.services import NO_STAMP, Receipt, Stamp, record, record_all
from hingeback.web.ids import RandomBytes, system_random
from hingeback.web.people.models import Person
from hingeback.web.session import projections
from hingeback.web.session.models import SessionRecord


@dataclass(frozen=True, slots=True)
class Told:
    """One fact of a session, ready to be kept."""

    type: str
    body: dict[str, Any] = field(default_factory=dict)


class NotYours(Exception):
    """The session belongs to somebody else, or is not there."""


def tell(
    person: Person, session_id: UUID, told: Told, clock: Clock, stamp: Stamp = NO_STAMP, day: date | None = None,
    random: RandomBytes = system_random,
) -> Receipt:  # fmt: skip
    """Keep one fact of a session. `day` is the day of the session where the person lives; today if left out."""
    if belongs_to_another(person, session_id):
        raise NotYours
    held_on = day or session_day(person, session_id) or local_day(clock.now(), person.tenant.time_zone)
    body = {**told.body, "session": str(session_id), "date": held_on.isoformat()}
    return record(person, told.type, body, clock, stamp, random)


def tell_all(
    person: Person, session_id: UUID, facts: Sequence[Told], clock: Clock, day: date | None = None,
    random: RandomBytes = system_random,
) -> None:  # fmt: skip
    """Keep several facts of one moment of a session, in their order, all or none."""
    if belongs_to_another(person, session_id):
        raise NotYours
    held_on = day or session_day(person, session_id) or local_day(clock.now(), person.tenant.time_zone)
    where = {"session": str(session_id), "date": held_on.isoformat()}
    record_all(person, [(told.type, {**told.body, **where}) for told in facts], clock, random)


def belongs_to_another(person: Person, session_id: UUID) -> bool:
    return SessionRecord.objects.filter(id=session_id).exclude(person=person).exists()


def session_day(person: Person, session_id: UUID) -> date | None:
    return SessionRecord.objects.filter(person=person, id=session_id).values_list("date", flat=True).first()


def start(plan_n: int | None = None, eased: bool = False) -> Told:
    return Told(projections.SESSION_STARTED, {"plan_n": plan_n, "eased": eased})


def performed_set(exercise: str, set_n: int, **done: int | str | bool | None) -> Told:
    """`done`: reps, reps_planned, hold_s, duration_s, rpe, side, skipped."""
    return Told(projections.SET_PERFORMED, {"exercise": exercise, "set_n": set_n, **done})


def pain(moment: str, nrs: int, spread: bool = False) -> Told:
    """`moment`: pre, peak or post."""
    if moment not in projections.MOMENTS or not 0 <= nrs <= 10:
        raise ValueError(f"Pain is 0 to 10, before (pre), peak or after (post); got {nrs} at {moment!r}.")
    return Told(projections.PAIN_REPORTED, {"moment": moment, "nrs": nrs, "spread": spread})


def check_in(
    effort_rpe: int | None, spread: bool = False, doms: bool = False, note: str = "",
    leg_settled_min: int | None = None, leg: str = "",
) -> Told:  # fmt: skip
    """The end of a session. `leg_settled_min`: minutes until leg symptoms settled; None if they did not.

    `leg` is what was said of leg signs in a word (down, up, no, not_sure); kept, and judged by `spread` alone.
    """
    return Told(
        projections.CHECK_IN_GIVEN,
        {
            "effort_rpe": effort_rpe, "spread": spread, "doms": doms, "note": note[:2000],
            "leg_settled_min": leg_settled_min, "leg": leg,
        },
    )  # fmt: skip


def remark(text: str) -> Told:
    """What was written freely at the end of a session. A fact of its own: a phone lets it go as soon as it is here."""
    return Told(projections.REMARK_WRITTEN, {"text": text[:2000]})


def next_morning(nrs: int, doms: bool = False, spread: bool = False) -> Told:
    if not 0 <= nrs <= 10:
        raise ValueError(f"Pain is 0 to 10; got {nrs}.")
    return Told(projections.NEXT_MORNING_GIVEN, {"nrs": nrs, "doms": doms, "spread": spread})


def third_day(nrs: int) -> Told:
    """Pain three days after a session that left muscles sore (F1-9)."""
    if not 0 <= nrs <= 10:
        raise ValueError(f"Pain is 0 to 10; got {nrs}.")
    return Told(projections.THIRD_DAY_GIVEN, {"nrs": nrs})


def stop_sign(sign: str) -> Told:
    return Told(projections.STOP_SIGN_TAPPED, {"sign": sign})


def note(exercise: str, word: str, off: bool = False) -> Told:
    """`word`: too_easy, worried, named (this one raised the pain) or spread (it sent signs further down the leg).

    `off` takes an earlier word back.
    """
    if word not in ("too_easy", "worried", "named", "spread"):
        raise ValueError(f"{word!r} is not a word about an exercise. Known: too_easy, worried, named, spread.")
    return Told(projections.EXERCISE_NOTED, {"exercise": exercise, "note": word, "off": off})
