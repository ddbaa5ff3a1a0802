"""The home network: who is let in there, and what a phone that was removed still sees."""

from typing import Any

import pytest
from tests.cast import Member, Visitor, WorldClock

from hingeback.web.people.models import TrustedBrowser
from hingeback.web.people.services import new_opening_link

pytestmark = [pytest.mark.django_db, pytest.mark.sql]


@pytest.fixture
def on_lan(settings: Any) -> None:
    settings.ON_LAN = True


def test_a_phone_that_was_removed_is_signed_out_at_once(on_lan: None, ana: Member) -> None:
    assert ana.opens("/settings/").status_code == 200

    TrustedBrowser.objects.all().delete()

    for path in ("/settings/", "/who/", "/week/"):
        assert ana.opens(path).headers["Location"] == "/"
    assert b"This phone is not paired" in ana.opens("/").content


def test_trust_given_again_does_not_bring_the_old_sign_in_back(on_lan: None, ana: Member, clock: WorldClock) -> None:
    TrustedBrowser.objects.all().delete()
    ana.opens("/settings/")
    ana.browser.cookies.update(Visitor(clock, trusted=True).browser.cookies)

    assert ana.opens("/settings/").status_code == 302
    assert ana.opens("/who/").status_code == 200


def test_the_link_of_the_terminal_opens_nothing_in_the_home_network(
    on_lan: None, visitor: Visitor, clock: WorldClock, settings: Any
) -> None:
    token = new_opening_link(clock)

    assert visitor.opens(f"/open/{token}").status_code == 404
    settings.ON_LAN = False
    assert visitor.opens(f"/open/{token}").status_code == 302
