from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "hingeback.web.plan"
    label = "plan"

    def ready(self) -> None:
        from hingeback.web.eventlog.guards import guard_table

        for table in ("plan_planrecord", "plan_refusedplan", "plan_easedday"):
            guard_table(table)
