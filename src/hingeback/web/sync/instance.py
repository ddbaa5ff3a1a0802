"""The name of this log. A copy that was put back by hand keeps it; then the marks of the devices tell."""

from uuid import UUID

from django.db import transaction

from hingeback.web.clock import Clock
from hingeback.web.ids import RandomBytes, new_id, system_random
from hingeback.web.sync.models import LogInstance


def instance_id(clock: Clock, random: RandomBytes = system_random) -> UUID:
    known = LogInstance.objects.order_by("since").values_list("id", flat=True).last()
    return known if known is not None else new_instance(clock, random)


def new_instance(clock: Clock, random: RandomBytes = system_random) -> UUID:
    """After a restore: every device offers again what it still keeps."""
    with transaction.atomic():
        LogInstance.objects.all().delete()
        return LogInstance.objects.create(id=new_id(clock.now(), random), since=clock.now()).id
