from django.apps import AppConfig


class SessionConfig(AppConfig):
    name = "hingeback.web.session"
    label = "session"

    def ready(self) -> None:
        from hingeback.web.eventlog.guards import guard_table
        from hingeback.web.session import projections

        projections.listen()
        guard_table("session_sessiondecision")
