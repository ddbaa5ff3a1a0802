"""Pairing a phone: the code, what it opens, what it does not, and how a phone is sent away."""

from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from tests.cast import Member, Visitor, WorldClock

from hingeback.lan.standing import Standing, forget_standing, write_standing
from hingeback.web.people.models import TrustedBrowser
from hingeback.web.people.services import digest, new_opening_link
from hingeback.web.phone import services
from hingeback.web.phone.models import PairedPhone, PairingLink

pytestmark = [pytest.mark.django_db, pytest.mark.sql]
#: On a phone a name alone opens nothing.
PASSPHRASE = "four calm turtles"
ANDROID = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0 Mobile Safari/537.36"
)
STANDING = Standing(
    "hingeback.local", ("192.168.1.20",), 8443, 8442, ":".join(["AB"] * 32), "Hingeback at home 1F2E3D", announced=True
)


@pytest.fixture
def lan(settings: Any, tmp_path: Any) -> Any:
    """`serve --lan` runs; the test writes how things stand."""
    settings.DATA_FOLDER = tmp_path
    (tmp_path / "lan").mkdir()

    def stands(standing: Standing = STANDING) -> None:
        write_standing(tmp_path / "lan", standing)

    stands()
    return stands


@pytest.fixture
def phone(settings: Any, clock: WorldClock) -> Visitor:
    """A phone that nobody paired yet; from here on everything comes over the home network."""
    settings.ON_LAN = True
    visitor = Visitor(clock)
    visitor.browser = Client(headers={"User-Agent": ANDROID})
    return visitor


def test_a_code_pairs_a_phone_which_then_asks_who_it_is(phone: Visitor, ana: Member, clock: WorldClock) -> None:
    token = services.new_pairing_link(clock).token

    assert b"Pair this phone" in phone.opens(f"/pair/{token}").content
    assert phone.sends(f"/pair/{token}").headers["Location"] == "/who/"

    assert b"Ana" in phone.opens("/who/").content
    assert phone.opens("/settings/").headers["Location"] == "/"


def test_the_cookie_of_trust_is_kept_from_scripts_and_from_clear_text(phone: Visitor, clock: WorldClock) -> None:
    token = services.new_pairing_link(clock).token

    phone.browser.post(f"/pair/{token}", secure=True)

    cookie = phone.browser.cookies[django_settings.TRUST_COOKIE_NAME]
    assert cookie["httponly"] and cookie["secure"] and cookie["path"] == "/" and not cookie["domain"]


def test_looking_at_the_link_uses_nothing_up(phone: Visitor, clock: WorldClock) -> None:
    """Programs that read codes like to look ahead."""
    token = services.new_pairing_link(clock).token

    for _ in range(3):
        assert phone.opens(f"/pair/{token}").status_code == 200
    assert not TrustedBrowser.objects.exists()
    assert phone.sends(f"/pair/{token}").status_code == 302


def test_a_code_works_once(phone: Visitor, clock: WorldClock) -> None:
    token = services.new_pairing_link(clock).token
    phone.sends(f"/pair/{token}")
    another = Visitor(clock)

    assert another.opens(f"/pair/{token}").status_code == 410
    assert another.sends(f"/pair/{token}").status_code == 410
    assert another.opens("/who/").status_code == 302


@pytest.mark.parametrize(("minutes", "status"), [(9.9, 302), (10, 410), (600, 410)])
def test_a_code_works_for_ten_minutes(phone: Visitor, clock: WorldClock, minutes: float, status: int) -> None:
    token = services.new_pairing_link(clock).token
    clock.forward(minutes=minutes)

    assert phone.sends(f"/pair/{token}").status_code == status


def test_a_new_code_ends_the_older_one(phone: Visitor, clock: WorldClock) -> None:
    older, newer = services.new_pairing_link(clock).token, services.new_pairing_link(clock).token

    assert phone.sends(f"/pair/{older}").status_code == 410
    assert phone.sends(f"/pair/{newer}").status_code == 302


def test_a_code_is_good_for_pairing_alone(phone: Visitor, clock: WorldClock, settings: Any) -> None:
    code, link = services.new_pairing_link(clock).token, new_opening_link(clock)

    assert phone.sends(f"/pair/{link}").status_code == 410
    settings.ON_LAN = False
    assert Visitor(clock).opens(f"/open/{code}").status_code == 410
    assert Visitor(clock).sends(f"/pair/{code}").status_code == 404, "it pairs over the secure address alone"


def test_what_is_stored_opens_nothing(clock: WorldClock) -> None:
    token = services.new_pairing_link(clock).token

    stored = PairingLink.objects.get().token_digest
    assert token not in stored and stored != digest(token)
    assert services.pair_phone(stored, ANDROID, clock) is None


def test_a_phone_that_is_paired_needs_no_code(phone: Visitor, clock: WorldClock) -> None:
    first, second = services.new_pairing_link(clock).token, ""
    phone.sends(f"/pair/{first}")
    second = services.new_pairing_link(clock).token

    assert phone.opens(f"/pair/{second}").headers["Location"] == "/"
    assert services.link_is_good(second, clock)


def test_a_pairing_needs_the_token_against_forged_forms(clock: WorldClock, settings: Any) -> None:
    settings.ON_LAN = True
    strict = Client(enforce_csrf_checks=True)

    assert strict.post(f"/pair/{services.new_pairing_link(clock).token}", secure=True).status_code == 403
    assert not TrustedBrowser.objects.exists()


def test_the_computer_shows_the_code_once_and_the_address_in_words(ana: Member, lan: Any) -> None:
    page = ana.sends("/phone/code/").content.decode()

    assert "https://hingeback.local:8443/pair/" in page and "<svg" in page
    assert PairingLink.objects.count() == 1
    assert ana.opens("/phone/code/").headers["Location"] == "/phone/"


def test_a_code_with_the_address_for_phones_that_know_no_names(ana: Member, lan: Any) -> None:
    assert b"https://192.168.1.20:8443/pair/" in ana.sends("/phone/code/", {"by": "address"}).content
    lan(Standing("hingeback.local", ("fd00::2",), 8443, 8442, "AB", "x", announced=False))
    assert b"https://[fd00::2]:8443/pair/" in ana.sends("/phone/code/").content


def test_no_phone_lets_another_one_in(ana: Member, lan: Any, settings: Any) -> None:
    settings.ON_LAN = True

    assert ana.sends("/phone/code/").headers["Location"] == "/phone/"
    assert not PairingLink.objects.exists()


def test_nobody_gets_a_code_without_signing_in(visitor: Visitor, clock: WorldClock, lan: Any) -> None:
    for browser in (visitor, Visitor(clock, trusted=True)):
        assert browser.sends("/phone/code/").headers["Location"] == "/"
    assert not PairingLink.objects.exists()


def test_the_page_shows_the_way_in(ana: Member, lan: Any) -> None:
    page = ana.opens("/phone/").content.decode()

    assert "http://192.168.1.20:8442/" in page
    assert "AB AB AB AB AB AB AB AB" in page and "1F2E3D" in page
    assert "Android" in page and "iPhone" in page


def test_without_the_home_network_the_page_gives_the_one_command(ana: Member, settings: Any, tmp_path: Any) -> None:
    settings.DATA_FOLDER, settings.LAN_COMMAND = tmp_path, "make run LAN=1"

    page = ana.opens("/phone/").content.decode()

    assert "make run LAN=1" in page and "<svg role" not in page
    assert ana.sends("/phone/code/").headers["Location"] == "/phone/"


def test_a_problem_of_the_network_is_told_on_the_page(ana: Member, lan: Any) -> None:
    lan(Standing(problem="This computer is in no home network right now."))

    assert b"in no home network right now" in ana.opens("/phone/").content
    assert ana.sends("/phone/code/").headers["Location"] == "/phone/"


def test_a_phone_that_is_removed_is_out_at_once(phone: Visitor, ana: Member, clock: WorldClock) -> None:
    ana.sends("/settings/", {"form": "passphrase", "new": PASSPHRASE})
    phone.sends(f"/pair/{services.new_pairing_link(clock).token}")
    phone.sends(f"/who/{ana.person.account.id}/", {"passphrase": PASSPHRASE})
    assert phone.opens("/settings/").status_code == 200

    assert ana.sends(f"/phone/remove/{PairedPhone.objects.get().id}/").headers["Location"] == "/phone/"

    assert phone.opens("/settings/").headers["Location"] == "/"
    assert b"not paired" in phone.opens("/").content
    assert not TrustedBrowser.objects.filter(pk__in=PairedPhone.objects.values("browser")).exists()
    assert ana.sends(f"/phone/remove/{ana.person.id}/").status_code == 404


def test_the_list_names_device_browser_and_the_own_one(phone: Visitor, ana: Member, clock: WorldClock) -> None:
    ana.sends("/settings/", {"form": "passphrase", "new": PASSPHRASE})
    phone.sends(f"/pair/{services.new_pairing_link(clock).token}")
    phone.sends(f"/who/{ana.person.account.id}/", {"passphrase": PASSPHRASE})

    on_the_phone, elsewhere = phone.opens("/phone/").content.decode(), ana.opens("/phone/").content.decode()

    for page in (on_the_phone, elsewhere):
        assert "Android phone or tablet" in page and "Chrome, since 22 November 2026" in page
    assert "this one" in on_the_phone and "this one" not in elsewhere


def test_the_certificate_can_be_carried_over(ana: Member, settings: Any, tmp_path: Any) -> None:
    from datetime import UTC, datetime

    from hingeback.lan.keeping import keep_certificates, lan_folder

    settings.DATA_FOLDER = tmp_path
    assert ana.opens("/phone/certificate/").status_code == 404
    keep_certificates(lan_folder(tmp_path), ["hingeback.local"], datetime.now(UTC))

    answer = ana.opens("/phone/certificate/")

    assert answer.headers["Content-Type"] == "application/x-x509-ca-cert"
    assert b"PRIVATE" not in answer.content and answer.content[:1] == b"0"


def test_the_demo_stays_on_the_computer(ana: Member, settings: Any, lan: Any) -> None:
    settings.REALM = "demo"

    for path in ("/phone/", "/phone/code/", "/phone/certificate/"):
        assert ana.opens(path).status_code == 404
    assert b"/phone/" not in ana.opens("/settings/").content


def test_the_page_needs_few_queries(ana: Member, lan: Any, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(6):
        ana.opens("/phone/")
    forget_standing(django_settings.DATA_FOLDER)
