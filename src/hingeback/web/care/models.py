"""Answers (a read model) and what was decided on them: screens and clearances, stored once."""

from django.db import models

from hingeback.engine.contracts.safety import FiredRule
from hingeback.web.people.models import Person, TenantOfPerson


class Answer(models.Model):
    """The latest answer to one item. Read model of `answer.given`; every tap stays in the log."""

    tenant = TenantOfPerson()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    item = models.CharField(max_length=24)
    value = models.JSONField(null=True)
    event_seq = models.BigIntegerField()
    given_at = models.DateTimeField()
    given_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "item"], name="answer_once")]


class ScreenRecord(models.Model):
    """One safety screen as it was decided. `sheet` is the input, `result` what the engine said; never recomputed."""

    class Kind(models.TextChoices):
        FULL = "full"
        SHORT = "short"
        RESCREEN = "re-screen"
        ALARM = "alarm"

    id = models.UUIDField(primary_key=True)
    tenant = TenantOfPerson()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    cause = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()
    as_of = models.DateField()
    event_seq = models.BigIntegerField(help_text="The last event that this screen could know of.")
    tier = models.CharField(max_length=20, null=True)
    action = models.CharField(max_length=20)
    complete = models.BooleanField()
    rules = models.JSONField()
    result = models.JSONField()
    sheet = models.JSONField()
    spec_version = models.CharField(max_length=40)
    content_version = models.CharField(max_length=80)
    language = models.CharField(max_length=12)

    class Meta:
        indexes = [models.Index(fields=["person", "at"], name="screen_by_time")]

    def fired_rules(self) -> tuple[FiredRule, ...]:
        return tuple(FiredRule.model_validate(rule) for rule in self.rules)


class ClearanceRecord(models.Model):
    """Somebody's word on a hold (J9.3), in the person's own words, with the answers before it. Accepted or refused."""

    id = models.UUIDField(primary_key=True)
    tenant = TenantOfPerson()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    as_of = models.DateField()
    rules = models.JSONField()
    said = models.JSONField()
    hours_after_hold = models.FloatField()
    accepted = models.BooleanField()
    refused_because = models.JSONField(default=list)
    sheet_before = models.JSONField()
    spec_version = models.CharField(max_length=40)

    class Meta:
        indexes = [models.Index(fields=["person", "at"], name="clearance_by_time")]


class PromptAnswer(models.Model):
    """What a person said to a follow-up prompt (J9.2) or to a visit card (J9.1). Read model of `prompt.answered`."""

    tenant = TenantOfPerson()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    prompt = models.CharField(max_length=60)
    answer = models.CharField(max_length=30)
    answered_at = models.DateTimeField()
    event_seq = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["person", "prompt"], name="prompt_by_name")]
