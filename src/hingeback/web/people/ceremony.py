"""What browser and passkey say to each other (WebAuthn), checked by the fido2 library. The person proves themselves to
the device each time: user verification is required, and where a passkey was made is where it works.
"""

import json
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from hingeback.web.people.models import Account, Passkey
from hingeback.web.people.passkey_place import PasskeyPlace

if TYPE_CHECKING:
    from fido2.server import Fido2Server

LONGEST_ANSWER = 20_000
T = TypeVar("T")
#: What the library raises for bytes that are no answer at all.
_NO_ANSWER = (ValueError, KeyError, TypeError, IndexError, AttributeError, AssertionError, struct.error, RecursionError)
#: Gives up a challenge for good; False where it is not open in this session.
Claim = Callable[[bytes], bool]


class PasskeyRefused(Exception):
    """The answer does not prove anything. Why is nobody's business but ours."""


@dataclass(frozen=True, slots=True)
class NewPasskey:
    credential_id: str
    credential: bytes
    transports: tuple[str, ...]
    sign_count: int


def creation_options(account: Account, known: Iterable[Passkey], place: PasskeyPlace, challenge: bytes) -> Any:
    """For `navigator.credentials.create`, ready for JSON. Passkeys that are there are not made twice."""
    from fido2.webauthn import PublicKeyCredentialUserEntity, ResidentKeyRequirement, UserVerificationRequirement

    user = PublicKeyCredentialUserEntity(
        id=account.id.bytes, name=account.display_name, display_name=account.display_name
    )
    options, _state = _server(place).register_begin(
        user, _described(known), resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=UserVerificationRequirement.REQUIRED, challenge=challenge,
    )  # fmt: skip
    return dict(options)


def request_options(known: Iterable[Passkey], place: PasskeyPlace, challenge: bytes) -> Any:
    """For `navigator.credentials.get`. Without any known ones the device offers those it has."""
    from fido2.webauthn import UserVerificationRequirement

    options, _state = _server(place).authenticate_begin(
        _described(known) or None, user_verification=UserVerificationRequirement.REQUIRED, challenge=challenge
    )
    return dict(options)


def read_new_passkey(text: str, place: PasskeyPlace, claim: Claim) -> NewPasskey:
    """Raises PasskeyRefused."""
    return _checked(lambda: _new_passkey(_read(text), place, claim))


def credential_id_in(text: str) -> str:
    """Which passkey answered. Raises PasskeyRefused."""
    return str(_checked(lambda: _read(text)["id"]))


def read_proof(text: str, passkey: Passkey, place: PasskeyPlace, claim: Claim) -> int:
    """The new count of signatures. Raises PasskeyRefused."""
    return _checked(lambda: _proof(_read(text), passkey, place, claim))


def _new_passkey(answer: dict[str, Any], place: PasskeyPlace, claim: Claim) -> NewPasskey:
    from fido2.utils import websafe_encode
    from fido2.webauthn import RegistrationResponse

    response = RegistrationResponse.from_dict(answer)
    state = _state(response.response.client_data.challenge, claim)
    made = _server(place).register_complete(state, answer)
    if made.credential_data is None:
        raise PasskeyRefused
    told = answer.get("response", {}).get("transports", [])
    transports = tuple(str(one)[:20] for one in told[:6]) if isinstance(told, list) else ()
    return NewPasskey(
        websafe_encode(made.credential_data.credential_id), bytes(made.credential_data), transports, made.counter
    )


def _proof(answer: dict[str, Any], passkey: Passkey, place: PasskeyPlace, claim: Claim) -> int:
    from fido2.webauthn import AttestedCredentialData, AuthenticationResponse

    response = AuthenticationResponse.from_dict(answer)
    state = _state(response.response.client_data.challenge, claim)
    _server(place).authenticate_complete(state, [AttestedCredentialData(bytes(passkey.credential))], answer)
    handle = response.response.user_handle
    if handle is not None and handle != passkey.person.account.id.bytes:
        raise PasskeyRefused
    return int(response.response.authenticator_data.counter)


def _state(challenge: bytes, claim: Claim) -> dict[str, str]:
    """The challenge is given up before anything is looked at: a wrong answer uses it up, too."""
    from fido2.utils import websafe_encode

    if not claim(challenge):
        raise PasskeyRefused
    return {"challenge": websafe_encode(challenge), "user_verification": "required"}


def _server(place: PasskeyPlace) -> "Fido2Server":
    """Answers count for exactly the origin that the person sees in the address bar."""
    from fido2.server import Fido2Server
    from fido2.webauthn import PublicKeyCredentialRpEntity

    rp = PublicKeyCredentialRpEntity(name="Hingeback", id=place.rp_id)
    return Fido2Server(rp, verify_origin=lambda origin: origin == place.origin)


def _described(known: Iterable[Passkey]) -> list[Any]:
    from fido2.utils import websafe_decode
    from fido2.webauthn import PublicKeyCredentialDescriptor, PublicKeyCredentialType

    return [
        PublicKeyCredentialDescriptor(
            type=PublicKeyCredentialType.PUBLIC_KEY, id=websafe_decode(one.credential_id),
            transports=one.transports or None,
        )
        for one in known
    ]  # fmt: skip


def _read(text: str) -> dict[str, Any]:
    if len(text) > LONGEST_ANSWER:
        raise PasskeyRefused
    answer = json.loads(text)
    if not isinstance(answer, dict):
        raise PasskeyRefused
    return answer


def _checked(check: Callable[[], T]) -> T:
    try:
        return check()
    except _NO_ANSWER as problem:
        raise PasskeyRefused from problem
