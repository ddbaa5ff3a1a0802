"""The demo is built on a fixed anchor day, in an empty database."""

from datetime import date

import pytest

ANCHOR = date(2026, 11, 25)


@pytest.fixture
def anchor() -> date:
    return ANCHOR
