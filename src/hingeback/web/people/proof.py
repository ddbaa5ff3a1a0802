"""Proving once more who you are: before a file with everything, before deleting, before the ways in are changed."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from hingeback.web.people import services
from hingeback.web.people.access import clock_of
from hingeback.web.people.ceremony import Claim, PasskeyRefused
from hingeback.web.people.challenges import claim_challenge, seal_of
from hingeback.web.people.models import Account, Challenge
from hingeback.web.people.passkey_place import passkey_place
from hingeback.web.people.passkeys import account_proven_by, has_passkeys, passkeys_at


def has_proof(account: Account) -> bool:
    """True if a passphrase or a passkey keeps others out."""
    return account.has_usable_password() or has_passkeys(account)


def what_is_wrong(
    request: HttpRequest, account: Account, passphrase: str | None = None, purpose: str = "confirm"
) -> str:
    """What is wrong with the passphrase or passkey that was sent, or nothing. Whoever has neither needs neither."""
    answer = request.POST.get("passkey", "")
    if answer:
        proven = proven_by_passkey(request, answer, purpose)
        return "" if proven == account else wrong_passkey()
    word = request.POST.get("passphrase", "") if passphrase is None else passphrase
    if not account.has_usable_password() and has_passkeys(account):
        return _("Please use your passkey.")
    return _wrong_passphrase(request, account, word)


def ways_to_prove(request: HttpRequest, account: Account) -> dict[str, bool]:
    """For a page that asks: which fields and buttons it needs."""
    passkey = bool(passkeys_at(account, passkey_place(request)))
    return {"has_passphrase": account.has_usable_password(), "has_passkey_here": passkey,
            "passkey_elsewhere": not passkey and has_passkeys(account)}  # fmt: skip


def proven_by_passkey(request: HttpRequest, answer: str, purpose: str) -> Account | None:
    """Whose passkey signed the challenge of this session and this purpose."""
    place = passkey_place(request)
    if not place.works:
        return None
    claimed: list[Challenge] = []
    try:
        account = account_proven_by(answer, place, claim_of(request, purpose, claimed), clock_of(request))
    except PasskeyRefused:
        return None
    meant = claimed[0].account_id if claimed else None
    return account if meant in (None, account.pk) else None


def claim_of(request: HttpRequest, purpose: str, claimed: list[Challenge]) -> Claim:
    """Claims the challenge of this session; what was claimed is left in the list."""

    def claim(challenge: bytes) -> bool:
        found = claim_challenge(challenge, purpose, seal_of(request), clock_of(request))
        claimed.extend([found] if found is not None else [])
        return found is not None

    return claim


def wrong_passkey() -> str:
    return _("That passkey did not fit, or it took too long. Please try again.")


def _wrong_passphrase(request: HttpRequest, account: Account, word: str) -> str:
    try:
        fits = services.passphrase_fits(account, word, clock_of(request))
    except services.TryLater:
        return _("Too many tries. Wait a little, then try again.")
    return "" if fits else _("That is not the passphrase. Capital letters and spaces count.")
