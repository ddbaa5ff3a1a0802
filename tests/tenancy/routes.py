"""Every address of the urlconf, filled in with somebody's ids."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver

from hingeback.engine.library import load_library
from hingeback.web.people.access import door_of
from hingeback.web.people.models import Person

#: Addresses that need a word of their own: route -> values. What is not here and not an id fails the sweep.
VALUES: dict[str, dict[str, str]] = {
    "open/<str:token>": {"token": "not-a-token"},
}


@dataclass(frozen=True, slots=True)
class Route:
    pattern: str
    name: str
    door: str
    shows_exercises: bool

    def __str__(self) -> str:
        return f"/{self.pattern}"

    def path_for(self, person: Person, ids: dict[str, UUID]) -> str:
        """`<uuid:plan_id>` becomes the person's plan, and so on; `ids` names them."""
        path = self.pattern
        for converter, name in _parameters(self.pattern):
            path = path.replace(f"<{converter}{name}>", self._value(name, converter, person, ids))
        return f"/{path}"

    def _value(self, name: str, converter: str, person: Person, ids: dict[str, UUID]) -> str:
        known: dict[str, Any] = {"person_id": person.id, "account_id": person.account.id, **_content(), **ids}
        if name in known:
            return str(known[name])
        if name in VALUES.get(self.pattern, {}):
            return VALUES[self.pattern][name]
        usual = {"int:": "1", "slug:": "x", "str:": "x", "date:": "2026-11-22", "uuid:": str(person.id), "": "x"}
        return usual.get(converter, "x")


def _content() -> dict[str, str]:
    """Real names of content, so that a page shows what it can show."""
    return {"exercise_id": load_library().launch_rows()[0].id, "lesson_id": "H05", "screen_name": "legs"}


def every_route() -> list[Route]:
    return sorted(_walk(get_resolver(), ""), key=str)


def _walk(resolver: URLResolver, prefix: str) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        here = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walk(entry, here)
        elif isinstance(entry, URLPattern):
            shows = bool(getattr(entry.callback, "shows_exercises", False))
            yield Route(here, entry.name or "", door_of(entry.callback), shows)


def _parameters(pattern: str) -> list[tuple[str, str]]:
    found = []
    for part in pattern.split("<")[1:]:
        converter, _, name = part.split(">")[0].rpartition(":")
        found.append((f"{converter}:" if converter else "", name))
    return found
