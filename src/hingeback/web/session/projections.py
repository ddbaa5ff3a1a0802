"""Read models of what was done: sessions, sets, words about single exercises."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from hingeback.web.eventlog.projections import Recorded, register, register_read_models
from hingeback.web.session.models import ExerciseNote, PerformedSet, SessionRecord

SESSION_STARTED = "session.started"
SET_PERFORMED = "set.performed"
PAIN_REPORTED = "pain.reported"
CHECK_IN_GIVEN = "check_in.given"
NEXT_MORNING_GIVEN = "next_morning.given"
THIRD_DAY_GIVEN = "third_day.given"
STOP_SIGN_TAPPED = "stop_sign.tapped"
EXERCISE_NOTED = "exercise.noted"
REMARK_WRITTEN = "remark.written"

SET_KEY = ("session", "exercise", "set_n", "side")
SET_FIELDS = ("person", "reps", "reps_planned", "hold_s", "duration_s", "rpe", "skipped", "event_seq")
#: Where the day begins first: 14 hours before Greenwich.
FURTHEST_AHEAD = timedelta(hours=14)
MOMENTS = {"pre": "pre_nrs", "peak": "peak_nrs", "post": "post_nrs"}


def listen() -> None:
    register(SESSION_STARTED, take_start)
    register(SET_PERFORMED, take_set, take_sets)
    register(PAIN_REPORTED, take_pain)
    register(CHECK_IN_GIVEN, take_check_in)
    register(NEXT_MORNING_GIVEN, take_next_morning)
    register(THIRD_DAY_GIVEN, take_third_day)
    register(STOP_SIGN_TAPPED, take_stop_sign)
    register(EXERCISE_NOTED, take_note)
    register(REMARK_WRITTEN, take_remark)
    register_read_models((SessionRecord, PerformedSet, ExerciseNote))


def take_start(event: Recorded) -> None:
    session = _session(event)
    session.plan_n = event.body.get("plan_n")
    session.eased = bool(event.body.get("eased", False))
    session.save()


def take_set(event: Recorded) -> None:
    take_sets([event])


def take_sets(events: Sequence[Recorded]) -> None:
    """Sets of one person. A set told twice counts as it was told last."""
    sessions: dict[str, SessionRecord] = {}
    latest: dict[tuple[Any, ...], PerformedSet] = {}
    for event in events:
        session = sessions.get(event.body["session"]) or _session(event)
        sessions[event.body["session"]] = session
        told = _set_of(event, session)
        latest[session.id, told.exercise, told.set_n, told.side] = told
    PerformedSet.objects.bulk_create(
        latest.values(), update_conflicts=True, unique_fields=SET_KEY, update_fields=SET_FIELDS
    )  # fmt: skip


def _set_of(event: Recorded, session: SessionRecord) -> PerformedSet:
    body = event.body
    return PerformedSet(
        session=session, tenant_id=session.tenant_id, exercise=body["exercise"], set_n=body["set_n"],
        side=body.get("side") or "", person_id=event.person_id, reps=body.get("reps"),
        reps_planned=body.get("reps_planned"), hold_s=body.get("hold_s"), duration_s=body.get("duration_s"),
        rpe=body.get("rpe"), skipped=bool(body.get("skipped", False)), event_seq=event.seq,
    )  # fmt: skip


def take_pain(event: Recorded) -> None:
    """Pain before, at its peak or after. The peak is the highest that was reported in the session."""
    session, pain_nrs = _session(event), int(event.body["nrs"])
    field = MOMENTS[event.body["moment"]]
    earlier = getattr(session, field)
    keep_highest = field == "peak_nrs" and earlier is not None
    setattr(session, field, max(earlier, pain_nrs) if keep_highest else pain_nrs)
    _note_spread(session, event)
    session.save()


def take_check_in(event: Recorded) -> None:
    """The end of a session: effort, soreness, leg spread, a note."""
    session, body = _session(event), event.body
    session.ended_at = event.received_at
    session.leg_settled_min = body.get("leg_settled_min")
    session.effort_rpe = body.get("effort_rpe")
    session.doms = bool(body.get("doms", False))
    _note_spread(session, event)
    session.note = str(body.get("note", ""))[:2000] or session.note
    session.save()


def take_next_morning(event: Recorded) -> None:
    session, body = _session(event), event.body
    session.next_nrs = int(body["nrs"])
    session.doms = session.doms or bool(body.get("doms", False))
    _note_spread(session, event)
    session.save()


def take_third_day(event: Recorded) -> None:
    session = _session(event)
    session.pain_72h_nrs = int(event.body["nrs"])
    session.save()


def take_stop_sign(event: Recorded) -> None:
    session = _session(event)
    session.stopped_by = str(event.body["sign"])[:60]
    session.ended_at = event.received_at
    session.save()


def take_note(event: Recorded) -> None:
    """A word about one exercise, or its taking back."""
    if event.body.get("off"):
        word = {"exercise": event.body["exercise"], "note": event.body["note"]}
        ExerciseNote.objects.filter(session=_session(event), **word).delete()
        return
    ExerciseNote.objects.update_or_create(
        session=_session(event), exercise=event.body["exercise"], note=event.body["note"],
        defaults={"person_id": event.person_id, "event_seq": event.seq},
    )  # fmt: skip


def take_remark(event: Recorded) -> None:
    """What was written freely, told apart from the numbers: a phone lets it go as soon as it is safe here."""
    session = _session(event)
    session.note = str(event.body["text"])[:2000]
    session.save()


def _note_spread(session: SessionRecord, event: Recorded) -> None:
    if event.body.get("spread", False):
        session.spread, session.spread_at = True, event.received_at


def _session(event: Recorded) -> SessionRecord:
    """The session that this event belongs to; made by whichever of its events comes first."""
    body: dict[str, Any] = event.body
    session, _ = SessionRecord.objects.get_or_create(
        id=UUID(body["session"]), person_id=event.person_id,
        defaults={"date": _day_of(event), "started_at": event.received_at},
    )  # fmt: skip
    return session


def _day_of(event: Recorded) -> date:
    """The day that was told. A day that has not come anywhere yet is that of a clock that runs ahead: then today's."""
    told = date.fromisoformat(event.body["date"])
    if told <= (event.received_at.astimezone(UTC) + FURTHEST_AHEAD).date():
        return told
    return event.received_at.astimezone(datetime.fromisoformat(event.at).tzinfo or UTC).date()
