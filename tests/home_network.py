"""A real `serve --lan` on another address of this computer, in a folder of its own, and a client that checks chains."""

import http.client
import json
import os
import re
import socket
import ssl
import subprocess
import sys
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.serve_process import ServeProcess, free_port

#: Not the loopback address that the computer's own pages use, yet on every Linux computer.
ADDRESS = "127.0.0.2"
NAME = "hingeback.local"


class HomeNetwork(ServeProcess):
    """One `serve --lan --no-demo`, from start to stop."""

    def __init__(self, folder: Path, *more: str) -> None:
        self.port, self.home_port = free_port(), free_port()
        arguments = (
            "--no-demo", "--port", str(self.home_port), "--lan", "--lan-port", str(self.port), "--lan-address", ADDRESS,
        )  # fmt: skip
        super().__init__(folder, (*arguments, *more))

    def is_open(self) -> "HomeNetwork":
        self.waits_for("Its fingerprint")
        return self

    @property
    def handout_port(self) -> int:
        return int(json.loads((self.data / "lan" / "standing.json").read_text())["handout_port"])

    @property
    def certificate(self) -> bytes:
        """As a phone gets it: over the plain listener."""
        answer = self.asks_in_clear("/hingeback.crt")
        assert answer.status == 200
        return answer.body

    def asks_in_clear(self, path: str, port: int = 0, method: str = "GET") -> "Answer":
        return Answer.of(http.client.HTTPConnection(ADDRESS, port or self.handout_port, timeout=20), method, path, {})


class Answer:
    """Status, headers and body of one answer."""

    def __init__(self, status: int, headers: http.client.HTTPMessage, body: bytes) -> None:
        self.status, self.headers, self.body = status, headers, body

    @classmethod
    def of(
        cls, connection: http.client.HTTPConnection, method: str, path: str, headers: dict[str, str], body: str = ""
    ) -> "Answer":
        connection.request(method, path, body=body or None, headers=headers)
        response = connection.getresponse()
        answer = cls(response.status, response.headers, response.read())
        connection.close()
        return answer


class PhoneOfTest:
    """A client that trusts this household alone and finds its name, as a phone does."""

    def __init__(self, network: HomeNetwork, certificate: bytes, host: str = NAME) -> None:
        self.network, self.host = network, host
        self.context = ssl.create_default_context(cadata=certificate)
        self.cookies: SimpleCookie = SimpleCookie()

    def asks(self, path: str, method: str = "GET", body: str = "", **headers: str) -> Answer:
        sent = {"Host": f"{self.host}:{self.network.port}", "Cookie": self.cookies.output([], "", "; ").strip()}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        answer = Answer.of(_Named(self), method, path, sent, body)
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies.load(line)
        return answer

    def sends(self, path: str, page: str = "", **fields: str) -> Answer:
        """Fill in and send the form that stands on `page`."""
        found = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', self.asks(page or path).body)
        token = {"csrfmiddlewaretoken": found.group(1).decode()} if found else {}
        origin = f"https://{self.host}:{self.network.port}"
        form = {"Content_Type": "application/x-www-form-urlencoded", "Origin": origin}
        return self.asks(path, "POST", urlencode(token | fields), **form)


class _Named(http.client.HTTPSConnection):
    """Goes to the address of the test, and checks the certificate for the name."""

    def __init__(self, phone: PhoneOfTest) -> None:
        super().__init__(ADDRESS, phone.network.port, timeout=30, context=phone.context)
        self._phone = phone

    def connect(self) -> None:
        plain = socket.create_connection((ADDRESS, self._phone.network.port), 30)
        self.sock: Any = self._phone.context.wrap_socket(plain, server_hostname=self._phone.host)


def pairing_token(data: Path) -> str:
    """A fresh code from the installation in `data`, made by its own program."""
    code = (
        "import django; django.setup(); from django.conf import settings; from hingeback.web.phone.services import "
        "new_pairing_link; print(new_pairing_link(settings.CLOCK).token)"
    )
    environment = {**os.environ, "HINGEBACK_DATA": str(data), "DJANGO_SETTINGS_MODULE": "hingeback.web.config.settings"}
    return subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True).stdout.strip()
