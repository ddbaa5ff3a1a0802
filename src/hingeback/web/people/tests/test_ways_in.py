"""Many people in one house: whose name alone opens what, and where."""

import re
from typing import Any

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from tests.cast import Member, Visitor, WorldClock
from tests.passkey_device import has_a_passkey

from hingeback.web.people.models import Account
from hingeback.web.people.services import new_opening_link

pytestmark = [pytest.mark.django_db, pytest.mark.sql]
SENTENCE = "four calm turtles"
UNKNOWN = {"name": "Nobody", "passphrase": SENTENCE}


@pytest.fixture
def on_lan(settings: Any) -> None:
    settings.ON_LAN = True


def door_of(member: Member) -> str:
    return f"/who/{member.person.account.id}/"


def is_in(browser: Visitor) -> bool:
    return browser.opens("/settings/").status_code == 200


def a_browser(clock: WorldClock) -> Visitor:
    """One that came by the link of the terminal, some time ago."""
    browser = Visitor(clock, trusted=True)
    clock.forward(minutes=16)
    return browser


def test_one_person_alone_opens_by_name_on_this_computer(ana: Member, clock: WorldClock) -> None:
    assert a_browser(clock).sends(door_of(ana)).status_code == 302


def test_with_two_people_the_name_alone_opens_only_on_a_browser_of_hers(
    ana: Member, ben: Member, clock: WorldClock
) -> None:
    hers, another = a_browser(clock), a_browser(clock)
    ana.opens("/")
    hers.browser.cookies.update(ana.browser.cookies)
    hers.sends("/sign-out/")
    clock.forward(minutes=16)

    assert hers.sends(door_of(ana)).status_code == 302 and is_in(hers)
    refused = another.sends(door_of(ana))
    assert refused.status_code == 400 and not is_in(another)
    assert "you have not signed in on this browser" in refused.content.decode()
    assert hers.sends(door_of(ben)).status_code == 400, "a browser of hers is not one of his"


def test_the_link_of_the_terminal_lets_her_in_again_for_a_while(ana: Member, ben: Member, clock: WorldClock) -> None:
    browser = a_browser(clock)
    assert browser.sends(door_of(ana)).status_code == 400

    browser.opens(f"/open/{new_opening_link(clock)}")
    assert browser.sends(door_of(ana)).status_code == 302
    browser.sends("/sign-out/")
    clock.forward(minutes=16)
    assert browser.sends(door_of(ben)).status_code == 400


def test_a_link_that_was_used_lets_nobody_in_again(ana: Member, ben: Member, clock: WorldClock) -> None:
    browser, token = a_browser(clock), new_opening_link(clock)
    browser.opens(f"/open/{token}")
    clock.forward(minutes=16)

    browser.opens(f"/open/{token}")
    assert browser.sends(door_of(ana)).status_code == 400


def test_settings_ask_each_to_close_their_pages_once_two_live_here(ana: Member, clock: WorldClock) -> None:
    assert "people live here" not in ana.opens("/settings/").content.decode()
    Member("Ben", clock)
    assert "2 people live here" in ana.opens("/settings/").content.decode()
    ana.sends("/settings/", {"form": "passphrase", "new": SENTENCE})
    assert "You alone, with your passphrase" in ana.opens("/settings/").content.decode()


def test_on_a_phone_nobody_opens_by_name_not_even_alone(on_lan: None, ana: Member, clock: WorldClock) -> None:
    phone = Visitor(clock, trusted=True)

    refused = phone.sends(door_of(ana))
    assert refused.status_code == 400 and not is_in(phone)
    assert "set a passphrase" in refused.content.decode()


def test_a_phone_names_only_those_who_signed_in_on_it(on_lan: None, clock: WorldClock) -> None:
    elvira, fay = Member("Elvira", clock, passphrase=SENTENCE), Member("Fay", clock, passphrase=SENTENCE)
    phone = Visitor(clock, trusted=True)
    assert "Elvira" not in phone.opens("/who/").content.decode()

    assert phone.sends("/who/name/", {"name": "elvira ", "passphrase": SENTENCE}).status_code == 302
    phone.sends("/sign-out/")
    shown = phone.opens("/who/").content.decode()
    assert "Elvira" in shown and "Fay" not in shown
    assert fay.person != elvira.person


def test_a_phone_names_the_only_person_of_the_house(on_lan: None, clock: WorldClock, db: None) -> None:
    Member("Elvira", clock, passphrase=SENTENCE)

    assert "Elvira" in Visitor(clock, trusted=True).opens("/who/").content.decode()


def test_moving_in_by_phone_takes_a_passphrase(on_lan: None, clock: WorldClock) -> None:
    told = {"name": "Gil", "country": "DE", "language": "en", "time_zone": "Europe/Berlin"}
    phone = Visitor(clock, trusted=True)

    assert phone.sends("/join/", told).status_code == 400
    assert phone.sends("/join/", {**told, "passphrase": SENTENCE}).status_code == 302
    assert Account.objects.get().has_usable_password()


def test_the_last_way_in_stays_on_a_phone(on_lan: None, clock: WorldClock) -> None:
    eva = Member("Eva", clock, passphrase=SENTENCE)

    assert eva.sends("/settings/", {"form": "passphrase", "current": SENTENCE, "new": ""}).status_code == 400
    assert Account.objects.get().has_usable_password()


def test_a_passkey_of_another_address_shuts_the_name_too(ana: Member, clock: WorldClock) -> None:
    has_a_passkey(ana)
    browser = a_browser(clock)

    page = browser.browser.post(door_of(ana), HTTP_HOST="127.0.0.1:8000")
    assert page.status_code == 400 and not is_in(browser)
    assert "http://localhost:8000/" in page.content.decode()


def words_of(response: Any) -> str:
    """The page but for its tokens and for what was typed."""
    return re.sub(r'value="[^"]*"', "", response.content.decode())


def test_an_unknown_name_a_wrong_passphrase_and_a_wait_are_one_answer(
    clock: WorldClock, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same words, and the same work: a hash for each."""
    Member("Eva", clock, passphrase=SENTENCE)
    browser, hashes = Visitor(clock, trusted=True), []
    for work in ("encode", "verify"):
        usual = getattr(Argon2PasswordHasher, work)
        monkeypatch.setattr(
            Argon2PasswordHasher, work, lambda *given, usual=usual: (hashes.append(1), usual(*given))[1]
        )

    def tries(name: str, passphrase: str) -> tuple[str, int]:
        hashes.clear()
        page = browser.sends("/who/name/", {"name": name, "passphrase": passphrase})
        assert page.status_code == 400
        return words_of(page), len(hashes)

    told = {tries("Nobody", "four calm toads"), tries("Eva", "four calm toads")}
    for _turn in range(6):
        told.add(tries("Eva", "four calm toads"))
    told.add(tries("Eva", SENTENCE))
    assert len(told) == 1 and next(iter(told))[1] == 1


def test_the_wait_ends_and_the_right_passphrase_opens(clock: WorldClock, db: None) -> None:
    Member("Eva", clock, passphrase=SENTENCE)
    browser = Visitor(clock, trusted=True)
    for _turn in range(30):
        browser.sends("/who/name/", {"name": "Eva", "passphrase": "four calm toads"})
        clock.forward(minutes=16)

    assert browser.sends("/who/name/", {"name": "Eva", "passphrase": SENTENCE}).status_code == 302


def test_made_up_names_leave_nothing_behind(clock: WorldClock, db: None) -> None:
    browser, before = Visitor(clock, trusted=True), Account.objects.count()
    for n in range(20):
        browser.sends("/who/name/", {"name": f"Nobody {n}", "passphrase": SENTENCE})
    assert Account.objects.count() == before


def test_the_list_of_a_full_house_needs_few_queries(
    clock: WorldClock, db: None, django_assert_max_num_queries: Any
) -> None:
    for n in range(8):
        Member(f"Person {n}", clock)
    browser = Visitor(clock, trusted=True)
    with django_assert_max_num_queries(12):
        assert browser.opens("/who/").status_code == 200
