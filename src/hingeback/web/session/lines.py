"""Every session as one line: pain, and what was done. One query, however many years; small enough to hold them all."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Aggregate, CharField, Q, QuerySet
from django.db.models.sql.compiler import SQLCompiler

from hingeback.web.people.models import Person
from hingeback.web.session.models import SessionRecord


@dataclass(frozen=True, slots=True)
class SessionLine:
    """Pain is 0-10 (NRS); None where it was not told. `sets_done`: each exercise with its sets that were done."""

    id: UUID
    date: date
    plan_n: int | None
    pre_nrs: int | None
    peak_nrs: int | None
    post_nrs: int | None
    next_nrs: int | None
    spread_at: datetime | None
    ended_at: datetime | None
    stopped_by: str
    eased: bool
    sets_done: Mapping[str, int]


class _Listed(Aggregate):
    """The values of a group in one text, with commas between them."""

    function = "GROUP_CONCAT"
    template = "%(function)s(%(expressions)s)"
    output_field = CharField()

    def as_postgresql(self, compiler: SQLCompiler, connection: Any, **more: Any) -> Any:
        named = self.copy()
        named.function, named.template = "STRING_AGG", "%(function)s(%(expressions)s, ',')"
        return named.as_sql(compiler, connection, **more)


_FIELDS = (
    "id", "date", "plan_n", "pre_nrs", "peak_nrs", "post_nrs", "next_nrs", "spread_at", "ended_at", "stopped_by",
    "eased",
)  # fmt: skip


def session_lines(person: Person, since: date | None = None) -> tuple[SessionLine, ...]:
    """All sessions of a person, or those since a day; the oldest first."""
    found = SessionRecord.objects.filter(person=person)
    return _lines(found.filter(date__gte=since) if since is not None else found)


def _lines(found: "QuerySet[SessionRecord]") -> tuple[SessionLine, ...]:
    done = _Listed("sets__exercise", filter=Q(sets__skipped=False))
    rows = found.annotate(listed=done).order_by("date", "started_at").values_list(*_FIELDS, "listed")
    return tuple(map(_line, rows))


def _line(row: tuple[Any, ...]) -> SessionLine:
    told: dict[str, Any] = dict(zip((*_FIELDS, "listed"), row, strict=True))
    listed = told.pop("listed") or ""
    return SessionLine(**told, sets_done=Counter(filter(None, listed.split(","))))
