"""The history before and after one session, when mornings are told late: each session counts once, in its latest form.

Sessions stand in the order in which they were first decided.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hingeback.engine.contracts.history import History
from hingeback.engine.contracts.library import Library
from hingeback.web.people.models import Person
from hingeback.web.session.judged import Judged
from hingeback.web.session.models import SessionDecision


@dataclass(frozen=True, slots=True)
class Decided:
    """The numbers of a person's decisions: the first and the latest of each session."""

    person: Person
    first: dict[UUID, int]
    latest: dict[UUID, int]

    @staticmethod
    def of(person: Person) -> "Decided":
        rows = SessionDecision.objects.filter(person=person).order_by("n").values_list("n", "session_id")
        first: dict[UUID, int] = {}
        for n, session_id in rows:
            first.setdefault(session_id, n)
        return Decided(person, first, {session_id: n for n, session_id in rows})

    @property
    def next_number(self) -> int:
        return max(self.latest.values(), default=0) + 1

    def before(self, session_id: UUID, content: Library) -> History:
        """What was known before this session. Earlier sessions that were revised since are folded in anew."""
        if session_id not in self.first:
            return self._history("history_after", max(self.latest.values(), default=0))
        own = self.first[session_id]
        revised = [s for s, n in self.first.items() if n < own < self.latest[s]]
        if not revised:
            return self._history("history_before", self.latest[session_id])
        earliest = min(revised, key=lambda s: self.first[s])
        begin = self._history("history_before", self.latest[earliest])
        return self._fold(begin, self.first[earliest], own - 1, content)

    def after(self, session_id: UUID, until_here: History, content: Library) -> History:
        """The sessions that were decided later, folded onto this one."""
        own = self.first.get(session_id)
        return until_here if own is None else self._fold(until_here, own + 1, self.next_number, content)

    def _fold(self, history: History, from_n: int, to_n: int, content: Library) -> History:
        chosen = sorted((n, s) for s, n in self.first.items() if from_n <= n <= to_n)
        for _, session_id in chosen:
            history = Judged.of_document(self._document(self.latest[session_id])).onto(history, content)
        return history

    def _history(self, name: str, n: int) -> History:
        return History.model_validate(self._document(n)[name]) if n else History()

    def _document(self, n: int) -> dict[str, Any]:
        document: dict[str, Any] = SessionDecision.objects.get(person=self.person, n=n).document
        return document
