"""Links that pair a phone, and the phones that were paired: the household's, not a person's."""

from django.db import models


class PairingLink(models.Model):
    """Opens once, within ten minutes, for pairing alone; stored as a digest."""

    token_digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, default=None)


class PairedPhone(models.Model):
    """A trusted browser that came by a pairing link: which kind of device and browser, and since when."""

    id = models.UUIDField(primary_key=True)
    browser = models.OneToOneField("people.TrustedBrowser", on_delete=models.CASCADE, related_name="+")
    device = models.CharField(max_length=20)
    program = models.CharField(max_length=20)
    since = models.DateTimeField()
