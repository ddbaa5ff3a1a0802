from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("eventlog", "0001_initial")]

    operations = [
        migrations.AddField(model_name="event", name="mono_ms", field=models.BigIntegerField(null=True)),
    ]
