"""`serve --lan`, for real: what answers where, over what, to whom; and what it says when it cannot."""

import json
import socket
import ssl
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.home_network import ADDRESS, NAME, HomeNetwork, PhoneOfTest, pairing_token
from tests.serve_process import free_port

from hingeback.lan.handout import REFUSAL


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HomeNetwork]:
    running = HomeNetwork(tmp_path_factory.mktemp("home-network"))
    yield running.is_open()
    running.stops()


@pytest.fixture
def phone(network: HomeNetwork) -> PhoneOfTest:
    return PhoneOfTest(network, network.certificate)


def test_the_terminal_says_where_and_how(network: HomeNetwork) -> None:
    said = network.log.read_text()

    assert f"https://{ADDRESS}:{network.port}/" in said
    assert "Your phone" in said
    standing = json.loads((network.data / "lan" / "standing.json").read_text())
    assert standing["fingerprint"] in said


def test_the_secure_address_answers_by_name_and_by_address(network: HomeNetwork, phone: PhoneOfTest) -> None:
    for host in (NAME, ADDRESS, "localhost"):
        answer = PhoneOfTest(network, network.certificate, host).asks("/")
        assert answer.status == 200
        assert b"not paired" in answer.body


def test_nothing_of_the_pages_answers_in_clear(network: HomeNetwork) -> None:
    for path in ("/", "/settings/", "/static/x", "/who/"):
        with pytest.raises((ConnectionError, OSError)):
            network.asks_in_clear(path, network.port)
    with socket.socket() as probe:
        assert probe.connect_ex((ADDRESS, network.home_port)) != 0, "the computer's own pages stay on loopback"


def test_the_plain_listener_hands_out_the_certificate_and_refuses_the_rest(network: HomeNetwork) -> None:
    steps = network.asks_in_clear("/")
    assert steps.status == 200 and b"hingeback.mobileconfig" in steps.body and b"<script" not in steps.body
    for path in ("/settings/", "/who/", "/open/x", "/pair/x", "/../authority.pem"):
        refused = network.asks_in_clear(path)
        assert (refused.status, refused.body.decode()) == (403, REFUSAL)
    assert network.asks_in_clear("/", method="POST").status == 405
    assert steps.headers["Set-Cookie"] is None


def test_old_ways_of_speaking_are_refused(network: HomeNetwork, phone: PhoneOfTest) -> None:
    phone.context.minimum_version = ssl.TLSVersion.TLSv1
    phone.context.maximum_version = ssl.TLSVersion.TLSv1_1
    phone.context.set_ciphers("DEFAULT@SECLEVEL=0")

    with pytest.raises(ssl.SSLError):
        phone.asks("/")


def test_a_foreign_name_is_refused_and_guarded(phone: PhoneOfTest) -> None:
    """A page elsewhere that lets its own name point here gets nothing."""
    answer = phone.asks("/help-fast/", Host="evil.example")

    assert answer.status == 400
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "Set-Cookie" not in answer.headers


def test_what_a_sender_says_about_the_way_is_not_believed(phone: PhoneOfTest) -> None:
    told = {
        "X_Forwarded_Proto": "http",
        "X_Forwarded_Host": "evil.example",
        "Forwarded": "host=evil.example;proto=http",
    }

    answer = phone.asks("/", **told)

    assert answer.status == 200 and b"evil.example" not in answer.body
    assert answer.headers["Strict-Transport-Security"], "still known to be secure"


def test_cookies_and_headers_of_the_secure_address(network: HomeNetwork, phone: PhoneOfTest) -> None:
    answer = phone.asks("/")

    assert answer.headers["Set-Cookie"].startswith("__Host-hingeback_home")
    assert "Secure" in answer.headers["Set-Cookie"] and "Path=/;" in answer.headers["Set-Cookie"]
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=")
    assert "camera=(self)" in answer.headers["Permissions-Policy"]
    for host in (ADDRESS, "localhost"):
        assert PhoneOfTest(network, network.certificate, host).asks("/").headers["Strict-Transport-Security"] is None


def test_a_form_from_elsewhere_is_refused(network: HomeNetwork, phone: PhoneOfTest) -> None:
    token = pairing_token(network.data)
    phone.asks(f"/pair/{token}")

    for origin in ("https://evil.example", f"http://{NAME}:{network.port}", f"https://{NAME}", "null"):
        assert phone.asks(f"/pair/{token}", "POST", Origin=origin).status == 403
    assert phone.sends(f"/pair/{token}").status == 302


def test_of_twenty_at_once_one_is_paired(network: HomeNetwork) -> None:
    token, certificate = pairing_token(network.data), network.certificate
    phones = [PhoneOfTest(network, certificate) for _ in range(20)]
    forms = [phone.asks(f"/pair/{token}") for phone in phones]
    assert {form.status for form in forms} == {200}

    def presses(phone: PhoneOfTest) -> int:
        return phone.sends(f"/pair/{token}", page="/help-fast/").status

    with ThreadPoolExecutor(20) as crowd:
        answers = sorted(crowd.map(presses, phones))

    assert answers == [302] + [410] * 19
    paired = [phone for phone in phones if "__Host-hingeback_home_browser" in phone.cookies]
    assert len(paired) == 1 and paired[0].asks("/who/").status == 200


def test_the_link_of_the_terminal_opens_nothing_on_a_phone(network: HomeNetwork, phone: PhoneOfTest) -> None:
    assert phone.asks(f"/open/{network.opening_link.rsplit('/', 1)[1]}").status == 404


def test_no_demo_in_the_home_network(phone: PhoneOfTest) -> None:
    assert phone.asks("/demo/").status == 404


def test_files_of_the_home_network_are_closed_to_others(network: HomeNetwork) -> None:
    lan = network.data / "lan"

    assert lan.stat().st_mode & 0o077 == 0
    for path in lan.glob("*.pem"):
        assert path.stat().st_mode & 0o077 == 0, path


def test_stopped_started_and_the_phone_is_still_paired(tmp_path: Path) -> None:
    """The same port, the same authority, the same cookie; and when it stops, nothing listens any more."""
    first = HomeNetwork(tmp_path).is_open()
    certificate = first.certificate
    phone = PhoneOfTest(first, certificate)
    assert phone.sends(f"/pair/{pairing_token(first.data)}").status == 302
    ports = (first.port, first.handout_port)
    assert first.stops() == 0
    for port in ports:
        with socket.socket() as probe:
            assert probe.connect_ex((ADDRESS, port)) != 0
    assert not (first.data / "lan" / "standing.json").exists()

    again = HomeNetwork(tmp_path, "--lan-port", str(first.port)).is_open()
    try:
        assert again.handout_port == ports[1]
        again.port, phone.network = first.port, again
        assert again.certificate == certificate
        assert phone.asks("/who/").status == 200
    finally:
        again.stops()


def test_a_taken_port_is_told_with_what_it_means(tmp_path: Path) -> None:
    wanted = free_port()
    with socket.socket() as other:
        other.bind((ADDRESS, wanted))
        other.listen()
        running = HomeNetwork(tmp_path, "--lan-port", str(wanted))
        try:
            assert f"Port {wanted} is taken" in running.waits_for(r"Port \d+ is taken.*")
            running.is_open()
            assert not (running.data / "lan" / "port").exists(), "a port that had to move is not remembered"
        finally:
            running.stops()
