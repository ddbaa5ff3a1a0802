from django.apps import AppConfig


class SessionConfig(AppConfig):
    name = "hingeback.web.session"
    label = "session"

    def ready(self) -> None:
        from hingeback.web.eventlog.guards import guard_table
        from hingeback.web.people.export import register_erasable, register_export, rows_of
        from hingeback.web.session import models, projections

        projections.listen()
        guard_table("session_sessiondecision")
        register_erasable((models.SessionRecord, models.PerformedSet, models.ExerciseNote, models.SessionDecision))
        register_export("sessions", rows_of(models.SessionRecord))
        register_export("sets", rows_of(models.PerformedSet))
        register_export("exercise_notes", rows_of(models.ExerciseNote))
        register_export("session_decisions", rows_of(models.SessionDecision))
