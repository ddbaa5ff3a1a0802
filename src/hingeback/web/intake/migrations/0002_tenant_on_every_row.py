"""The tenant on every row about a person; rows from before take it from their person."""

from typing import Any

from django.db import migrations

from hingeback.web.eventlog.guards import lowered_guards
from hingeback.web.people.models import TenantOfPerson

MODELS = ("draft",)


def fill(apps: Any, schema_editor: Any) -> None:
    """The guards are lowered for this filling alone."""
    connection = schema_editor.connection
    with lowered_guards(connection), connection.cursor() as cursor:
        for model in MODELS:
            table = connection.ops.quote_name(apps.get_model("intake", model)._meta.db_table)
            cursor.execute(
                f"UPDATE {table} SET tenant_id = "
                f"(SELECT p.tenant_id FROM people_person p WHERE p.id = {table}.person_id)"
            )
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_initial"), ("people", "0001_initial")]
    operations = [
        *(migrations.AddField(model, "tenant", TenantOfPerson(null=True)) for model in MODELS),
        migrations.RunPython(fill, migrations.RunPython.noop),
        *(migrations.AlterField(model, "tenant", TenantOfPerson()) for model in MODELS),
    ]
