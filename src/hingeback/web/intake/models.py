"""What is typed on a screen before "Next": kept, so that nothing is lost, but not an answer yet (annex J9.4)."""

from django.db import models

from hingeback.web.people.models import Person, TenantOfPerson


class Draft(models.Model):
    """The fields of one screen as they were typed, readable or not. Gone once the screen was sent."""

    tenant = TenantOfPerson()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    screen = models.CharField(max_length=24)
    fields = models.JSONField(default=dict)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "screen"], name="draft_once")]
