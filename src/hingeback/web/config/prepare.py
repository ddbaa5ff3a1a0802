"""Before serving: set up Django, copy the database aside if a migration has work to do, migrate, check the promises."""

import os
from pathlib import Path

import django


def prepare() -> tuple[str, ...]:
    """Bring the database of this process's realm up to date. Returns the migrations that ran."""
    os.umask(0o077)
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from hingeback.web.config.copies import copy_aside
    from hingeback.web.config.startup import check_promises

    waiting = waiting_migrations()
    if waiting:
        if connection.vendor == "sqlite" and _holds_something():
            connection.close()
            copy_aside(
                Path(settings.DATABASES["default"]["NAME"]), settings.DATA_FOLDER / "copies", settings.CLOCK.now()
            )
        call_command("migrate", interactive=False, verbosity=0)
    check_promises()
    _mend_read_models()
    return waiting


def _mend_read_models() -> None:
    """What an older version could not read, this one may."""
    from hingeback.web.eventlog.services import mend
    from hingeback.web.people.models import Person

    mend(Person.objects.select_related("tenant").all())


def waiting_migrations() -> tuple[str, ...]:
    """What the database still needs for this version."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return tuple(f"{migration.app_label}.{migration.name}" for migration, _ in plan)


def _holds_something() -> bool:
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    return bool(MigrationRecorder(connection).applied_migrations())


def main() -> None:
    """`python -m hingeback.web.config.prepare`: prints a fresh opening link's token on the last line."""
    prepare()
    from django.conf import settings

    from hingeback.web.people.services import new_opening_link

    print(new_opening_link(settings.CLOCK) if settings.REALM == "home" else "ready")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hingeback.web.config.settings")
    main()
