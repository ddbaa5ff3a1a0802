"""The decisions on sessions as they were stored, without the histories that stand beside them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from hingeback.web.people.models import Person
from hingeback.web.session.models import SessionDecision, SessionRecord


@dataclass(frozen=True, slots=True)
class DecidedSession:
    """The decision in force on one session: its colour with the reason, and what was decided for each exercise."""

    n: int
    day: date
    colour: str
    told: dict[str, Any]
    decisions: tuple[dict[str, Any], ...]


def decided_sessions(person: Person, most: int, before_n: int | None = None) -> tuple[DecidedSession, ...]:
    """The latest first; `before_n` goes on where an earlier page ended."""
    mine = SessionDecision.objects.filter(person=person)
    later = mine.filter(session_id=OuterRef("session_id"), n__gt=OuterRef("n"))
    day = SessionRecord.objects.filter(person=person, id=OuterRef("session_id")).values("date")
    rows = mine.filter(~Exists(later)).annotate(day=Subquery(day)).order_by("-n")
    rows = rows.filter(n__lt=before_n) if before_n is not None else rows
    found = rows.values_list("n", "day", "colour", "document__colour", "document__decisions")[:most]
    return tuple(DecidedSession(n, day, colour, told, tuple(each)) for n, day, colour, told, each in found if day)
