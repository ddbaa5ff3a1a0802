"""The same people as at the intake, and a short way to a sent screen."""

from collections.abc import Callable
from typing import Any

import pytest

from hingeback.web.care.models import ScreenRecord
from hingeback.web.care.services import screen_now
from hingeback.web.clock import FixedClock
from hingeback.web.intake.tests.conftest import NOON, new_walker
from hingeback.web.intake.tests.walking import Walker, told

SendsScreen = Callable[..., tuple[Walker, ScreenRecord]]


@pytest.fixture
def clock(settings: Any) -> FixedClock:
    settings.CLOCK = FixedClock(NOON)
    return settings.CLOCK


@pytest.fixture
def screened(db: None, settings: Any, clock: FixedClock) -> Callable[..., Walker]:
    """Somebody who has answered everything, with these changes, and sent it."""

    def sent(name: str = "Ana", country: str = "DE", **changes: Any) -> Walker:
        walker = new_walker(settings, clock, name, country)
        walker.has_answered(told(**changes))
        screen_now(walker.person, "full", settings.CLOCK)
        return walker

    return sent
