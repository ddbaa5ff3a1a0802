"""What was read. A read model of the log."""

from django.db import models

from hingeback.web.people.models import Person, TenantOfPerson


class LessonRecord(models.Model):
    """One lesson of one person: the latest answer to its question, and since when it counts as read."""

    tenant = TenantOfPerson()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    lesson = models.CharField(max_length=8)
    tries = models.PositiveIntegerField(default=0)
    last_answer = models.CharField(max_length=400, blank=True)
    understood_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    event_seq = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "lesson"], name="lesson_once")]
