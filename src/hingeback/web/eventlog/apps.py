from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class EventlogConfig(AppConfig):
    name = "hingeback.web.eventlog"
    label = "eventlog"

    def ready(self) -> None:
        from hingeback.web.eventlog.guards import guard_table
        from hingeback.web.eventlog.models import EventBody, ProjectionFault
        from hingeback.web.eventlog.of_accounts import OF_ACCOUNTS
        from hingeback.web.eventlog.projections import declare
        from hingeback.web.eventlog.queries import all_events
        from hingeback.web.people.export import register_erasable, register_export

        guard_table("eventlog_event", keep_rows=True)
        guard_table("eventlog_eventbody")
        for event_type in OF_ACCOUNTS:
            declare(event_type)
        register_erasable((EventBody, ProjectionFault))
        register_export("events", all_events)
        post_migrate.connect(_raise_guards, dispatch_uid="hingeback-guards")


def _raise_guards(using: str, **_: Any) -> None:
    from hingeback.web.eventlog.guards import raise_guards

    raise_guards(connections[using])
