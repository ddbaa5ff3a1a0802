"""Events and their bodies. Rows are added; database triggers refuse every change (see `guards`)."""

from django.db import models


class Event(models.Model):
    """The head of one reported fact. Ids are plain, not links: the row outlives the person it tells of."""

    seq = models.BigAutoField(primary_key=True)
    tenant_id = models.UUIDField()
    person_id = models.UUIDField()
    id = models.UUIDField()
    device = models.CharField(max_length=64)
    n = models.BigIntegerField()
    type = models.CharField(max_length=40)
    v = models.PositiveSmallIntegerField(default=1)
    at = models.CharField(max_length=40)
    #: The device's clock that only goes forward, where it told it: how long lay between two facts, whatever the time.
    mono_ms = models.BigIntegerField(null=True)
    received_at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant_id", "id"], name="event_id_once"),
            models.UniqueConstraint(fields=["tenant_id", "device", "n"], name="event_number_once"),
        ]
        indexes = [
            models.Index(fields=["person_id", "type", "seq"], name="event_by_type"),
            models.Index(fields=["person_id", "received_at"], name="event_by_time"),
        ]


class EventBody(models.Model):
    """What was said: whole numbers, words, lists and keys. Goes when the person is erased; the head stays."""

    event = models.OneToOneField(Event, primary_key=True, on_delete=models.CASCADE, related_name="body")
    person_id = models.UUIDField(db_index=True)
    content = models.JSONField()


class ProjectionFault(models.Model):
    """An event that a read model could not take in. While one is open nothing may be decided from that model."""

    event = models.OneToOneField(Event, primary_key=True, on_delete=models.CASCADE)
    person_id = models.UUIDField(db_index=True)
    error = models.CharField(max_length=80)
