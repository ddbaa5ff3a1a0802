"""What answers in clear: four files, one sentence for everything else, no cookie, no way further."""

import plistlib
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from cryptography import x509

from hingeback.lan.authority import new_authority
from hingeback.lan.handout import FILES, REFUSAL, application
from hingeback.lan.profile import as_der, as_profile


class Answer(NamedTuple):
    status: str
    headers: dict[str, str]
    body: bytes


@pytest.fixture(autouse=True)
def public(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "public"
    folder.mkdir()
    (tmp_path / "authority.pem").write_text("secret")
    for name, _kind in FILES.values():
        (folder / name).write_text(f"content of {name}")
    monkeypatch.setenv("HINGEBACK_HANDOUT", str(folder))


def ask(path: str, method: str = "GET") -> Answer:
    told: list[tuple[str, dict[str, str]]] = []
    body = b"".join(
        application(
            {
                "REQUEST_METHOD": method,
                "PATH_INFO": path,
                "HTTP_HOST": "evil.example",
                "HTTP_X_FORWARDED_PROTO": "https",
            },
            lambda status, headers: told.append((status, dict(headers))),
        )
    )
    return Answer(*told[0], body)


@pytest.mark.parametrize("path", sorted(FILES))
def test_the_certificate_and_the_steps_are_handed_out(path: str) -> None:
    name, kind = FILES[path]

    assert ask(path).status == "200 OK"
    assert ask(path).body == f"content of {name}".encode()
    assert ask(path).headers["Content-Type"] == kind
    assert ask(path, "HEAD").body == b""


@pytest.mark.parametrize(
    "path",
    [
        "/settings/",
        "/who/",
        "/today/",
        "/../authority.pem",
        "/%2e%2e/authority.pem",
        "//",
        "",
        "/index.html",
        "/static/x",
    ],
)
def test_everything_else_is_refused_with_one_sentence(path: str) -> None:
    answer = ask(path)

    assert answer.status == "403 Forbidden"
    assert answer.body == REFUSAL.encode()
    assert "https" in REFUSAL and "Location" not in answer.headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", ""])
def test_nothing_can_be_sent(method: str) -> None:
    assert ask("/", method).status == "405 Method Not Allowed"
    assert ask("/", method).headers["Allow"] == "GET, HEAD"


def test_it_sets_no_cookie_and_guards_itself() -> None:
    for path in (*FILES, "/other"):
        headers = ask(path).headers
        assert "Set-Cookie" not in headers and "Strict-Transport-Security" not in headers
        assert headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_both_shapes_hold_the_certificate_and_no_key() -> None:
    authority = new_authority(datetime.now(UTC))
    profile = plistlib.loads(as_profile(authority, "Trust"))
    inside = profile["PayloadContent"][0]

    assert x509.load_der_x509_certificate(as_der(authority)) == authority.certificate
    assert inside["PayloadType"] == "com.apple.security.root"
    assert inside["PayloadContent"] == as_der(authority)
    assert as_profile(authority, "Trust") == as_profile(authority, "Trust")
    assert b"PRIVATE" not in as_profile(authority, "Trust")
