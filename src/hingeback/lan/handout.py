"""The one thing that answers in clear: the household's public certificate and the steps to trust it.

A program of its own that knows four files and nothing else: no records, no cookies, no sign-in, no way further. What it
hands out may be seen by everybody; that it was not changed on the way is what the fingerprint is for.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

Start = Callable[[str, list[tuple[str, str]]], object]

FILES = {
    "/": ("index.html", "text/html; charset=utf-8"),
    "/style.css": ("style.css", "text/css; charset=utf-8"),
    "/hingeback.crt": ("hingeback.crt", "application/x-x509-ca-cert"),
    "/hingeback.mobileconfig": ("hingeback.mobileconfig", "application/x-apple-aspen-config"),
}
REFUSAL = (
    "Here Hingeback hands out its certificate and nothing else. "
    "Everything of yours goes over the secure address, which begins with https.\n"
)
_HEADERS = [
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; "
                                "frame-ancestors 'none'"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), accelerometer=(), gyroscope=()"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
]  # fmt: skip


def application(environ: dict[str, object], start: Start) -> Iterable[bytes]:
    """WSGI. `HINGEBACK_HANDOUT` names the folder with the four files."""
    method, path = str(environ.get("REQUEST_METHOD", "")), str(environ.get("PATH_INFO", ""))
    if method not in ("GET", "HEAD"):
        return _answer(start, "405 Method Not Allowed", REFUSAL.encode(), more=[("Allow", "GET, HEAD")])
    if path not in FILES:
        return _answer(start, "403 Forbidden", REFUSAL.encode())
    name, kind = FILES[path]
    content = (Path(os.environ["HINGEBACK_HANDOUT"]) / name).read_bytes()
    return _answer(start, "200 OK", content if method == "GET" else b"", kind)


def _answer(
    start: Start,
    status: str,
    content: bytes,
    kind: str = "text/plain; charset=utf-8",
    more: Iterable[tuple[str, str]] = (),
) -> list[bytes]:
    start(status, [("Content-Type", kind), ("Content-Length", str(len(content))), *more, *_HEADERS])
    return [content]
