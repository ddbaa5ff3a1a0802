"""How far back the page looks."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Range:
    """`weeks` None: everything."""

    key: str
    label: Promise
    weeks: int | None

    def since(self, day: date) -> date | None:
        return None if self.weeks is None else day - timedelta(weeks=self.weeks) + timedelta(days=1)


RANGES = (Range("2", _("2 weeks"), 2), Range("12", _("12 weeks"), 12), Range("all", _("All"), None))
USUAL = RANGES[1]


def range_named(key: str) -> Range:
    return next((chosen for chosen in RANGES if chosen.key == key), USUAL)
