"""Sessions as reported (read models of the log) and what the engine decided on them (stored once)."""

from django.db import models

from hingeback.web.people.models import Person, TenantOfPerson


class SessionRecord(models.Model):
    """One session on one day. Pain is 0-10; with leg symptoms it is the higher of back and leg."""

    id = models.UUIDField(primary_key=True)
    tenant = TenantOfPerson()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    date = models.DateField()
    plan_n = models.PositiveIntegerField(null=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    pre_nrs = models.PositiveSmallIntegerField(null=True)
    peak_nrs = models.PositiveSmallIntegerField(null=True)
    post_nrs = models.PositiveSmallIntegerField(null=True)
    next_nrs = models.PositiveSmallIntegerField(null=True)
    pain_72h_nrs = models.PositiveSmallIntegerField(null=True)
    effort_rpe = models.PositiveSmallIntegerField(null=True)
    spread = models.BooleanField(default=False)
    #: When symptoms further down the leg were last told of.
    spread_at = models.DateTimeField(null=True)
    leg_settled_min = models.PositiveSmallIntegerField(null=True)
    doms = models.BooleanField(default=False)
    stopped_by = models.CharField(max_length=60, blank=True)
    eased = models.BooleanField(default=False)
    note = models.CharField(max_length=2000, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person", "date"], name="session_by_day")]


class PerformedSet(models.Model):
    """One set of one exercise, or its skip (`skipped`)."""

    session = models.ForeignKey(SessionRecord, on_delete=models.CASCADE, related_name="sets")
    tenant = TenantOfPerson()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    exercise = models.CharField(max_length=80)
    set_n = models.PositiveSmallIntegerField()
    reps = models.PositiveSmallIntegerField(null=True)
    reps_planned = models.PositiveSmallIntegerField(null=True)
    hold_s = models.PositiveSmallIntegerField(null=True)
    duration_s = models.PositiveIntegerField(null=True)
    rpe = models.PositiveSmallIntegerField(null=True)
    side = models.CharField(max_length=5, blank=True)
    skipped = models.BooleanField(default=False)
    event_seq = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "exercise", "set_n", "side"], name="performed_set_once")
        ]


class ExerciseNote(models.Model):
    """A word about one exercise of a session: too easy, worried, or "this one raised the pain" (`named`)."""

    session = models.ForeignKey(SessionRecord, on_delete=models.CASCADE, related_name="exercise_notes")
    tenant = TenantOfPerson()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    exercise = models.CharField(max_length=80)
    note = models.CharField(max_length=12)
    event_seq = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "exercise", "note"], name="exercise_note_once")]


class SessionDecision(models.Model):
    """What F1 and F2 made of one session, with rule ids and text. `final` is False while the morning is missing."""

    id = models.UUIDField(primary_key=True)
    tenant = TenantOfPerson()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    n = models.PositiveIntegerField()
    session_id = models.UUIDField(db_index=True)
    decided_at = models.DateTimeField()
    colour = models.CharField(max_length=10, blank=True)
    final = models.BooleanField()
    document = models.JSONField()
    content_version = models.CharField(max_length=80)
    language = models.CharField(max_length=12)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "n"], name="decision_number_once")]
