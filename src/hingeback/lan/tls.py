"""How gunicorn speaks with a phone: TLS 1.2 or newer. Read by it as `--config python:hingeback.lan.tls`."""

import ssl
from collections.abc import Callable
from typing import Any


def ssl_context(_settings: Any, usual: Callable[[], ssl.SSLContext]) -> ssl.SSLContext:
    """Made for each connection, so a renewed certificate is used from the next one on."""
    context = usual()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
