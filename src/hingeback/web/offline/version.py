"""A short name for the days of the plan as they are now: it changes when anything in them could."""

from functools import cache
from hashlib import sha256

from django.template.loader import render_to_string
from django.utils.translation import get_language

from hingeback.web.care.hold_state import HoldState
from hingeback.web.care.judging import library
from hingeback.web.eventlog.queries import last_seq
from hingeback.web.offline.week import EDITION
from hingeback.web.pages.drawing.pictogram import POSES
from hingeback.web.people.models import Person
from hingeback.web.plan.queries import PlanRecord

PAGE = "offline/offline.html"


def edition() -> str:
    """A short name for the words of the page without network: with them the shell changes."""
    return _edition(get_language() or "en")


@cache
def _edition(language: str) -> str:
    return sha256(f"{language}{render_to_string(PAGE, {'poses': sorted(POSES)})}".encode()).hexdigest()[:12]


def week_version(person: Person, record: PlanRecord, state: HoldState, language: str) -> str:
    parts = (
        EDITION, person.id, record.id, last_seq(person), state.as_of, state.action.value, state.in_gentle_days,
        len(state.screens), library().version, language,
    )  # fmt: skip
    return f'"{sha256(repr(parts).encode()).hexdigest()[:24]}"'
