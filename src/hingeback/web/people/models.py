"""Tenants, persons and their accounts. Every row of every app hangs on a tenant and a person."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

#: That of the framework: sessions from before the mark go on.
SESSION_SALT = "django.contrib.auth.models.AbstractBaseUser.get_session_auth_hash"


class Tenant(models.Model):
    """A home (one person) or a clinic. Country, language and time zone are settings, never guessed later."""

    class Kind(models.TextChoices):
        HOME = "home"
        CLINIC = "clinic"

    id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.HOME)
    name = models.CharField(max_length=80)
    country = models.CharField(max_length=2)
    language = models.CharField(max_length=12, default="en")
    time_zone = models.CharField(max_length=64, default="UTC")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """The one with the pain. `erasing_since` opens the guards of the tables for the erasure of this person alone."""

    id = models.UUIDField(primary_key=True)
    tenant = models.ForeignKey(Tenant, on_delete=models.PROTECT, related_name="persons")
    name = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    erasing_since = models.DateTimeField(null=True, default=None)

    def __str__(self) -> str:
        return self.name


class TenantOfPerson(models.ForeignKey[Tenant, Tenant]):
    """The tenant of a row about a person. It fills itself from the person, for one row or many."""

    def __init__(self, **given: Any) -> None:
        given.setdefault("to", "people.Tenant")
        given.setdefault("on_delete", models.PROTECT)
        given.setdefault("related_name", "+")
        super().__init__(**given)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        if getattr(model_instance, self.attname) is None:
            person: Person = model_instance.person  # type: ignore[attr-defined]
            setattr(model_instance, self.attname, person.tenant_id)
        return super().pre_save(model_instance, add)


class AccountManager(BaseUserManager["Account"]):
    pass


class Account(AbstractBaseUser):
    """Who signs in. At home it is the person; an unusable password means that none is asked for."""

    id = models.UUIDField(primary_key=True)
    tenant = models.ForeignKey(Tenant, on_delete=models.PROTECT, related_name="accounts")
    person = models.OneToOneField(Person, null=True, on_delete=models.CASCADE, related_name="account")
    display_name = models.CharField(max_length=80)
    is_active = models.BooleanField(default=True)
    failed_tries = models.PositiveIntegerField(default=0)
    locked_until = models.DateTimeField(null=True, default=None)
    #: Another value ends every session of this account.
    session_mark = models.CharField(max_length=32, blank=True, default="")

    objects: ClassVar[AccountManager] = AccountManager()
    USERNAME_FIELD = "id"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.display_name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session must match: it ends with another passphrase, and with another mark."""
        proof = self.password + self.session_mark
        return salted_hmac(SESSION_SALT, proof, secret=secret, algorithm="sha256").hexdigest()


class OpeningLink(models.Model):
    """A link printed in the terminal: opens once, soon, and is stored as a digest."""

    token_digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, default=None)


class TrustedBrowser(models.Model):
    """A browser that came by an opening link. It may see who lives here; it is not signed in by that."""

    id = models.UUIDField(primary_key=True)
    token_digest = models.CharField(max_length=64, unique=True)
    since = models.DateTimeField()


class KnownHere(models.Model):
    """Who signed in on a trusted browser before: there the name is shown, and may be enough on this one computer."""

    browser = models.ForeignKey(TrustedBrowser, on_delete=models.CASCADE, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["browser", "account"], name="known_here_once")]


class Passkey(models.Model):
    """The public half of a key that a device keeps. `rp_id` is the host name for which it was made."""

    id = models.UUIDField(primary_key=True)
    tenant = TenantOfPerson()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="passkeys")
    name = models.CharField(max_length=60)
    rp_id = models.CharField(max_length=253)
    credential_id = models.CharField(max_length=1400, unique=True)
    credential = models.BinaryField()
    transports = models.JSONField(default=list)
    sign_count = models.PositiveBigIntegerField(default=0)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, default=None)


class Challenge(models.Model):
    """A random number to be signed by a passkey: once, soon, for one purpose, in the browser that asked for it."""

    digest = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=10)
    seal_digest = models.CharField(max_length=64, db_index=True)
    account = models.ForeignKey(Account, null=True, on_delete=models.CASCADE, related_name="+")
    expires_at = models.DateTimeField(db_index=True)
