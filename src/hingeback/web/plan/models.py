"""Plans as they were shown: each version with its input, the content it used, and the checker's word."""

from django.db import models

from hingeback.web.people.models import Person, TenantOfPerson


class PlanRecord(models.Model):
    """One version of one week. Stored once the checker accepted it; never changed. The highest `n` is in force."""

    id = models.UUIDField(primary_key=True)
    tenant = TenantOfPerson()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    n = models.PositiveIntegerField()
    week = models.PositiveIntegerField()
    starts = models.DateField()
    made_at = models.DateTimeField()
    cause = models.CharField(max_length=20)
    wishes = models.JSONField(default=list)
    document = models.JSONField()
    input = models.JSONField()
    content = models.JSONField()
    content_version = models.CharField(max_length=80)
    check_result = models.JSONField()
    planner = models.CharField(max_length=40)
    screen = models.ForeignKey("care.ScreenRecord", null=True, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=12)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "n"], name="plan_number_once")]


class RefusedPlan(models.Model):
    """A plan that the checker did not accept: never shown, kept so that it can be mended."""

    id = models.UUIDField(primary_key=True)
    tenant = TenantOfPerson()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField()
    cause = models.CharField(max_length=20)
    document = models.JSONField()
    input = models.JSONField()
    check_result = models.JSONField()
    content_version = models.CharField(max_length=80)


class EasedDay(models.Model):
    """The day that is bad: the easy session that takes the place of one day of a plan. The week itself is untouched."""

    id = models.UUIDField(primary_key=True)
    tenant = TenantOfPerson()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey(PlanRecord, on_delete=models.CASCADE, related_name="+")
    date = models.DateField()
    made_at = models.DateTimeField()
    document = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "date"], name="eased_day_once")]


class SeenChange(models.Model):
    """The person has seen how this version of the week differs from the one before; until then it is told."""

    id = models.UUIDField(primary_key=True)
    tenant = TenantOfPerson()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    plan = models.OneToOneField(PlanRecord, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()
