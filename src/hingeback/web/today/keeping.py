"""Keeping what a form says. Each form carries an id made with the page, so that sending it twice stores it once."""

from dataclasses import dataclass
from uuid import UUID, uuid5

from django.http import Http404, HttpRequest

from hingeback.web.clock import Clock
from hingeback.web.eventlog.services import Answer, Stamp
from hingeback.web.ids import new_id
from hingeback.web.people.access import access_person, clock_of
from hingeback.web.people.models import Person
from hingeback.web.session.services import NotYours, Told, tell

FIELD = "event"


def form_id(clock: Clock) -> UUID:
    """The id of a form, put into it when the page is made."""
    return new_id(clock.now())


@dataclass(frozen=True, slots=True)
class Keeper:
    """Keeps the facts of one sent form in one session."""

    person: Person
    session_id: UUID
    clock: Clock
    form: UUID | None

    @staticmethod
    def of(request: HttpRequest, session_id: UUID) -> "Keeper":
        return Keeper(access_person(request), session_id, clock_of(request), uuid_in(request, FIELD))

    def keep(self, told: Told, name: str = "") -> bool:
        """True if it was new. A form that was changed and sent again is kept as a new fact."""
        try:
            receipt = tell(self.person, self.session_id, told, self.clock, Stamp(id=self._id(told, name)))
            if receipt.answer == Answer.CONFLICT:
                receipt = tell(self.person, self.session_id, told, self.clock)
        except NotYours:
            raise Http404 from None
        return receipt.answer == Answer.NEW

    def _id(self, told: Told, name: str) -> UUID | None:
        return uuid5(self.form, f"{told.type}/{name}") if self.form is not None else None


def uuid_in(request: HttpRequest, name: str) -> UUID | None:
    try:
        return UUID(str(request.POST.get(name, "")))
    except ValueError:
        return None
