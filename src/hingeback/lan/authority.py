"""A certificate authority of this household, and server certificates signed by it. Pure: keys and dates, no files.

The authority may vouch for `.local` names, this computer itself and private addresses, for nothing else in the world.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from hingeback.lan.addresses import LOOPBACK, PRIVATE

AUTHORITY_LIVES = timedelta(days=3650)
#: Phones refuse more than 398 days (Apple; 825 for authorities of one's own).
SERVER_LIVES = timedelta(days=397)
RENEW_BEFORE = timedelta(days=30)
#: Clocks of phones may be a little behind.
SLACK = timedelta(days=1)
_DOMAINS = ("local", "localhost")
_USAGE = {
    "digital_signature": False, "content_commitment": False, "key_encipherment": False, "data_encipherment": False,
    "key_agreement": False, "key_cert_sign": False, "crl_sign": False, "encipher_only": False, "decipher_only": False,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A certificate and the key that belongs to it."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate, as phones show it: pairs of digits."""
        return self.certificate.fingerprint(hashes.SHA256()).hex(":").upper()

    @property
    def common_name(self) -> str:
        return str(self.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value)

    def belongs_together(self) -> bool:
        return self.key.public_key() == self.certificate.public_key()

    def pem(self) -> bytes:
        """Key and certificate as one file, so that the two are never of different age."""
        key = self.key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        return key + self.certificate.public_bytes(serialization.Encoding.PEM)


class Unreadable(ValueError):
    """Not a key with its certificate."""


def read_pair(pem: bytes) -> KeyPair:
    """Raises Unreadable for anything that is not a whole key with its own certificate."""
    try:
        key = serialization.load_pem_private_key(pem, password=None)
        pair = KeyPair(key, x509.load_pem_x509_certificate(pem))  # type: ignore[arg-type]
        fits = isinstance(key, ec.EllipticCurvePrivateKey) and pair.belongs_together()
    except (ValueError, TypeError) as error:
        raise Unreadable("not a key with its certificate") from error
    if not fits:
        raise Unreadable("key and certificate do not belong together")
    return pair


def new_authority(now: datetime) -> KeyPair:
    """Each household has its own, told apart by six letters at the end of its name."""
    key = ec.generate_private_key(ec.SECP256R1())
    serial = x509.random_serial_number()
    name = _named(f"Hingeback at home {serial % 16**6:06X}")
    builder = _builder(name, name, key, serial, now - SLACK, now - SLACK + AUTHORITY_LIVES)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(x509.KeyUsage(**_USAGE | {"key_cert_sign": True, "crl_sign": True}), critical=True)
    builder = builder.add_extension(x509.NameConstraints(_permitted(), None), critical=True)
    return KeyPair(key, builder.sign(key, hashes.SHA256()))


def new_server(authority: KeyPair, names: Sequence[str], now: datetime) -> KeyPair:
    """A certificate for these names and addresses, signed by the authority; never valid for longer than that."""
    key = ec.generate_private_key(ec.SECP256R1())
    ends = min(now - SLACK + SERVER_LIVES, authority.certificate.not_valid_after_utc)
    signed_by = authority.certificate.subject
    builder = _builder(_named(names[0]), signed_by, key, x509.random_serial_number(), now - SLACK, ends)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(x509.KeyUsage(**_USAGE | {"digital_signature": True}), critical=True)
    builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    builder = builder.add_extension(x509.SubjectAlternativeName(_general(names)), critical=False)
    builder = builder.add_extension(_identifier_of(authority), critical=False)
    return KeyPair(key, builder.sign(authority.key, hashes.SHA256()))


def names_of(pair: KeyPair) -> frozenset[str]:
    found = pair.certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return frozenset(str(name.value) for name in found)


def why_anew(server: KeyPair, authority: KeyPair, names: Iterable[str], now: datetime) -> str:
    """Why this server certificate has to be made anew; nothing if it is good."""
    try:
        server.certificate.verify_directly_issued_by(authority.certificate)
    except (ValueError, TypeError, InvalidSignature):
        return "it was signed by another authority"
    if not server.certificate.not_valid_before_utc <= now <= server.certificate.not_valid_after_utc - RENEW_BEFORE:
        return "it has run out, or soon will"
    return "" if names_of(server) == frozenset(names) else "the addresses of this computer have changed"


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, serial: int, begins: datetime,
    ends: datetime,
) -> x509.CertificateBuilder:  # fmt: skip
    public = key.public_key()
    builder = x509.CertificateBuilder(issuer, subject, public, serial, begins, ends)
    return builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)


def _identifier_of(authority: KeyPair) -> x509.AuthorityKeyIdentifier:
    identifier = authority.certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier)


def _named(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _permitted() -> list[x509.GeneralName]:
    names: list[x509.GeneralName] = [x509.DNSName(domain) for domain in _DOMAINS]
    return names + [x509.IPAddress(network) for network in (*PRIVATE, *LOOPBACK)]


def _general(names: Iterable[str]) -> list[x509.GeneralName]:
    return [_as_general(name) for name in names]


def _as_general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)
