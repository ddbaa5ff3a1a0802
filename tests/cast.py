"""The cast: Ana (at home), Ben (another person on the same installation), Dov (an outsider), and a visitor.

Each has a browser and speaks in sentences; facts go through the services, pages through HTTP.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings as django_settings
from django.http import HttpResponse
from django.test import Client
from tests.population.calm import calm_person

from hingeback.engine.contracts.safety import Action
from hingeback.web.care import services as care
from hingeback.web.care.hold_state import HoldState, hold_state
from hingeback.web.care.models import ScreenRecord
from hingeback.web.clock import FixedClock
from hingeback.web.people import services as people
from hingeback.web.people.models import Person

START = datetime(2026, 11, 22, 9, tzinfo=UTC)
UNKNOWN_ID = UUID("01934f00-dead-7000-8000-000000000000")


@dataclass
class WorldClock:
    """The clock of one test, the same for services and pages."""

    at: datetime = START

    def now(self) -> datetime:
        return self.at

    def forward(self, **step: float) -> None:
        self.at = FixedClock(self.at).forward(**step).at

    @property
    def day(self) -> date:
        return self.at.date()


class Visitor:
    """A browser on this computer. Without the opening link it is not trusted."""

    def __init__(self, clock: WorldClock, trusted: bool = False) -> None:
        self.clock = clock
        self.browser = Client()
        if trusted:
            self.browser.cookies[django_settings.TRUST_COOKIE_NAME] = people.trust_browser(clock)

    def opens(self, path: str, **headers: Any) -> HttpResponse:
        return self.browser.get(path, **headers)

    def sends(self, path: str, data: dict[str, Any] | None = None) -> HttpResponse:
        return self.browser.post(path, data or {})

    def sends_by_script(self, path: str, data: dict[str, Any] | None = None) -> HttpResponse:
        return self.browser.post(path, data or {}, headers={"X-Requested-With": "fetch"})


class Member(Visitor):
    """Somebody with a record here."""

    def __init__(self, name: str, clock: WorldClock, passphrase: str = "", **home: Any) -> None:
        super().__init__(clock, trusted=True)
        self.person: Person = people.join_home(name, clock, passphrase=passphrase, **home)
        self.signs_in()

    def signs_in(self) -> None:
        self.browser.force_login(self.person.account, backend="hingeback.web.people.backend.HomeBackend")

    def answers(self, **items: Any) -> None:
        care.give_answers(self.person, items, self.clock)

    def is_calm(self, **other: Any) -> None:
        """Every question answered, nothing alarming, but for `other`."""
        self.answers(**(calm_answers(self.clock.day) | other))

    def sends_screen(self, kind: str = "full") -> ScreenRecord:
        return care.screen_now(self.person, kind, self.clock)

    def may_exercise(self, **other: Any) -> "Member":
        """Calm, and the screen was sent."""
        self.is_calm(**other)
        assert self.sends_screen().action != Action.WITHHOLD
        return self

    @property
    def hold(self) -> HoldState:
        return hold_state(self.person, self.clock)


def calm_answers(day: date, age: int = 42, sex: str = "female") -> dict[str, Any]:
    """Complete answers of a person who may exercise; the same every time."""
    return {**calm_person(day, age, sex), "A05": "home", "A04": {"pregnant": "no"}}


@pytest.fixture
def clock(settings: Any) -> Iterator[WorldClock]:
    world = WorldClock()
    settings.CLOCK = world
    yield world


@pytest.fixture
def visitor(db: None, clock: WorldClock) -> Visitor:
    return Visitor(clock)


@pytest.fixture
def ana(db: None, clock: WorldClock) -> Member:
    return Member("Ana", clock, country="DE")


@pytest.fixture
def ben(db: None, clock: WorldClock) -> Member:
    return Member("Ben", clock, country="US")


@pytest.fixture
def dov(db: None, clock: WorldClock) -> Member:
    return Member("Dov", clock, country="GB")
