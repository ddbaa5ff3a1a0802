from django.apps import AppConfig


class CareConfig(AppConfig):
    name = "hingeback.web.care"
    label = "care"

    def ready(self) -> None:
        from hingeback.web.care import models, projections
        from hingeback.web.eventlog.guards import guard_table
        from hingeback.web.people.export import register_erasable, register_export, rows_of

        projections.listen()
        guard_table("care_screenrecord")
        guard_table("care_clearancerecord")
        register_erasable((models.Answer, models.PromptAnswer, models.ClearanceRecord, models.ScreenRecord))
        register_export("answers", rows_of(models.Answer))
        register_export("screens", rows_of(models.ScreenRecord))
        register_export("clearances", rows_of(models.ClearanceRecord))
        register_export("prompts", rows_of(models.PromptAnswer))
