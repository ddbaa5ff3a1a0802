"""People who sit at the questions: a clock that stands still, a signed-in browser, and a walk through the screens."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from hingeback.web.clock import FixedClock
from hingeback.web.intake.tests.walking import Walker
from hingeback.web.people.services import join_home, trust_browser

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def clock(settings: Any) -> FixedClock:
    settings.CLOCK = FixedClock(NOON)
    return settings.CLOCK


@pytest.fixture
def walker(db: None, settings: Any, clock: FixedClock) -> Walker:
    return new_walker(settings, clock)


@pytest.fixture
def somebody(db: None, settings: Any, clock: FixedClock) -> Callable[..., Walker]:
    return lambda **more: new_walker(settings, clock, **more)


def new_walker(settings: Any, clock: FixedClock, name: str = "Ana", country: str = "DE") -> Walker:
    person = join_home(name, clock, country=country, time_zone="UTC")
    client = Client()
    client.cookies[settings.TRUST_COOKIE_NAME] = trust_browser(clock)
    client.force_login(person.account, backend="hingeback.web.people.backend.HomeBackend")
    return Walker(client, person, settings)
