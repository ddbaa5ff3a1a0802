"""Moving in, the opening link, passphrases, settings, export and leaving for good."""

import json
from typing import Any

import pytest
from django.conf import settings as django_settings
from tests.cast import Member, Visitor, WorldClock
from tests.tenancy.test_every_route import SESSION_ID

from hingeback.web.care.models import Answer, ScreenRecord
from hingeback.web.eventlog.models import Event, EventBody
from hingeback.web.people import services
from hingeback.web.people.countries import numbers_for
from hingeback.web.people.models import Account, Person, Tenant
from hingeback.web.session import services as session
from hingeback.web.session.models import SessionRecord

pytestmark = pytest.mark.django_db
SENTENCE = "four calm turtles"


def test_the_opening_link_opens_once(visitor: Visitor, clock: WorldClock) -> None:
    token = services.new_opening_link(clock)

    assert visitor.opens(f"/open/{token}").status_code == 302
    assert visitor.opens("/join/").status_code == 200
    assert Visitor(clock).opens(f"/open/{token}").status_code == 410


def test_the_cookie_of_a_trusted_browser_is_kept_from_scripts(visitor: Visitor, clock: WorldClock) -> None:
    visitor.opens(f"/open/{services.new_opening_link(clock)}")

    cookie = visitor.browser.cookies[django_settings.TRUST_COOKIE_NAME]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"


def test_an_old_link_opens_nothing(visitor: Visitor, clock: WorldClock) -> None:
    token = services.new_opening_link(clock)
    clock.forward(hours=13)

    assert visitor.opens(f"/open/{token}").status_code == 410


def test_a_new_link_ends_the_older_one(visitor: Visitor, clock: WorldClock) -> None:
    older = services.new_opening_link(clock)
    services.new_opening_link(clock)

    assert visitor.opens(f"/open/{older}").status_code == 410


def test_an_untrusted_browser_is_told_about_the_link(visitor: Visitor) -> None:
    page = visitor.opens("/").content.decode()

    assert "open the link that Hingeback printed" in page
    assert "/join/" not in page


def test_moving_in_makes_a_home_of_one(clock: WorldClock, db: None) -> None:
    browser = Visitor(clock, trusted=True)

    response = browser.sends("/join/", {"name": "Eva", "country": "DE", "language": "en", "time_zone": "Europe/Berlin"})

    person = Person.objects.get()
    assert response.status_code == 302
    assert (person.tenant.country, person.tenant.kind, person.account.display_name) == ("DE", "home", "Eva")
    assert browser.opens("/settings/").status_code == 200


def test_moving_in_without_a_name_says_what_is_missing(clock: WorldClock, db: None) -> None:
    response = Visitor(clock, trusted=True).sends("/join/", {"name": "", "language": "en"})

    assert response.status_code == 400
    assert not Person.objects.exists()


def test_the_country_is_chosen_and_never_guessed(clock: WorldClock, db: None) -> None:
    """A country that nobody chose would show the wrong number to call."""
    browser = Visitor(clock, trusted=True)

    assert b"selected" not in browser.opens("/join/").content.split(b'name="country"')[1].split(b"</select>")[
        0
    ].replace(b'value="" selected', b"")
    assert browser.sends("/join/", {"name": "Eva", "country": "", "language": "en"}).status_code == 400


@pytest.mark.parametrize(("country", "number"), [("DE", "112"), ("US", "911"), ("ZZ", "112"), ("", "112")])
def test_each_country_has_a_number_to_call(country: str, number: str) -> None:
    assert numbers_for(country)["emergency"][0] == number


@pytest.mark.parametrize("passphrase", ["", SENTENCE])
def test_a_passphrase_is_asked_for_only_where_there_is_one(clock: WorldClock, db: None, passphrase: str) -> None:
    eva = Member("Eva", clock, passphrase=passphrase)
    browser = Visitor(clock, trusted=True)

    response = browser.sends(f"/who/{eva.person.account.id}/")

    assert (response.status_code == 302) is (passphrase == "")


def test_a_wrong_passphrase_is_refused_and_the_right_one_opens(clock: WorldClock, db: None) -> None:
    eva = Member("Eva", clock, passphrase=SENTENCE)
    browser, door = Visitor(clock, trusted=True), f"/who/{eva.person.account.id}/"

    assert b"not the passphrase" in browser.sends(door, {"passphrase": "four calm turtle"}).content
    assert browser.sends(door, {"passphrase": SENTENCE}).status_code == 302


def test_many_wrong_tries_must_wait_and_the_wait_ends(clock: WorldClock, db: None) -> None:
    eva = Member("Eva", clock, passphrase=SENTENCE)
    account = Account.objects.get(pk=eva.person.account.pk)
    for _ in range(5):
        assert not services.passphrase_fits(account, "guess", clock)
        account.refresh_from_db()

    with pytest.raises(services.TryLater):
        services.passphrase_fits(account, SENTENCE, clock)
    clock.forward(seconds=31)
    assert services.passphrase_fits(account, SENTENCE, clock)


def test_a_passphrase_is_stored_with_argon2(clock: WorldClock, db: None) -> None:
    assert Member("Eva", clock, passphrase=SENTENCE).person.account.password.startswith("argon2")


def test_a_short_passphrase_is_refused(ana: Member) -> None:
    response = ana.sends("/settings/", {"form": "passphrase", "new": "short"})

    assert response.status_code == 400
    assert not Account.objects.get(pk=ana.person.account.pk).has_usable_password()


def test_a_new_passphrase_ends_the_other_sessions(ana: Member, clock: WorldClock) -> None:
    elsewhere = Visitor(clock, trusted=True)
    elsewhere.sends(f"/who/{ana.person.account.id}/")
    assert elsewhere.opens("/settings/").status_code == 200

    assert ana.sends("/settings/", {"form": "passphrase", "new": SENTENCE}).status_code == 302

    assert ana.opens("/settings/").status_code == 200
    assert elsewhere.opens("/settings/").status_code == 302


def test_settings_are_saved(ana: Member) -> None:
    ana.sends(
        "/settings/", {"form": "home", "name": "Anna", "country": "CH", "language": "en", "time_zone": "Europe/Zurich"}
    )

    tenant = Tenant.objects.get(pk=ana.person.tenant_id)
    assert (tenant.name, tenant.country, tenant.time_zone) == ("Anna", "CH", "Europe/Zurich")


def filled(member: Member) -> None:
    member.may_exercise(A06="my back and the garden")
    session.tell(member.person, SESSION_ID, session.check_in(4, note="it was fine"), member.clock)


def test_the_export_holds_everything(ana: Member) -> None:
    filled(ana)

    document: dict[str, Any] = json.loads(ana.sends("/export/").content)

    assert document["person"]["name"] == "Ana"
    assert {"answers", "events", "screens", "clearances", "plans", "sessions", "session_decisions"} <= set(document)
    assert {"item": "A06", "value": "my back and the garden"}.items() <= next(
        a for a in document["answers"] if a["item"] == "A06"
    ).items()
    assert document["sessions"][0]["note"] == "it was fine"
    assert len(document["events"]) == Event.objects.filter(person_id=ana.person.id).count()


def test_the_export_asks_for_the_passphrase_again(clock: WorldClock, db: None) -> None:
    eva = Member("Eva", clock, passphrase=SENTENCE)

    assert eva.sends("/export/").status_code == 400
    assert eva.sends("/export/", {"passphrase": SENTENCE}).headers["Content-Type"] == "application/json"


def test_delete_me_leaves_the_heads_of_events_and_nothing_that_was_said(ana: Member, ben: Member) -> None:
    filled(ana)
    filled_events = Event.objects.filter(person_id=ana.person.id).count()
    ben.answers(A06="his own")

    assert ana.sends("/delete-me/", {"name": "Ana"}).status_code == 200

    assert Event.objects.filter(person_id=ana.person.id).count() == filled_events
    for model in (EventBody, Answer, ScreenRecord, SessionRecord):
        assert not model.objects.filter(person_id=ana.person.id).exists()
    assert [p.name for p in Person.objects.all()] == ["Ben"]
    assert EventBody.objects.filter(person_id=ben.person.id).count() == 1
    assert ana.opens("/settings/").status_code == 302


def test_delete_me_needs_the_name(ana: Member) -> None:
    assert ana.sends("/delete-me/", {"name": "An"}).status_code == 400
    assert Person.objects.filter(name="Ana").exists()


def test_the_opening_and_the_settings_need_few_queries(ana: Member, django_assert_max_num_queries: Any) -> None:
    for path in ("/", "/settings/", "/export/", "/delete-me/", "/who/"):
        with django_assert_max_num_queries(12):
            ana.opens(path)
