"""Passkeys: made, used, confirmed with, taken away; and every way in which an answer must not count."""

import json
import threading
from contextlib import suppress
from typing import Any

import pytest
from django.db import OperationalError, connection
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tests.cast import Member, Visitor, WorldClock
from tests.passkey_device import LOCALHOST, PRESENT, Device, asks, has_a_passkey, sends_at_localhost

from hingeback.web.people.ceremony import PasskeyRefused, credential_id_in, read_new_passkey, read_proof
from hingeback.web.people.challenges import MOST_OPEN, claim_challenge, new_challenge
from hingeback.web.people.models import Challenge, Passkey
from hingeback.web.people.passkey_place import PasskeyPlace

pytestmark = pytest.mark.django_db
SENTENCE = "four calm turtles"


def signs_in(browser: Visitor, device: Device) -> Any:
    return sends_at_localhost(browser, "/who/passkey/", passkey=device.signs(asks(browser, "sign_in")["get"]))


def is_in(browser: Visitor) -> bool:
    return browser.opens("/settings/").status_code == 200


@pytest.fixture
def somebody(clock: WorldClock, db: None) -> Visitor:
    """A trusted browser on which nobody is signed in."""
    return Visitor(clock, trusted=True)


def test_a_passkey_is_made_listed_renamed_and_opens_the_pages(ana: Member, somebody: Visitor) -> None:
    device = Device()
    options = asks(ana, "register", name="my phone")["create"]
    assert options["authenticatorSelection"]["userVerification"] == "required"

    kept = sends_at_localhost(ana, "/passkeys/", name="my phone", passkey=device.makes(options))

    assert (kept.status_code, kept.headers["Location"]) == (302, "/passkeys/")
    found = Passkey.objects.get()
    assert (found.name, found.person, found.rp_id) == ("my phone", ana.person, "localhost")
    assert signs_in(somebody, device).status_code == 302 and is_in(somebody)
    proof = device.signs(asks(ana, "confirm")["get"])
    sends_at_localhost(ana, f"/passkeys/{found.id}/", name="old phone", do="rename", passkey=proof)
    assert "old phone" in ana.opens("/passkeys/").content.decode()


def test_a_second_passkey_wants_the_proof_of_the_first(ana: Member) -> None:
    first, _kept = has_a_passkey(ana)
    second = Device()

    told = asks(ana, "register", name="tablet")
    assert "create" not in told
    options = asks(ana, "register", name="tablet", passkey=first.signs(told["get"]))["create"]
    assert [one["id"] for one in options["excludeCredentials"]] == [Passkey.objects.get().credential_id]
    assert sends_at_localhost(ana, "/passkeys/", name="tablet", passkey=second.makes(options)).status_code == 302
    assert Passkey.objects.count() == 2


def test_whoever_has_a_passphrase_must_know_it_to_add_a_passkey(clock: WorldClock, db: None) -> None:
    eva = Member("Eva", clock, passphrase=SENTENCE)

    assert "not the passphrase" in asks(eva, "register", name="x", passphrase="four calm turtle")["problem"]
    assert "problem" in asks(eva, "register", name="x")
    assert "create" in asks(eva, "register", name="x", passphrase=SENTENCE)


def test_a_passkey_that_was_taken_away_opens_nothing_and_ends_other_sessions(ana: Member, somebody: Visitor) -> None:
    device, kept = has_a_passkey(ana)
    signs_in(somebody, device)
    assert is_in(somebody)

    sends_at_localhost(
        ana, f"/passkeys/{kept.id}/", name=kept.name, do="remove", passkey=device.signs(asks(ana, "confirm")["get"])
    )

    assert not Passkey.objects.exists()
    assert is_in(ana) and not is_in(somebody)
    assert signs_in(somebody, device).status_code == 400 and not is_in(somebody)


def test_taking_one_away_without_a_proof_is_refused(ana: Member) -> None:
    _device, kept = has_a_passkey(ana)

    assert sends_at_localhost(ana, f"/passkeys/{kept.id}/", name="x", do="remove").status_code == 400
    assert Passkey.objects.exists()


def test_ben_cannot_touch_nor_use_anas_passkey(ana: Member, ben: Member) -> None:
    device, kept = has_a_passkey(ana, "phone of Ana")
    bens, _ = has_a_passkey(ben)

    assert ben.opens(f"/passkeys/{kept.id}/").status_code == 404
    assert sends_at_localhost(ben, f"/passkeys/{kept.id}/", name="x", do="remove").status_code == 404
    assert b"phone of Ana" not in ben.opens("/passkeys/").content
    hers = device.signs(asks(ben, "confirm")["get"])
    assert sends_at_localhost(ben, "/export/", passkey=hers).status_code == 400
    his = bens.signs(asks(ben, "confirm")["get"])
    assert sends_at_localhost(ben, "/export/", passkey=his).headers["Content-Type"] == "application/json"
    assert kept == Passkey.objects.get(pk=kept.pk)


def test_bens_passkey_does_not_open_anas_sign_in_page(ana: Member, ben: Member, somebody: Visitor) -> None:
    has_a_passkey(ana)
    bens, _ = has_a_passkey(ben)
    page = f"/who/{ana.person.account.id}/"

    his = bens.signs(asks(somebody, "sign_in", account=str(ana.person.account.id))["get"])
    assert sends_at_localhost(somebody, page, passkey=his).status_code == 400
    assert not is_in(somebody)


def test_an_answer_signs_nobody_in_again_after_signing_out(ana: Member, somebody: Visitor) -> None:
    device, _ = has_a_passkey(ana)
    answer = device.signs(asks(somebody, "sign_in")["get"])
    assert sends_at_localhost(somebody, "/who/passkey/", passkey=answer).status_code == 302

    again = Visitor(ana.clock, trusted=True)
    again.browser.cookies.update(somebody.browser.cookies)
    again.sends("/sign-out/")
    assert sends_at_localhost(again, "/who/passkey/", passkey=answer).status_code == 400


def test_a_wrong_answer_uses_the_challenge_up(ana: Member, somebody: Visitor) -> None:
    device, _ = has_a_passkey(ana)
    options = asks(somebody, "sign_in")["get"]

    sends_at_localhost(somebody, "/who/passkey/", passkey=device.copy(key=Device().key).signs(options))
    assert sends_at_localhost(somebody, "/who/passkey/", passkey=device.signs(options)).status_code == 400


def test_a_challenge_of_another_browser_another_purpose_or_too_old_does_not_count(
    ana: Member, somebody: Visitor, clock: WorldClock
) -> None:
    device, _ = has_a_passkey(ana)
    of_another = asks(Visitor(clock, trusted=True), "sign_in")["get"]
    asks(somebody, "sign_in")
    assert sends_at_localhost(somebody, "/who/passkey/", passkey=device.signs(of_another)).status_code == 400

    to_sign_in = asks(ana, "sign_in")["get"]
    assert sends_at_localhost(ana, "/export/", passkey=device.signs(to_sign_in)).status_code == 400

    too_old = asks(somebody, "sign_in")["get"]
    clock.forward(minutes=6)
    assert sends_at_localhost(somebody, "/who/passkey/", passkey=device.signs(too_old)).status_code == 400


@pytest.mark.parametrize("wrong", [
    {"origin": "http://localhost:9000"}, {"origin": "https://evil.example"}, {"rp_id": "evil.example"},
    {"flags": PRESENT}, {"flags": 0}, {"user": b"somebody else"},
], ids=str)  # fmt: skip
def test_an_answer_from_elsewhere_or_without_the_person_does_not_count(
    ana: Member, somebody: Visitor, wrong: dict[str, Any]
) -> None:
    device, _ = has_a_passkey(ana)

    assert signs_in(somebody, device.copy(**wrong)).status_code == 400 and not is_in(somebody)
    assert signs_in(somebody, device).status_code == 302, "the same without the fault does count"


def test_a_copy_whose_count_stands_still_is_refused(ana: Member, clock: WorldClock) -> None:
    device, _ = has_a_passkey(ana)
    copied = device.copy()
    for _turn in range(2):
        assert signs_in(Visitor(clock, trusted=True), device).status_code == 302

    assert signs_in(Visitor(clock, trusted=True), copied).status_code == 400


def test_devices_that_do_not_count_may_sign_again_and_again(ana: Member, clock: WorldClock) -> None:
    device, _ = has_a_passkey(ana)
    device.counts = False
    for _turn in range(3):
        assert signs_in(Visitor(clock, trusted=True), device).status_code == 302


def test_an_unknown_passkey_and_a_wrong_answer_are_told_the_same(ana: Member, clock: WorldClock) -> None:
    device, _ = has_a_passkey(ana)
    pages = [signs_in(Visitor(clock, trusted=True), one) for one in (Device(), device.copy(key=Device().key))]

    texts = [page.content.decode().split("csrfmiddlewaretoken")[0] for page in pages]
    assert [page.status_code for page in pages] == [400, 400] and texts[0] == texts[1]


def test_a_passkey_is_made_only_where_it_can_work(ana: Member) -> None:
    page = ana.browser.get("/passkeys/", HTTP_HOST="127.0.0.1:8000").content.decode()
    assert "http://localhost:8000/" in page and "data-passkey=" not in page

    told = ana.browser.post("/passkeys/options/", {"purpose": "register"}, HTTP_HOST="127.0.0.1:8000")
    assert told.status_code == 400 and "create" not in json.loads(told.content)


def test_the_way_to_localhost_is_a_link_that_opens_once(ana: Member, clock: WorldClock) -> None:
    page = ana.browser.post("/who/localhost/", HTTP_HOST="127.0.0.1:8000").content.decode()
    path = page.split('href="http://localhost:8000')[1].split('"')[0]

    there = Visitor(clock)
    assert there.browser.get(path, HTTP_HOST="localhost:8000").status_code == 302
    assert there.opens("/who/").status_code == 200 and not is_in(there)
    assert Visitor(clock).opens(path).status_code == 410


def test_the_way_to_localhost_is_soon_over(ana: Member, clock: WorldClock) -> None:
    page = ana.browser.post("/who/localhost/", HTTP_HOST="127.0.0.1:8000").content.decode()
    clock.forward(minutes=3)

    assert Visitor(clock).opens(page.split('href="http://localhost:8000')[1].split('"')[0]).status_code == 410


def test_the_export_lists_passkeys_without_their_keys_and_erasing_takes_them(ana: Member, ben: Member) -> None:
    device, _ = has_a_passkey(ana, "my phone")
    has_a_passkey(ben)

    proof = device.signs(asks(ana, "confirm")["get"])
    document = json.loads(sends_at_localhost(ana, "/export/", passkey=proof).content)
    assert [one["name"] for one in document["passkeys"]] == ["my phone"]
    assert set(document["passkeys"][0]) == {"name", "rp_id", "made_at", "used_at"}

    proof = device.signs(asks(ana, "confirm")["get"])
    assert sends_at_localhost(ana, "/delete-me/", name="Ana", passkey=proof).status_code == 200
    assert [one.person for one in Passkey.objects.all()] == [ben.person]


def test_deleting_and_a_copy_want_the_passkey_of_whoever_has_one(ana: Member) -> None:
    has_a_passkey(ana)

    assert ana.sends("/export/").status_code == 400
    assert ana.sends("/delete-me/", {"name": "Ana"}).status_code == 400
    assert ana.sends("/settings/", {"form": "passphrase", "new": SENTENCE}).status_code == 400


def test_open_challenges_take_little_room(somebody: Visitor, clock: WorldClock) -> None:
    for n in range(MOST_OPEN + 20):
        new_challenge("sign_in", f"browser {n}", None, clock)
    assert Challenge.objects.count() == MOST_OPEN

    asks(somebody, "sign_in")
    asks(somebody, "sign_in")
    assert Challenge.objects.count() == MOST_OPEN


@pytest.mark.django_db(transaction=True)
@pytest.mark.sql
def test_of_many_at_the_same_time_one_has_the_challenge(clock: WorldClock) -> None:
    challenge, won = new_challenge("sign_in", "one browser", None, clock), []
    start = threading.Barrier(6)

    def claims() -> None:
        start.wait()
        while True:
            try:
                won.append(claim_challenge(challenge, "sign_in", "one browser", clock) is not None)
                break
            except OperationalError:
                # SQLite in memory, shared between threads, does not wait for a table as a file does.
                assert connection.vendor == "sqlite"
        connection.close()

    threads = [threading.Thread(target=claims) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(won) == [False] * 5 + [True]


KEPT = Passkey(credential_id="x", credential=b"\x00" * 40, rp_id="localhost")


@hypothesis_settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=60), st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["id", "rawId", "response", "type", "clientDataJSON", "attestationObject", "signature",
                         "authenticatorData", "userHandle"]), inner, max_size=5), max_leaves=12,
).map(json.dumps)))  # fmt: skip
def test_whatever_is_sent_in_place_of_an_answer_is_refused_kindly(text: str) -> None:
    place = PasskeyPlace("localhost", LOCALHOST.origin)
    for read in (
        lambda: read_new_passkey(text, place, lambda _c: True),
        lambda: read_proof(text, KEPT, place, lambda _c: True),
    ):
        with pytest.raises(PasskeyRefused):
            read()
    with suppress(PasskeyRefused):
        assert isinstance(credential_id_in(text), str)
