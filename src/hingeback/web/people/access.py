"""The only doors from a request to a person. "Not yours" and "not there" give the same answer."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase

from hingeback.web.clock import Clock
from hingeback.web.people.models import Account, Person

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def open_to_all(view: View) -> View:
    """Anyone may open this page: no trusted browser, no sign-in. It must show nothing of anybody."""
    view.door = "all"  # type: ignore[attr-defined]
    return view


def for_trusted_browser(view: View) -> View:
    """A browser that came by the opening link may open this page, before anybody signed in."""
    view.door = "browser"  # type: ignore[attr-defined]
    return view


def for_apps(view: View) -> View:
    """Scripts read the answers: whoever is not signed in is told so, and not led to a page."""
    view.answers = "json"  # type: ignore[attr-defined]
    return view


def door_of(view: Callable[..., Any]) -> str:
    """`all`, `browser`, or by default `person`: a signed-in person."""
    return str(getattr(view, "door", "person"))


def request_is_from_lan(request: HttpRequest) -> bool:
    """Whether this came over the home network, such as from a phone. Decided by the process that answers, which listens
    on one origin alone; nothing in the request can change it. Loopback HTTP is never the home network."""
    return bool(settings.ON_LAN)


def clock_of(request: HttpRequest) -> Clock:
    clock: Clock = request.clock  # type: ignore[attr-defined]
    return clock


def account_of(request: HttpRequest) -> Account | None:
    user = getattr(request, "user", None)
    return user if isinstance(user, Account) and user.is_active else None


def access_person(request: HttpRequest, person_id: UUID | None = None) -> Person:
    """The person of this request; with an id, that person if it is the one. Raises Http404 otherwise."""
    account = account_of(request)
    if account is None:
        raise Http404
    person = account.person
    if person is None:
        raise Http404
    if person.tenant_id != account.tenant_id:
        raise Http404
    person.tenant = account.tenant
    if person.erasing_since is not None:
        raise Http404
    if person_id is not None and person_id != person.id:
        raise Http404
    return person
