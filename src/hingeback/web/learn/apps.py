from django.apps import AppConfig


class LearnConfig(AppConfig):
    name = "hingeback.web.learn"
    label = "learn"

    def ready(self) -> None:
        from hingeback.web.learn import models, projections
        from hingeback.web.people.export import register_erasable, register_export, rows_of

        projections.listen()
        register_erasable((models.LessonRecord,))
        register_export("lessons", rows_of(models.LessonRecord))
