"""A passkey in software: it makes keys and signs challenges as a phone does, and can be told to misbehave."""

import json
import os
import struct
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from tests.cast import Member, Visitor

from hingeback.web.people.ceremony import read_new_passkey
from hingeback.web.people.models import Passkey
from hingeback.web.people.passkey_place import PasskeyPlace
from hingeback.web.people.passkeys import keep_passkey

PRESENT, VERIFIED, HAS_KEY = 0x01, 0x04, 0x40
LOCALHOST = PasskeyPlace("localhost", "http://localhost:8000")


@dataclass
class Device:
    """One passkey. `count` rises with each signature; `counts=False` says 0 for ever."""

    origin: str = LOCALHOST.origin
    rp_id: str = LOCALHOST.rp_id
    flags: int = PRESENT | VERIFIED
    counts: bool = True
    count: int = 0
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    id: bytes = field(default_factory=lambda: os.urandom(16))
    user: bytes | None = None

    def makes(self, options: dict[str, Any]) -> str:
        self.user = websafe_decode(options["user"]["id"])
        public = cbor.encode(dict(ES256.from_cryptography_key(self.key.public_key())))
        attested = bytes(16) + struct.pack(">H", len(self.id)) + self.id + public
        told = cbor.encode({"fmt": "none", "attStmt": {}, "authData": self._data(HAS_KEY) + attested})
        return self._answer("webauthn.create", options, lambda _client: {"attestationObject": told})

    def signs(self, options: dict[str, Any]) -> str:
        self.count += self.counts
        data = self._data()

        def signed(client: bytes) -> dict[str, bytes]:
            signature = self.key.sign(data + sha256(client).digest(), ec.ECDSA(SHA256()))
            return {
                "authenticatorData": data,
                "signature": signature,
                **({"userHandle": self.user} if self.user else {}),
            }

        return self._answer("webauthn.get", options, signed)

    def copy(self, **other: Any) -> "Device":
        return replace(self, **other)

    def _data(self, more: int = 0) -> bytes:
        return sha256(self.rp_id.encode()).digest() + struct.pack(">BI", self.flags | more, self.count)

    def _answer(self, kind: str, options: dict[str, Any], parts: Callable[[bytes], dict[str, bytes]]) -> str:
        told = {"type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": False}
        client = json.dumps(told).encode()
        response = {name: websafe_encode(value) for name, value in parts(client).items()}
        return json.dumps({
            "id": websafe_encode(self.id), "rawId": websafe_encode(self.id), "type": "public-key",
            "clientExtensionResults": {}, "response": {"clientDataJSON": websafe_encode(client), **response},
        })  # fmt: skip


def has_a_passkey(member: Member, name: str = "my phone", place: PasskeyPlace = LOCALHOST) -> tuple[Device, Passkey]:
    """Without the pages: a device, and the passkey that is kept of it."""
    device = Device(origin=place.origin, rp_id=place.rp_id)
    options = {
        "challenge": websafe_encode(os.urandom(32)),
        "user": {"id": websafe_encode(member.person.account.id.bytes)},
    }
    made = read_new_passkey(device.makes(options), place, lambda _challenge: True)
    return device, keep_passkey(member.person, made, name, place, member.clock)


def asks(browser: Visitor, purpose: str, **more: str) -> dict[str, Any]:
    """The options that the page would get, at localhost."""
    answer = browser.browser.post("/passkeys/options/", {"purpose": purpose, **more}, HTTP_HOST="localhost:8000")
    told: dict[str, Any] = json.loads(answer.content)
    return told


def sends_at_localhost(browser: Visitor, path: str, **data: str) -> Any:
    return browser.browser.post(path, data, HTTP_HOST="localhost:8000")
