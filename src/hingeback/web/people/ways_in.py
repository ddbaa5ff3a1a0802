"""How somebody's pages can be opened here: by passphrase, by passkey, or by the name alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest

from hingeback.web.people.access import clock_of, request_is_from_lan
from hingeback.web.people.models import Account, KnownHere, Passkey, TrustedBrowser
from hingeback.web.people.passkey_place import passkey_place
from hingeback.web.people.passkeys import has_passkeys, passkeys_at
from hingeback.web.people.queries import accounts_here
from hingeback.web.people.services import digest

#: After the link of the terminal: whoever can read that can read the files, too.
JUST_OPENED = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class WaysIn:
    """`passkey_elsewhere`: there is a passkey, made for another address than this."""

    passphrase: bool = False
    passkey: bool = False
    passkey_elsewhere: bool = False
    name_alone: bool = False

    @property
    def closed(self) -> bool:
        return not (self.passphrase or self.passkey or self.name_alone)


def ways_in(request: HttpRequest, account: Account) -> WaysIn:
    passphrase, any_passkey = account.has_usable_password(), has_passkeys(account)
    if passphrase or any_passkey:
        here = bool(passkeys_at(account, passkey_place(request)))
        return WaysIn(passphrase, here, any_passkey and not here)
    return WaysIn(name_alone=bool(opened_by_name(request, [account])))


def opened_by_name(request: HttpRequest, accounts: Sequence[Account]) -> frozenset[UUID]:
    """Whose name alone opens their pages here: nobody's who has a passphrase or a passkey, and nobody's on a phone.

    On this computer it is enough for one person alone, on a browser of theirs, and right after the terminal's link.
    """
    if request_is_from_lan(request):
        return frozenset()
    with_passkey = set(Passkey.objects.values_list("person_id", flat=True))
    open_ones = [a for a in accounts if not a.has_usable_password() and a.person_id not in with_passkey]
    if settings.REALM == "demo" or len(accounts_here()) == 1:
        return frozenset(account.pk for account in open_ones)
    return frozenset(account.pk for account in open_ones) & _let_in_by(request, accounts)


def _let_in_by(request: HttpRequest, accounts: Sequence[Account]) -> frozenset[UUID]:
    browser = browser_of(request)
    if browser is None:
        return frozenset()
    if clock_of(request).now() < browser.since + JUST_OPENED:
        return frozenset(account.pk for account in accounts)
    return known_here(request)


def browser_of(request: HttpRequest) -> TrustedBrowser | None:
    token = request.COOKIES.get(settings.TRUST_COOKIE_NAME, "")
    return TrustedBrowser.objects.filter(token_digest=digest(token)).first() if token else None


def remember_here(request: HttpRequest, account: Account) -> None:
    """This browser is one of theirs from now on."""
    browser = browser_of(request)
    if browser is not None:
        KnownHere.objects.get_or_create(browser=browser, account=account)


def known_here(request: HttpRequest) -> frozenset[UUID]:
    browser = browser_of(request)
    ids = KnownHere.objects.filter(browser=browser).values_list("account_id", flat=True) if browser else ()
    return frozenset(ids)
