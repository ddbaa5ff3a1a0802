"""Everything that is stored about one person, as one JSON document; and its erasure."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import models, transaction

from hingeback.web.clock import Clock
from hingeback.web.people.models import Account, Person

Section = Callable[[Person], Any]
_sections: dict[str, Section] = {}
_erasable: list[type[models.Model]] = []


def register_export(name: str, section: Section) -> None:
    """An app's part of the export. Called in `AppConfig.ready`."""
    _sections[name] = section


def register_erasable(tables: Iterable[type[models.Model]]) -> None:
    """Tables whose rows of a person go with the person, emptied from the last to the first."""
    for model in tables:
        if model not in _erasable:
            _erasable.append(model)


def export_of(person: Person, clock: Clock) -> dict[str, Any]:
    return {
        "format": "hingeback-export",
        "version": 1,
        "exported_at": clock.now().isoformat(),
        "person": {"id": str(person.id), "name": person.name, "since": person.made_at.isoformat()},
        "home": {
            "country": person.tenant.country, "language": person.tenant.language, "time_zone": person.tenant.time_zone,
        },
        **{name: section(person) for name, section in sorted(_sections.items())},
    }  # fmt: skip


def rows_of(model: type[models.Model]) -> Section:
    """All rows of a table, as they are."""

    def section(person: Person) -> list[dict[str, Any]]:
        rows = model._default_manager.filter(person_id=person.id).order_by("pk").values()
        return [{name: value for name, value in row.items() if name != "person_id"} for row in rows]

    return section


def erase(person: Person, clock: Clock) -> None:
    """Delete the person: bodies, read models, decisions, account. Heads of events stay, without what was said.

    The mark opens the guards of the tables for this one person, inside this one transaction.
    """
    with transaction.atomic():
        Person.objects.filter(pk=person.pk).update(erasing_since=clock.now())
        for model in reversed(_erasable):
            model._default_manager.filter(person_id=person.pk).delete()
        tenant = person.tenant
        Account.objects.filter(person=person).delete()
        Person.objects.filter(pk=person.pk).delete()
        if not tenant.persons.exists() and not tenant.accounts.exists():
            tenant.delete()
