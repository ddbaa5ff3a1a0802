"""A page of another site can send nothing here: the browser says where a request comes from, and that has to be here.

A page kept for use without network has no fresh token, so the sync does not ask for one (see the decision 0011).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.views.decorators.csrf import csrf_exempt

View = Callable[..., HttpResponseBase]


def comes_from_here(request: HttpRequest) -> bool:
    """True if the browser names this very origin. No name is no proof."""
    here = f"{request.scheme}://{request.get_host()}"
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    return request.headers.get("Origin") == here and site == "same-origin"


def from_here_alone(view: View) -> View:
    """In place of a token, for requests whose content is JSON: a form of another site cannot send that unasked."""

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and not comes_from_here(request):
            return JsonResponse({"code": "origin"}, status=403)
        if request.method == "POST" and request.content_type != "application/json":
            return JsonResponse({"code": "not-json"}, status=415)
        return view(request, *args, **kwargs)

    return guarded
