"""The household's certificate: what a client accepts and what it refuses, judged by OpenSSL through `ssl`."""

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization

from hingeback.lan.authority import KeyPair, Unreadable, names_of, new_authority, new_server, read_pair, why_anew
from hingeback.lan.tls import ssl_context

NOW = datetime.now(UTC)
NAMES = ("hingeback.local", "localhost", "127.0.0.1", "192.168.1.20", "fd00::2")


@pytest.fixture(scope="module")
def authority() -> KeyPair:
    return new_authority(NOW)


def refusal(authority: KeyPair, server: KeyPair, host: str, folder: Path) -> str:
    """A whole handshake in memory, as a client that trusts this authority alone. Empty if it went well."""
    file = folder / "server.pem"
    file.write_bytes(server.pem())
    serving = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    serving.load_cert_chain(file, file)
    asking = ssl.create_default_context(cadata=authority.certificate.public_bytes(serialization.Encoding.DER))
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    ends = [
        asking.wrap_bio(to_client, to_server, server_hostname=host),
        serving.wrap_bio(to_server, to_client, server_side=True),
    ]
    for _round in range(4):
        for end in ends:
            try:
                end.do_handshake()
            except ssl.SSLWantReadError:
                continue
            except ssl.SSLError as refused:
                return str(refused)
    return ""


@pytest.mark.parametrize("host", NAMES)
def test_every_name_and_address_is_accepted(authority: KeyPair, host: str, tmp_path: Path) -> None:
    assert refusal(authority, new_server(authority, NAMES, NOW), host, tmp_path) == ""


@pytest.mark.parametrize("host", ["other.local", "192.168.1.21", "example.org"])
def test_another_name_is_refused(authority: KeyPair, host: str, tmp_path: Path) -> None:
    assert "mismatch" in refusal(authority, new_server(authority, NAMES, NOW), host, tmp_path)


@pytest.mark.parametrize("host", ["example.org", "192.0.2.1", "2001:db8::1"])
def test_the_authority_can_vouch_for_nothing_outside_a_home(authority: KeyPair, host: str, tmp_path: Path) -> None:
    """Even with its key in the wrong hands it is no use against other pages."""
    assert "permitted subtree" in refusal(authority, new_server(authority, [host], NOW), host, tmp_path)


def test_another_household_is_refused(authority: KeyPair, tmp_path: Path) -> None:
    theirs = new_server(new_authority(NOW), NAMES, NOW)

    assert "self-signed" in refusal(authority, theirs, "hingeback.local", tmp_path) or "issuer" in refusal(
        authority, theirs, "hingeback.local", tmp_path
    )


def test_one_that_has_run_out_is_refused_and_told_so(authority: KeyPair, tmp_path: Path) -> None:
    old = new_server(authority, NAMES, NOW - timedelta(days=500))
    older = KeyPair(authority.key, authority.certificate)

    assert "expired" in refusal(older, old, "hingeback.local", tmp_path)


def test_phones_accept_how_long_it_lives(authority: KeyPair) -> None:
    server = new_server(authority, NAMES, NOW).certificate

    assert server.not_valid_after_utc - server.not_valid_before_utc < timedelta(days=398)
    assert server.not_valid_before_utc < NOW


def test_it_never_outlives_its_authority(authority: KeyPair) -> None:
    late = authority.certificate.not_valid_after_utc - timedelta(days=100)

    server = new_server(authority, NAMES, late)

    assert server.certificate.not_valid_after_utc == authority.certificate.not_valid_after_utc


def test_what_the_authority_may_do(authority: KeyPair) -> None:
    rights = authority.certificate.extensions
    basic = rights.get_extension_for_class(x509.BasicConstraints)
    usage = rights.get_extension_for_class(x509.KeyUsage).value

    assert basic.critical and basic.value.ca and basic.value.path_length == 0
    assert usage.key_cert_sign and not usage.digital_signature
    assert rights.get_extension_for_class(x509.NameConstraints).critical


def test_two_households_are_told_apart() -> None:
    assert new_authority(NOW).common_name != new_authority(NOW).common_name


@pytest.mark.parametrize(
    ("names", "days_later", "reason"),
    [
        (NAMES, 0, ""),
        (tuple(reversed(NAMES)), 0, ""),
        (NAMES, 365, ""),
        (NAMES, 367, "run out"),
        (NAMES, -2, "run out"),
        ((*NAMES, "192.168.1.30"), 0, "changed"),
    ],
)
def test_when_it_is_made_anew(authority: KeyPair, names: tuple[str, ...], days_later: int, reason: str) -> None:
    server = new_server(authority, NAMES, NOW)

    told = why_anew(server, authority, names, NOW + timedelta(days=days_later))

    assert (reason in told) and bool(told) == bool(reason)


def test_one_of_another_authority_is_made_anew(authority: KeyPair) -> None:
    assert "another authority" in why_anew(new_server(new_authority(NOW), NAMES, NOW), authority, NAMES, NOW)


def test_it_is_read_back_as_it_was(authority: KeyPair) -> None:
    server = read_pair(new_server(authority, NAMES, NOW).pem())

    assert names_of(server) == frozenset(NAMES)


@pytest.mark.parametrize("part", ["empty", "half", "key alone", "another key", "noise"])
def test_half_a_file_is_never_taken_for_a_whole_one(authority: KeyPair, part: str) -> None:
    whole, other = authority.pem(), new_authority(NOW).pem()
    key, certificate = whole.split(b"-----BEGIN CERTIFICATE", 1)
    broken = {
        "empty": b"", "half": whole[: len(whole) // 2], "key alone": key, "noise": b"\x00\xff" * 40,
        "another key": other.split(b"-----BEGIN CERTIFICATE", 1)[0] + b"-----BEGIN CERTIFICATE" + certificate,
    }  # fmt: skip

    with pytest.raises(Unreadable):
        read_pair(broken[part])


def test_pages_are_served_over_tls_1_2_or_newer() -> None:
    def lax() -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
        return context

    assert ssl_context(None, lax).minimum_version == ssl.TLSVersion.TLSv1_2
