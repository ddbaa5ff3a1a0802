"""The certificate in the two shapes that phones take: DER for Android and computers, a profile for iPhones."""

import plistlib
from uuid import NAMESPACE_URL, uuid5

from cryptography.hazmat.primitives import serialization

from hingeback.lan.authority import KeyPair


def as_der(authority: KeyPair) -> bytes:
    return authority.certificate.public_bytes(serialization.Encoding.DER)


def as_profile(authority: KeyPair, description: str) -> bytes:
    """An unsigned configuration profile with this one root certificate. The same certificate gives the same profile."""
    identity = f"org.hingeback.{authority.fingerprint.replace(':', '')[:16].lower()}"
    certificate = {
        "PayloadType": "com.apple.security.root",
        "PayloadVersion": 1,
        "PayloadIdentifier": f"{identity}.root",
        "PayloadUUID": str(uuid5(NAMESPACE_URL, f"{identity}.root")).upper(),
        "PayloadDisplayName": authority.common_name,
        "PayloadCertificateFileName": "hingeback.crt",
        "PayloadContent": as_der(authority),
    }
    return plistlib.dumps({
        "PayloadType": "Configuration",
        "PayloadVersion": 1,
        "PayloadIdentifier": identity,
        "PayloadUUID": str(uuid5(NAMESPACE_URL, identity)).upper(),
        "PayloadDisplayName": authority.common_name,
        "PayloadDescription": description,
        "PayloadContent": [certificate],
    })  # fmt: skip
