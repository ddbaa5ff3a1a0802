"""The clock, the language, the door and the headers of every request."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.http.request import split_domain_port
from django.shortcuts import redirect
from django.utils import translation

from hingeback.web.people.access import account_of, door_of, request_is_from_lan
from hingeback.web.people.services import is_trusted

Respond = Callable[[HttpRequest], HttpResponse]

HEADERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": (
        "camera=(self), accelerometer=(self), gyroscope=(self), screen-wake-lock=(self), "
        "magnetometer=(), microphone=(), geolocation=(), display-capture=(), payment=(), usb=(), serial=(), midi=(), "
        "browsing-topics=()"
    ),
}
#: Half a year of HTTPS alone for the name in the home network. Never for localhost, which other programs share.
STRICT_TRANSPORT = "max-age=15552000"


class HeadersMiddleware:
    """On every answer, errors too. Pages are never kept by a cache; static files are."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if _is_own_name(request):
            response.headers.setdefault("Strict-Transport-Security", STRICT_TRANSPORT)
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def _is_own_name(request: HttpRequest) -> bool:
    """The `.local` name over HTTPS, told by the header as it came: a refused name gets the header too."""
    host, _port = split_domain_port(request.META.get("HTTP_HOST", ""))
    return request.is_secure() and host.endswith(".local")


class TrustMiddleware:
    """On the home network a sign-in holds while the browser is trusted: a phone that was removed is out at once."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request_is_from_lan(request) and account_of(request) is not None and not browser_is_trusted(request):
            logout(request)
        return self.respond(request)


class ClockMiddleware:
    """The realm's clock, on the request; a test may set another in the settings."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.clock = settings.CLOCK  # type: ignore[attr-defined]
        return self.respond(request)


class LanguageMiddleware:
    """The language that the person set; before sign-in, what the browser asks for."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        account = account_of(request)
        if account is None:
            return self.respond(request)
        with translation.override(account.tenant.language):
            request.LANGUAGE_CODE = translation.get_language() or settings.LANGUAGE_CODE
            return self.respond(request)


class DoorMiddleware:
    """Closed unless a view says otherwise: a new page is private without anybody thinking of it."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        door = door_of(view)
        if door == "all":
            return None
        if account_of(request) is not None:
            return None
        if door == "browser" and browser_is_trusted(request):
            return None
        if getattr(view, "answers", "") == "json":
            return JsonResponse({"code": "signed-out"}, status=401)
        return redirect("opening")


def browser_is_trusted(request: HttpRequest) -> bool:
    """In the demo everybody is: nothing in it is anybody's."""
    return settings.REALM == "demo" or is_trusted(request.COOKIES.get(settings.TRUST_COOKIE_NAME, ""))
