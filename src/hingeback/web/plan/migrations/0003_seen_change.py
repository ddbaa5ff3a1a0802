"""Which change of a week its person has seen."""

import django.db.models.deletion
from django.db import migrations, models

import hingeback.web.people.models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_passkeys"),
        ("plan", "0002_tenant_on_every_row"),
    ]

    operations = [
        migrations.CreateModel(
            name="SeenChange",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("seen_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
                (
                    "plan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="plan.planrecord"
                    ),
                ),
                (
                    "tenant",
                    hingeback.web.people.models.TenantOfPerson(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.tenant"
                    ),
                ),
            ],
        ),
    ]
