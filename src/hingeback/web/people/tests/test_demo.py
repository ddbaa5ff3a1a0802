"""The demo is a realm of its own: other cookies, other database, and nobody begins a record there."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.cast import Member, Visitor, WorldClock

from hingeback.web.config.database import database_settings
from hingeback.web.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def in_demo(settings: Any) -> None:
    settings.REALM = "demo"
    settings.HOME_ADDRESS = "http://127.0.0.1:8000/"


def test_anybody_on_this_computer_may_look_around(in_demo: None, ana: Member, clock: WorldClock) -> None:
    somebody = Visitor(clock)

    assert b"Ana" in somebody.opens("/who/").content
    assert somebody.sends(f"/who/{ana.person.account.id}/").status_code == 302
    assert somebody.opens("/settings/").status_code == 200


def test_nobody_can_begin_a_record_in_the_demo(in_demo: None, clock: WorldClock) -> None:
    somebody = Visitor(clock)

    assert somebody.sends("/join/", {"name": "Eva", "language": "en"}).status_code == 404
    assert not Person.objects.exists()
    assert b"/join/" not in somebody.opens("/").content + somebody.opens("/who/").content


def test_every_page_of_the_demo_says_that_it_is_one(in_demo: None, ana: Member) -> None:
    for path in ("/", "/who/", "/settings/", "/export/"):
        page = ana.opens(path, follow=True)
        assert b"This is the demo" in page.content
        assert b"http://127.0.0.1:8000/" in page.content


def test_the_home_waits_for_the_demo_and_then_leads_there(visitor: Visitor, settings: Any) -> None:
    assert visitor.opens("/demo/").status_code == 404
    settings.DEMO_ADDRESS = "http://127.0.0.1:8001/"
    mark = Path(settings.DATA_FOLDER) / "demo.ready"
    mark.unlink(missing_ok=True)

    waiting = visitor.opens("/demo/")
    mark.touch()
    ready = visitor.opens("/demo/")
    mark.unlink()

    assert (waiting.status_code, waiting.headers["Refresh"]) == (200, "3")
    assert ready.headers["Location"] == "http://127.0.0.1:8001/"


def test_the_realms_share_nothing(tmp_path: Path) -> None:
    """Read from the settings themselves, as each realm's process sees them."""
    code = (
        "from django.conf import settings as s;"
        "print(s.DATABASES['default']['NAME'], s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.TRUST_COOKIE_NAME)"
    )
    seen = [
        subprocess.run(
            [sys.executable, "-c", code], env=_realm(realm, tmp_path), capture_output=True, text=True, check=True
        )
        for realm in ("home", "demo")
    ]
    home, demo = (set(process.stdout.split()) for process in seen)

    assert len(home) == len(demo) == 4
    assert not home & demo


def _realm(realm: str, folder: Path) -> dict[str, str]:
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("HINGEBACK_")}
    settings = {"DJANGO_SETTINGS_MODULE": "hingeback.web.config.settings", "HINGEBACK_DATA": str(folder)}
    return inherited | settings | {"HINGEBACK_REALM": realm}


def test_the_demo_opens_with_its_people_and_their_stories(in_demo: None, ana: Member, clock: WorldClock) -> None:
    somebody = Visitor(clock)

    assert somebody.opens("/").headers["Location"] == "/who/"
    page = somebody.opens("/who/").content.decode()
    assert "Start with Ana" in page
    assert "lift her daughter" in page
    assert "built afresh" in page


def test_whoever_took_another_name_is_still_found(in_demo: None, dov: Member, clock: WorldClock) -> None:
    page = Visitor(clock).opens("/who/").content.decode()

    assert "Others" in page
    assert "Dov" in page


def test_the_banner_says_whose_pages_these_are_and_leads_to_the_others(in_demo: None, ana: Member, ben: Member) -> None:
    page = ana.opens("/settings/").content.decode()
    assert "You see the pages of Ana" in page
    assert 'href="/who/"' in page

    ana.sends(f"/who/{ben.person.account.id}/")

    assert "You see the pages of Ben" in ana.opens("/settings/").content.decode()


def test_the_people_of_the_demo_are_no_list_at_home(ana: Member) -> None:
    page = ana.opens("/who/").content.decode()

    assert "Who are you?" in page
    assert "lift her daughter" not in page


def test_the_list_of_the_demo_takes_one_query(
    in_demo: None, ana: Member, ben: Member, dov: Member, clock: WorldClock, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(2):
        Visitor(clock).opens("/who/")


def test_the_demo_never_uses_the_database_of_the_home(tmp_path: Path) -> None:
    """Not even when the home's database has an address of its own."""
    for address in (None, "postgresql://somebody@host/records", f"sqlite:///{tmp_path}/records.sqlite3"):
        assert database_settings(address, tmp_path, "demo")["NAME"] == str(tmp_path / "demo.sqlite3")
