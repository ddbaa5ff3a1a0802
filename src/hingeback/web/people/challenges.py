"""Random numbers to be signed: each once, soon, for one purpose, in the browser that asked for it."""

import secrets
from datetime import timedelta

from django.http import HttpRequest

from hingeback.web.clock import Clock
from hingeback.web.people.models import Account, Challenge
from hingeback.web.people.services import digest

LIVES = timedelta(minutes=5)
#: More than a household ever has open; the oldest make room, so that nobody fills the disk.
MOST_OPEN = 200
PURPOSES = ("sign_in", "confirm", "register")
_SEAL = "passkey_seal"


def seal_of(request: HttpRequest) -> str:
    """A secret of this browser's session; a challenge of one session is worth nothing in another."""
    if _SEAL not in request.session:
        request.session[_SEAL] = secrets.token_urlsafe(24)
    return str(request.session[_SEAL])


def new_challenge(purpose: str, seal: str, account: Account | None, clock: Clock) -> bytes:
    """Replaces the one that this session had for the same purpose."""
    challenge, now = secrets.token_bytes(32), clock.now()
    Challenge.objects.filter(expires_at__lte=now).delete()
    Challenge.objects.filter(seal_digest=digest(seal), purpose=purpose).delete()
    _make_room()
    Challenge.objects.create(
        digest=digest(challenge.hex()), purpose=purpose, seal_digest=digest(seal), account=account,
        expires_at=now + LIVES,
    )  # fmt: skip
    return challenge


def claim_challenge(challenge: bytes, purpose: str, seal: str, clock: Clock) -> Challenge | None:
    """The challenge, used up by this. One deletion claims it, so two at the same time cannot both have it."""
    open_ones = Challenge.objects.filter(
        digest=digest(challenge.hex()), purpose=purpose, seal_digest=digest(seal), expires_at__gt=clock.now()
    )
    found = open_ones.first()
    return found if found is not None and open_ones.filter(pk=found.pk).delete()[0] == 1 else None


def _make_room() -> None:
    kept = Challenge.objects.order_by("-expires_at", "-pk").values_list("pk", flat=True)[: MOST_OPEN - 1]
    Challenge.objects.exclude(pk__in=list(kept)).delete()
