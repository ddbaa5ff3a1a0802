"""Pairing links, and taking a phone's trust away."""

import secrets
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from hingeback.web.clock import Clock
from hingeback.web.ids import RandomBytes, new_id, system_random
from hingeback.web.people.services import browser_with, digest, forget_browser, trust_browser
from hingeback.web.phone.device import device_of
from hingeback.web.phone.models import PairedPhone, PairingLink

LINK_LIVES = timedelta(minutes=10)


class NewLink(NamedTuple):
    token: str
    until: datetime


def new_pairing_link(clock: Clock) -> NewLink:
    """Good once and soon. Only its digest is stored; older links stop working."""
    token, until = secrets.token_urlsafe(24), clock.now() + LINK_LIVES
    with transaction.atomic():
        PairingLink.objects.all().delete()
        PairingLink.objects.create(token_digest=_digest(token), expires_at=until)
    return NewLink(token, until)


def link_is_good(token: str, clock: Clock) -> bool:
    return PairingLink.objects.filter(token_digest=_digest(token), used_at=None, expires_at__gt=clock.now()).exists()


def pair_phone(token: str, user_agent: str, clock: Clock, random: RandomBytes = system_random) -> str | None:
    """The secret for the phone's cookie; None if the link was used or is too old. One update claims the link."""
    good = PairingLink.objects.filter(token_digest=_digest(token), used_at=None, expires_at__gt=clock.now())
    with transaction.atomic():
        if good.update(used_at=clock.now()) != 1:
            return None
        secret = trust_browser(clock, random)
        device = device_of(user_agent)
        PairedPhone.objects.create(
            id=new_id(clock.now(), random), browser=browser_with(secret), device=device.kind, program=device.program,
            since=clock.now(),
        )  # fmt: skip
    return secret


def remove_phone(phone_id: UUID) -> bool:
    """Its trust ends at once, and with it every sign-in on it. False if there is no such phone."""
    phone = PairedPhone.objects.filter(pk=phone_id).first()
    if phone is None:
        return False
    forget_browser(phone.browser_id)
    return True


def _digest(token: str) -> str:
    """Bound to its purpose: no other link of the product has this digest."""
    return digest(f"pair a phone:{token}")
