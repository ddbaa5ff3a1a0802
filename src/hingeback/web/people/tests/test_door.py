"""A view is closed unless it says otherwise, even one that forgot every check of its own."""

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import path
from tests.cast import Member, Visitor, WorldClock

from hingeback.web.people.access import for_trusted_browser, open_to_all


def forgetful(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open")


urlpatterns = [
    path("", forgetful, name="opening"),
    path("closed/", forgetful),
    path("here/", for_trusted_browser(lambda request: forgetful(request))),
    path("all/", open_to_all(lambda request: forgetful(request))),
]

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def doors_open_to(visitor: Visitor) -> list[str]:
    return [path for path in ("/closed/", "/here/", "/all/") if visitor.opens(path).status_code == 200]


def test_doors_open_by_degrees(visitor: Visitor, ana: Member, clock: WorldClock) -> None:
    assert doors_open_to(visitor) == ["/all/"]
    assert doors_open_to(Visitor(clock, trusted=True)) == ["/here/", "/all/"]
    assert doors_open_to(ana) == ["/closed/", "/here/", "/all/"]


def test_a_stale_cookie_of_trust_opens_nothing(visitor: Visitor, settings: Any) -> None:
    visitor.browser.cookies[settings.TRUST_COOKIE_NAME] = "made-up"

    assert doors_open_to(visitor) == ["/all/"]
