"""Moving in, passphrases, opening links and trusted browsers."""

import hashlib
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import F

from hingeback.web.clock import Clock
from hingeback.web.ids import RandomBytes, new_id, system_random
from hingeback.web.people.models import Account, OpeningLink, Person, Tenant, TrustedBrowser

LINK_LIVES = timedelta(hours=12)
HOP_LIVES = timedelta(minutes=2)
FREE_TRIES = 5
LONGEST_WAIT = timedelta(minutes=15)
SHORTEST_PASSPHRASE = 8
MOST_NAMESAKES = 5


class PassphraseTooShort(ValueError):
    """The text says how long it should be."""


class TryLater(Exception):
    """Too many wrong passphrases; `until` says when the next try counts."""

    def __init__(self, until: datetime) -> None:
        super().__init__("Too many tries. Wait a little, then try again.")
        self.until = until


def join_home(
    name: str, clock: Clock, country: str = "", language: str = "en", time_zone: str = "UTC", passphrase: str = "",
    random: RandomBytes = system_random,
) -> Person:  # fmt: skip
    """A new person on this installation: a home of one, with an account."""
    now = clock.now()
    with transaction.atomic():
        tenant = Tenant.objects.create(
            id=new_id(now, random), name=name, country=country, language=language, time_zone=time_zone, made_at=now
        )
        person = Person.objects.create(id=new_id(now, random), tenant=tenant, name=name, made_at=now)
        account = Account(id=new_id(now, random), tenant=tenant, person=person, display_name=name)
        set_passphrase(account, passphrase)
    return person


def change_home(person: Person, name: str, country: str, language: str, time_zone: str) -> None:
    with transaction.atomic():
        Tenant.objects.filter(pk=person.tenant_id).update(
            name=name, country=country, language=language, time_zone=time_zone
        )
        Person.objects.filter(pk=person.pk).update(name=name)
        Account.objects.filter(person=person).update(display_name=name)


def set_passphrase(account: Account, passphrase: str) -> None:
    """An empty one means: none is asked for. Raises PassphraseTooShort."""
    if passphrase and len(passphrase) < SHORTEST_PASSPHRASE:
        raise PassphraseTooShort(f"Please take at least {SHORTEST_PASSPHRASE} characters. A short sentence is good.")
    if passphrase:
        account.set_password(passphrase)
    else:
        account.set_unusable_password()
    account.save()


def passphrase_fits(account: Account, passphrase: str, clock: Clock) -> bool:
    """Check a passphrase. After five wrong ones each further try waits longer, up to a quarter of an hour.

    Raises TryLater while waiting. The wait ends by itself: nobody is locked out of their own record.
    """
    if not account.has_usable_password():
        return True
    if account.locked_until is not None and clock.now() < account.locked_until:
        raise TryLater(account.locked_until)
    if account.check_password(passphrase):
        Account.objects.filter(pk=account.pk).update(failed_tries=0, locked_until=None)
        return True
    _count_wrong_try(account, clock)
    return False


def _count_wrong_try(account: Account, clock: Clock) -> None:
    Account.objects.filter(pk=account.pk).update(failed_tries=F("failed_tries") + 1)
    account.refresh_from_db()
    beyond = account.failed_tries - FREE_TRIES
    if beyond >= 0:
        wait = min(timedelta(seconds=30 * 2 ** min(beyond, 10)), LONGEST_WAIT)
        Account.objects.filter(pk=account.pk).update(locked_until=clock.now() + wait)


def new_opening_link(clock: Clock) -> str:
    """A token for `/open/<token>`, good once. Only its digest is stored; older links stop working."""
    token = secrets.token_urlsafe(24)
    with transaction.atomic():
        OpeningLink.objects.all().delete()
        OpeningLink.objects.create(token_digest=digest(token), expires_at=clock.now() + LINK_LIVES)
    return token


def link_for_this_browser(clock: Clock) -> str:
    """A token that brings this very browser to another name of the same computer. Soon over; other links stay."""
    token = secrets.token_urlsafe(24)
    OpeningLink.objects.filter(expires_at__lte=clock.now()).delete()
    OpeningLink.objects.create(token_digest=digest(token), expires_at=clock.now() + HOP_LIVES)
    return token


def open_anew(browser: TrustedBrowser, clock: Clock) -> None:
    """The link of the terminal was opened here again."""
    TrustedBrowser.objects.filter(pk=browser.pk).update(since=clock.now())


def use_opening_link(token: str, clock: Clock) -> bool:
    """True for the first use in time. One update claims it, so two browsers cannot both win."""
    links = OpeningLink.objects.filter(token_digest=digest(token), used_at=None, expires_at__gt=clock.now())
    return links.update(used_at=clock.now()) == 1


def trust_browser(clock: Clock, random: RandomBytes = system_random) -> str:
    """The secret that this browser keeps in its cookie."""
    token = secrets.token_urlsafe(32)
    TrustedBrowser.objects.create(id=new_id(clock.now(), random), token_digest=digest(token), since=clock.now())
    return token


def is_trusted(token: str) -> bool:
    return bool(token) and TrustedBrowser.objects.filter(token_digest=digest(token)).exists()


def browser_with(token: str) -> TrustedBrowser:
    """The trusted browser that keeps this secret. Raises TrustedBrowser.DoesNotExist."""
    return TrustedBrowser.objects.get(token_digest=digest(token))


def forget_browser(browser_id: UUID) -> None:
    """Its trust ends at once."""
    TrustedBrowser.objects.filter(pk=browser_id).delete()


def sign_out_everywhere(account: Account) -> None:
    """Every session of this account ends; whoever asked for it signs in anew right after."""
    account.session_mark = secrets.token_hex(16)
    account.save(update_fields=["session_mark"])


def account_by_name(name: str, passphrase: str, clock: Clock) -> Account | None:
    """Whose name and passphrase these are. Unknown, wrong and waiting are one answer, and take one hash."""
    named = Account.objects.filter(is_active=True, tenant__kind=Tenant.Kind.HOME, display_name__iexact=name.strip())
    found = [account for account in named.order_by("id")[:MOST_NAMESAKES] if account.has_usable_password()]
    tried = [_fits_quietly(account, passphrase, clock) for account in found]
    if not any(hashed for _fits, hashed in tried):
        make_password(passphrase)
    return next((account for account, (fits, _hashed) in zip(found, tried, strict=True) if fits), None)


def _fits_quietly(account: Account, passphrase: str, clock: Clock) -> tuple[bool, bool]:
    """Whether it fits, and whether that took a hash."""
    try:
        return passphrase_fits(account, passphrase, clock), True
    except TryLater:
        return False, False


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def account_to_open(account_id: UUID) -> Account | None:
    """An account of a home that can be opened on this installation."""
    return Account.objects.filter(id=account_id, is_active=True, tenant__kind=Tenant.Kind.HOME).first()
