"""A sign-in ends by itself: long unused, and after a very long time in any case. Nothing can stretch it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hingeback.web.people.access import account_of, clock_of, request_is_from_lan

UNUSED, IN_ALL = timedelta(days=30), timedelta(days=180)
#: A phone is lost more easily than a computer.
UNUSED_ON_LAN, IN_ALL_ON_LAN = timedelta(days=14), timedelta(days=90)
#: How often it is written down that somebody is here.
NOTED_EVERY = timedelta(hours=1)
_BEGAN, _SEEN = "began", "seen"


class SessionLimitsMiddleware:
    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if account_of(request) is not None:
            self._judge(request, clock_of(request).now())
        return self.respond(request)

    def _judge(self, request: HttpRequest, now: datetime) -> None:
        began, seen = _read(request, _BEGAN), _read(request, _SEEN)
        if began is None or seen is None:
            request.session[_BEGAN] = request.session[_SEEN] = int(now.timestamp())
        elif is_over(began, seen, now, request_is_from_lan(request)):
            logout(request)
            messages.info(
                request, _("You were away a while. Sign in and go on where you stopped; your answers are kept.")
            )
        elif now - seen >= NOTED_EVERY:
            request.session[_SEEN] = int(now.timestamp())


@contextmanager
def same_age(request: HttpRequest) -> Iterator[None]:
    """A session that is made anew in between without a proof is as old as it was."""
    age = {name: request.session[name] for name in (_BEGAN, _SEEN) if name in request.session}
    yield
    request.session.update(age)


def is_over(began: datetime, seen: datetime, now: datetime, on_lan: bool) -> bool:
    unused, in_all = (UNUSED_ON_LAN, IN_ALL_ON_LAN) if on_lan else (UNUSED, IN_ALL)
    return now - seen > unused or now - began > in_all


def _read(request: HttpRequest, name: str) -> datetime | None:
    value = request.session.get(name)
    return datetime.fromtimestamp(value, UTC) if isinstance(value, int) else None
