from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class EventlogConfig(AppConfig):
    name = "hingeback.web.eventlog"
    label = "eventlog"

    def ready(self) -> None:
        from hingeback.web.eventlog.guards import guard_table

        guard_table("eventlog_event", keep_rows=True)
        guard_table("eventlog_eventbody")
        post_migrate.connect(_raise_guards, dispatch_uid="hingeback-guards")


def _raise_guards(using: str, **_: Any) -> None:
    from hingeback.web.eventlog.guards import raise_guards

    raise_guards(connections[using])
