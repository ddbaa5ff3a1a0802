"""The only door from a request to a session. "Not yours" and "not there" give the same answer."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase

from hingeback.web.care.access import exercise_page
from hingeback.web.people.access import access_person
from hingeback.web.session.queries import SessionRecord, session_of

View = Callable[..., HttpResponseBase]


def access_session(request: HttpRequest, session_id: UUID) -> SessionRecord:
    session = session_of(access_person(request), session_id)
    if session is None:
        raise Http404
    return session


def session_page(view: View) -> View:
    """A page of one session: whose it is comes first, then whether exercises may be shown at all."""
    gated = exercise_page(view)

    @wraps(view)
    def opened(request: HttpRequest, session_id: UUID, **more: Any) -> HttpResponseBase:
        return gated(request, access_session(request, session_id), **more)

    opened.shows_exercises = True  # type: ignore[attr-defined]
    return opened
