"""Who may see what: every route of the product, opened as every one of the cast. New routes are covered by themselves.

A route is closed unless its view says otherwise, so this list of open ones is the whole exception.
"""

import json
from uuid import UUID

import pytest
from django.http import HttpResponse
from tests.cast import UNKNOWN_ID, Member, Visitor
from tests.passkey_device import has_a_passkey
from tests.tenancy.routes import every_route

from hingeback.web.care.models import ScreenRecord
from hingeback.web.eventlog.models import Event
from hingeback.web.people.models import Passkey
from hingeback.web.plan.models import PlanRecord
from hingeback.web.session import services as session
from hingeback.web.session.models import SessionRecord

pytestmark = pytest.mark.django_db

#: Open to everybody, trusted browser or not. Each must show nothing of anybody. Adding one is a decision.
OPEN_TO_ALL = {
    "", "open/<str:token>", "demo/", "help-fast/", "intended-use/", "display/", "offline/", "content/", "look/",
    "stop-signs/", "licences/", "accessibility/",
    "manifest.webmanifest", "pair/<str:token>", "sw.js",
}  # fmt: skip
#: Open to a browser that came by the opening link, before anybody signed in.
OPEN_TO_THIS_COMPUTER = {
    "who/", "who/<uuid:account_id>/", "who/name/", "who/passkey/", "who/localhost/", "join/", "passkeys/options/",
}  # fmt: skip
CANARY = "Zarafina-Quill"
SESSION_ID = UUID("01934f00-0000-7000-8000-00000000aaaa")

ROUTES = every_route()


@pytest.fixture
def ana(ana: Member) -> Member:
    """Ana with her own name on everything that can hold it."""
    ana.may_exercise(A64=[{"text": f"walk with {CANARY}", "rating": 4}], A06=CANARY)
    session.tell(ana.person, SESSION_ID, session.start(), ana.clock)
    session.tell(ana.person, SESSION_ID, session.check_in(4, note=CANARY), ana.clock)
    has_a_passkey(ana, f"phone of {CANARY}")
    return ana


def ids_of(member: Member) -> dict[str, UUID]:
    """Names that parameters of addresses go by."""
    person = member.person
    found = {
        "session_id": SessionRecord.objects.filter(person=person).first(),
        "screen_id": ScreenRecord.objects.filter(person=person).first(),
        "plan_id": PlanRecord.objects.filter(person=person).first(),
        "passkey_id": Passkey.objects.filter(person=person).first(),
    }
    return {name: row.id for name, row in found.items() if row is not None}


def is_turned_away(response: HttpResponse) -> bool:
    """Not there, not for you, not by this method, not signed in, or back to the opening."""
    to_opening = response.status_code == 302 and response.headers["Location"] == "/"
    return to_opening or response.status_code in (401, 403, 404, 405)


def test_the_open_routes_are_those_that_were_decided() -> None:
    assert {r.pattern for r in ROUTES if r.door == "all"} <= OPEN_TO_ALL
    assert {r.pattern for r in ROUTES if r.door == "browser"} == OPEN_TO_THIS_COMPUTER
    assert {r.door for r in ROUTES} <= {"all", "browser", "person"}


def test_a_visitor_is_turned_away(visitor: Visitor, ana: Member) -> None:
    for route in ROUTES:
        path = route.path_for(ana.person, ids_of(ana))
        response = visitor.opens(path)

        assert CANARY.encode() not in response.content, path
        assert b"Ana" not in response.content, path
        if route.door != "all":
            assert is_turned_away(response), path
            assert is_turned_away(visitor.sends(path)), path


def test_a_browser_of_this_computer_sees_names_and_nothing_else(ana: Member) -> None:
    somebody = Visitor(ana.clock, trusted=True)
    for route in ROUTES:
        path = route.path_for(ana.person, ids_of(ana))
        response = somebody.opens(path)

        assert CANARY.encode() not in response.content, path
        if route.door == "person":
            assert is_turned_away(response), path
            assert is_turned_away(somebody.sends(path)), path


def test_dov_learns_nothing_of_ana(ana: Member, dov: Member) -> None:
    """With her ids in the address he gets the same answer as with ids that nobody has."""
    hers, nobodys = ids_of(ana), dict.fromkeys(ids_of(ana), UNKNOWN_ID)
    for route in ROUTES:
        path = route.path_for(ana.person, hers)
        response = dov.opens(path)

        assert response.status_code < 500, path
        assert CANARY.encode() not in response.content, path
        if route.door == "person" and path != (unknown := route.path_for(ana.person, nobodys)):
            assert is_turned_away(response), path
            assert dov.opens(unknown).status_code == response.status_code, path
            assert is_turned_away(dov.sends(path)), path


def test_what_ana_warmed_ben_does_not_read(ana: Member, ben: Member) -> None:
    """On the same browser, one after the other: nothing that was made for her is shown to him."""
    ben.may_exercise()
    for route in ROUTES:
        ana.opens(route.path_for(ana.person, ids_of(ana)))
    ana.browser.force_login(ben.person.account, backend="hingeback.web.people.backend.HomeBackend")
    for route in ROUTES:
        path = route.path_for(ben.person, ids_of(ben))
        assert CANARY.encode() not in ana.opens(path).content, path


def test_ana_sees_her_own_pages_with_all_their_guards(ana: Member) -> None:
    for route in ROUTES:
        response = ana.opens(route.path_for(ana.person, ids_of(ana)))

        assert response.status_code in (200, 302, 303, 400, 404, 405, 410), str(route)
        assert_guarded(response, str(route))


def test_answers_that_refuse_are_guarded_too(ana: Member) -> None:
    for response in (ana.opens("/nowhere/"), ana.sends("/"), Member("Eva", ana.clock).opens("/who/x/")):
        assert response.status_code in (404, 405)
        assert_guarded(response, "refusal")


def assert_guarded(response: HttpResponse, route: str) -> None:
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy, route
    assert "unsafe-inline" not in policy and "unsafe-eval" not in policy, route
    assert response.headers["X-Content-Type-Options"] == "nosniff", route
    assert response.headers["X-Frame-Options"] == "DENY", route
    assert response.headers["Referrer-Policy"] == "same-origin", route
    assert "no-store" in response.headers["Cache-Control"], route
    assert b"<script>" not in response.content and b" style=" not in response.content, route


def test_what_dov_tells_with_the_ids_of_ana_stays_his_own(ana: Member, dov: Member) -> None:
    """Her person, her event, her mark and her session in every place of a sync that can hold an id."""
    event = Event.objects.filter(person_id=ana.person.id).select_related("body").latest("seq")
    head = {"id": str(event.id), "n": 0, "type": event.type, "v": 1, "at": event.at, "body": event.body.content}
    mark = {"id": str(event.id), "receipt": f"{event.seq}.{round(event.received_at.timestamp() * 1000)}"}
    before = Event.objects.filter(person_id=ana.person.id).count()
    for person in (ana.person, dov.person):
        told = {"person": str(person.id), "device": "d", "app": "0.1.0", "events": [head], "mark": mark}
        response = dov.browser.post(
            "/api/v1/sync", json.dumps(told), content_type="application/json", HTTP_ORIGIN="http://testserver"
        )
        assert CANARY.encode() not in response.content
        assert response.status_code == (403 if person is ana.person else 200)
    said = response.json()
    assert said["log"]["mark_known"] is False
    assert said["answers"] == [{"id": str(event.id), "answer": "rejected", "code": "session-not-yours"}]
    assert Event.objects.filter(person_id=ana.person.id).count() == before
