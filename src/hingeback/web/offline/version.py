"""A short name for the days of the plan as they are now: it changes when anything in them could."""

from hashlib import sha256

from hingeback.web.care.hold_state import HoldState
from hingeback.web.care.judging import library
from hingeback.web.eventlog.queries import last_seq
from hingeback.web.offline.week import EDITION
from hingeback.web.people.models import Person
from hingeback.web.plan.queries import PlanRecord


def week_version(person: Person, record: PlanRecord, state: HoldState, language: str) -> str:
    parts = (
        EDITION, person.id, record.id, last_seq(person), state.as_of, state.action.value, state.in_gentle_days,
        len(state.screens), library().version, language,
    )  # fmt: skip
    return f'"{sha256(repr(parts).encode()).hexdigest()[:24]}"'
