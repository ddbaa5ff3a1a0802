from django.apps import AppConfig


class CareConfig(AppConfig):
    name = "hingeback.web.care"
    label = "care"

    def ready(self) -> None:
        from hingeback.web.care import projections
        from hingeback.web.eventlog.guards import guard_table

        projections.listen()
        guard_table("care_screenrecord")
        guard_table("care_clearancerecord")
