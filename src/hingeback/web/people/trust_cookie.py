"""The cookie that a trusted browser keeps."""

from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

REMEMBERED_S = 60 * 60 * 24 * 365
Response = TypeVar("Response", bound=HttpResponseBase)


def keep_trust(response: Response, secret: str, request: HttpRequest) -> Response:
    """For a year, out of reach of scripts, and on a secure address for that alone."""
    response.set_cookie(
        settings.TRUST_COOKIE_NAME, secret, max_age=REMEMBERED_S, httponly=True, samesite="Lax", path="/",
        secure=request.is_secure(),
    )  # fmt: skip
    return response
