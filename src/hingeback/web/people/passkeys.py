"""Passkeys of a person: made, used, named and taken away."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q

from hingeback.web.clock import Clock
from hingeback.web.ids import RandomBytes, new_id, system_random
from hingeback.web.people.ceremony import Claim, NewPasskey, PasskeyRefused, credential_id_in, read_proof
from hingeback.web.people.models import Account, Passkey, Person
from hingeback.web.people.passkey_place import PasskeyPlace

MOST_PASSKEYS = 20


class TooManyPasskeys(Exception):
    """One has to go before another can come."""


def passkeys_of(person: Person) -> list[Passkey]:
    return list(Passkey.objects.filter(person=person).order_by("made_at", "id"))


def passkeys_at(account: Account, place: PasskeyPlace) -> list[Passkey]:
    """Those that work where the person is now."""
    if account.person_id is None or not place.works:
        return []
    return list(Passkey.objects.filter(person_id=account.person_id, rp_id=place.rp_id).order_by("made_at", "id"))


def has_passkeys(account: Account) -> bool:
    return account.person_id is not None and Passkey.objects.filter(person_id=account.person_id).exists()


def keep_passkey(
    person: Person, made: NewPasskey, name: str, place: PasskeyPlace, clock: Clock, random: RandomBytes = system_random
) -> Passkey:
    """Raises TooManyPasskeys, or PasskeyRefused where somebody has this very passkey."""
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        if Passkey.objects.filter(person=person).count() >= MOST_PASSKEYS:
            raise TooManyPasskeys
        if Passkey.objects.filter(credential_id=made.credential_id).exists():
            raise PasskeyRefused
        return Passkey.objects.create(
            id=new_id(clock.now(), random), person=person, name=name, rp_id=place.rp_id, made_at=clock.now(),
            credential_id=made.credential_id, credential=made.credential, transports=list(made.transports),
            sign_count=made.sign_count,
        )  # fmt: skip


def account_proven_by(text: str, place: PasskeyPlace, claim: Claim, clock: Clock) -> Account:
    """Whose passkey answered. Raises PasskeyRefused: for a wrong answer and an unknown passkey alike."""
    known = Passkey.objects.select_related("person__account__tenant")
    passkey = known.filter(credential_id=credential_id_in(text), rp_id=place.rp_id).first()
    if passkey is None or not passkey.person.account.is_active or passkey.person.erasing_since is not None:
        raise PasskeyRefused
    _count_use(passkey, read_proof(text, passkey, place, claim), clock)
    return passkey.person.account


def _count_use(passkey: Passkey, count: int, clock: Clock) -> None:
    """A count that does not rise tells of a copy; devices that do not count say 0 for ever."""
    rising = Q(sign_count__lt=count) | Q(sign_count=0) if count == 0 else Q(sign_count__lt=count)
    if Passkey.objects.filter(rising, pk=passkey.pk).update(sign_count=count, used_at=clock.now()) != 1:
        raise PasskeyRefused


def rename_passkey(person: Person, passkey_id: UUID, name: str) -> bool:
    return Passkey.objects.filter(person=person, pk=passkey_id).update(name=name) == 1


def remove_passkey(person: Person, passkey_id: UUID) -> bool:
    return Passkey.objects.filter(person=person, pk=passkey_id).delete()[0] == 1
