"""The pages that show nothing of anybody: help fast, what this is for, display settings, and the gallery of parts."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from hingeback.web.pages import display
from hingeback.web.pages.gallery import gallery_context
from hingeback.web.pages.help_fast import help_context
from hingeback.web.pages.intended_use import intended_use_blocks

View = Callable[..., HttpResponseBase]


def _open_to_all(view: View) -> View:
    """No door: the page shows nothing of anybody (the doors themselves live above this layer)."""
    view.door = "all"  # type: ignore[attr-defined]
    return view


@_open_to_all
@require_safe
def help_fast(request: HttpRequest) -> HttpResponse:
    """When to get help fast: the number to call first, then the signs. Public, also before sign-in."""
    tenant = getattr(getattr(request, "user", None), "tenant", None)
    country = request.GET.get("country", getattr(tenant, "country", ""))
    return render(request, "pages/help_fast.html", help_context(country))


@_open_to_all
@require_safe
def intended_use(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/intended_use.html", {"blocks": intended_use_blocks()})


@_open_to_all
@require_POST
def keep_display(request: HttpRequest) -> HttpResponseRedirect:
    """Keep theme, text size and movement in a cookie, then go back to the page."""
    chosen = display.chosen_display(*(request.POST.get(name) for name in ("theme", "text", "motion")))
    target = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()})
    response = HttpResponseRedirect(target if safe else "/")
    response.set_cookie(
        display.COOKIE, chosen.cookie_value, max_age=display.COOKIE_AGE_S, samesite="Lax", httponly=True,
        secure=request.is_secure(),
    )  # fmt: skip
    return response


@_open_to_all
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every part of the look in every state; for developers and tests."""
    if not (settings.DEBUG or getattr(settings, "LOOK_GALLERY", False)):
        raise Http404
    values: dict[str, Any] = gallery_context()
    return render(request, "pages/gallery.html", values)
