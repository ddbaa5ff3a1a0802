"""Everything that was written about a person, in a form that two builds can be compared by."""

import json
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from hingeback.web.clock import FixedClock
from hingeback.web.people.export import export_of
from hingeback.web.people.models import Person

#: Counted by the database, so that they depend on what was in it before.
COUNTED = ("seq", "event_seq", "event_id")
NEVER = FixedClock(datetime.fromisoformat("2000-01-01T00:00:00+00:00"))


def told_of(person: Person) -> dict[str, Any]:
    """The export, as plain JSON, with the places in the log counted from the person's own first."""
    exported = json.loads(json.dumps(export_of(person, NEVER), cls=DjangoJSONEncoder))
    places = sorted(_places(exported))
    return dict(_renumbered(exported, {place: n for n, place in enumerate(places)}))


def fingerprint() -> str:
    """One word for everything about everybody."""
    everybody = [told_of(person) for person in Person.objects.order_by("name")]
    return sha256(json.dumps(everybody, sort_keys=True).encode()).hexdigest()


def moments(value: Any) -> list[datetime]:
    """Every time of day that is told anywhere in this value."""
    if isinstance(value, dict):
        return [at for part in value.values() for at in moments(part)]
    if isinstance(value, list):
        return [at for part in value for at in moments(part)]
    return [at] if isinstance(value, str) and (at := _moment(value)) is not None else []


def _moment(text: str) -> datetime | None:
    if len(text) < 19 or text[10:11] != "T":
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def _places(value: Any) -> set[int]:
    if isinstance(value, dict):
        own = {part for name, part in value.items() if name in COUNTED and isinstance(part, int)}
        return own.union(*(_places(part) for part in value.values()))
    return set().union(*(_places(part) for part in value)) if isinstance(value, list) else set()


def _renumbered(value: Any, numbers: dict[int, int]) -> Any:
    """Row numbers of read models (`id` as a whole number) are left out."""
    if isinstance(value, dict):
        kept = {name: part for name, part in value.items() if not (name == "id" and isinstance(part, int))}
        return {
            name: numbers[part] if name in COUNTED and isinstance(part, int) else _renumbered(part, numbers)
            for name, part in kept.items()
        }
    return [_renumbered(part, numbers) for part in value] if isinstance(value, list) else value


def day_of(person: Person) -> date:
    return person.made_at.date()
