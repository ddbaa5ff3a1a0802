"""The demo: people who do not exist, who lived with Hingeback for some weeks. `build(anchor)` fills their database."""

from collections.abc import Iterable
from datetime import date

from hingeback.demo.cast import CAST
from hingeback.demo.character import Character

__all__ = ["build"]


def build(anchor: date, people: Iterable[Character] = CAST) -> None:
    """See `building`. Brought in only when it is called: who the people are and how they behave needs no database."""
    from hingeback.demo import building

    building.build(anchor, people)
