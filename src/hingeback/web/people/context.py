"""What every template knows: the realm, the addresses of both realms, who is here. No queries."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from hingeback.web.people.access import account_of, request_is_from_lan


def place(request: HttpRequest) -> dict[str, Any]:
    return {
        "realm": settings.REALM,
        "in_demo": settings.REALM == "demo",
        "home_address": settings.HOME_ADDRESS,
        "demo_address": reverse("demo") if settings.DEMO_ADDRESS else "",
        "on_lan": request_is_from_lan(request),
        "account": account_of(request),
        "language_code": getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE),
    }
