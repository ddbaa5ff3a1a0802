"""A way back for somebody who lost theirs: whoever can read the data folder gives them a new passphrase."""

import secrets
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from hingeback.web.clock import Clock
from hingeback.web.eventlog.of_accounts import PASSPHRASE_SET_ANEW
from hingeback.web.eventlog.services import record
from hingeback.web.people.models import Account, Passkey
from hingeback.web.people.queries import accounts_here
from hingeback.web.people.services import set_passphrase, sign_out_everywhere

#: Letters and digits that cannot be taken for one another; sixteen of them are more than anybody can try.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, LETTERS_IN_GROUP = 4, 4


class NotOnePerson(LookupError):
    """No person of that name lives here, or several do; `found` are those who do."""

    def __init__(self, asked: str, found: int) -> None:
        super().__init__(f"{found} people here are called {asked!r}.")
        self.found = found


@dataclass(frozen=True, slots=True)
class LivesHere:
    """`number` stands in the list and names a person whose name is that of another, too."""

    number: int
    name: str
    passphrase: bool
    passkeys: int


def who_lives_here() -> tuple[LivesHere, ...]:
    keys: Counter[UUID | None] = Counter(Passkey.objects.values_list("person_id", flat=True))
    return tuple(
        LivesHere(number, account.display_name, account.has_usable_password(), keys[account.person_id])
        for number, account in enumerate(_in_order(), 1)
    )


def one_of(asked: str) -> Account:
    """By name, in any case; by the number of the list where it is nobody's name. Raises NotOnePerson."""
    everybody = _in_order()
    named = [account for account in everybody if account.display_name.casefold() == asked.strip().casefold()]
    numbered = [account for number, account in enumerate(everybody, 1) if str(number) == asked.strip()]
    found = named if len(named) == 1 else numbered or named
    if len(found) != 1:
        raise NotOnePerson(asked, len(found))
    return found[0]


def let_in(
    account: Account, clock: Clock, remove_passkeys: bool = False, choose: Callable[[str], str] = secrets.choice
) -> str:
    """The new passphrase, which is kept nowhere as it is. Every sign-in of this person ends; waiting is over.

    The person's own log keeps that it was done, and it is part of their copy of everything.
    """
    passphrase = _drawn(choose)
    with transaction.atomic():
        account.failed_tries, account.locked_until = 0, None
        set_passphrase(account, passphrase)
        sign_out_everywhere(account)
        removed = _remove_passkeys(account) if remove_passkeys else 0
        if account.person is not None:
            record(account.person, PASSPHRASE_SET_ANEW, {"by": "terminal", "passkeys_removed": removed}, clock)
    return passphrase


def _remove_passkeys(account: Account) -> int:
    removed, _by_table = Passkey.objects.filter(person=account.person).delete()
    return removed


def _in_order() -> list[Account]:
    return sorted(accounts_here(), key=lambda account: account.id)


def _drawn(choose: Callable[[str], str]) -> str:
    groups = ("".join(choose(LETTERS) for _letter in range(LETTERS_IN_GROUP)) for _group in range(GROUPS))
    return "-".join(groups)
