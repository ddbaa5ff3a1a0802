from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "hingeback.web.plan"
    label = "plan"

    def ready(self) -> None:
        from hingeback.web.eventlog.guards import guard_table
        from hingeback.web.people.export import register_erasable, register_export, rows_of
        from hingeback.web.plan import models

        for table in ("plan_planrecord", "plan_refusedplan", "plan_easedday", "plan_seenchange"):
            guard_table(table)
        register_erasable((models.PlanRecord, models.RefusedPlan, models.EasedDay, models.SeenChange))
        register_export("plans", rows_of(models.PlanRecord))
        register_export("refused_plans", rows_of(models.RefusedPlan))
        register_export("eased_days", rows_of(models.EasedDay))
        register_export("seen_changes", rows_of(models.SeenChange))
