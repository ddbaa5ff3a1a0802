from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "hingeback.web.intake"
    label = "intake"

    def ready(self) -> None:
        from hingeback.web.intake import models
        from hingeback.web.people.export import register_erasable, register_export, rows_of

        register_erasable((models.Draft,))
        register_export("intake_drafts", rows_of(models.Draft))
