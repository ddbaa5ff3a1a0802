"""Which log this is: a device that knew another one tells everything again."""

from django.db import models


class LogInstance(models.Model):
    """One row. Whoever puts an older copy of the database in place makes a new one (`services.new_instance`)."""

    id = models.UUIDField(primary_key=True)
    since = models.DateTimeField()
