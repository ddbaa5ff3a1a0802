"""Today's session as the facts that were told of it, so that a device can go on where the pages stopped."""

from typing import Any

from hingeback.web.session import services
from hingeback.web.session.queries import PerformedSet, SessionRecord, performed, words_said


def session_so_far(session: SessionRecord | None) -> dict[str, Any] | None:
    if session is None:
        return None
    facts = [*_pain(session), *map(_set, performed(session)), *_words(session)]
    return {
        "id": str(session.id), "date": session.date.isoformat(), "plan_n": session.plan_n, "eased": session.eased,
        "ended": session.ended_at is not None, "stopped": bool(session.stopped_by),
        "facts": [{"type": fact.type, "body": fact.body} for fact in facts],
    }  # fmt: skip


def _pain(session: SessionRecord) -> list[services.Told]:
    told = (("pre", session.pre_nrs), ("peak", session.peak_nrs), ("post", session.post_nrs))
    return [services.pain(moment, nrs) for moment, nrs in told if nrs is not None]


def _set(done: PerformedSet) -> services.Told:
    amounts = {"reps": done.reps, "reps_planned": done.reps_planned, "hold_s": done.hold_s,
               "duration_s": done.duration_s, "skipped": done.skipped}  # fmt: skip
    return services.performed_set(done.exercise, done.set_n, **amounts)


def _words(session: SessionRecord) -> list[services.Told]:
    """In the order in which they were said."""
    found = sorted(words_said(session).items(), key=lambda entry: entry[1])
    return [services.note(exercise, word) for (exercise, word), _seq in found]
