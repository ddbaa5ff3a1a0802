"""From a red flag no path leads to an exercise: every route, opened by a person who is held."""

import re

import pytest
from django.http import HttpResponse
from tests.cast import Member
from tests.tenancy.routes import every_route
from tests.tenancy.test_every_route import SESSION_ID, ids_of

from hingeback.engine.library import load_library
from hingeback.web.session import services as session

pytestmark = pytest.mark.django_db
ROUTES = [route for route in every_route() if route.pattern not in ("sign-out/",)]
NEW_SADDLE = {"answer": "yes", "started_days": 1, "worsening": True, "checked": False}
#: Names of rows that are also plain words of safety texts or settings.
PLAIN_WORDS = frozenset(("walking", "walk"))


@pytest.fixture
def held(ana: Member) -> Member:
    """Ana had a plan and a session; then something happened."""
    ana.may_exercise()
    plan_if_there_is_one(ana)
    session.tell(ana.person, SESSION_ID, session.start(), ana.clock)
    session.tell(ana.person, SESSION_ID, session.performed_set("bridge", 1, reps=8), ana.clock)
    ana.answers(S01=NEW_SADDLE)
    return ana


def plan_if_there_is_one(member: Member) -> None:
    from hingeback.web.plan import services as plan

    plan.make_plan(member.person, member.clock)


def exercises_in(response: HttpResponse) -> list[str]:
    """Names, ids and pictures of library rows that occur in an answer."""
    text = response.content.decode(errors="replace")
    rows = load_library().exercises.values()
    names = [row.name for row in rows if row.name.casefold() not in PLAIN_WORDS]
    found = [name for name in names if re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)]
    return found + [row.id for row in rows if f'"{row.id}"' in text or f"/{row.id}" in text]


def test_no_route_shows_an_exercise_to_a_person_who_is_held(held: Member) -> None:
    for route in ROUTES:
        path = route.path_for(held.person, ids_of(held))
        for response in (held.opens(path, follow=True), held.opens(path, HTTP_HX_REQUEST="true", follow=True)):
            assert response.status_code < 500, path
            assert exercises_in(response) == [], path


def test_the_search_would_find_an_exercise(held: Member) -> None:
    row = next(iter(load_library().exercises.values()))

    assert exercises_in(HttpResponse(f"<h2>{row.name}</h2>")) != []
