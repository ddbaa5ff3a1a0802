"""Words and pictures of a session. `{% load today %}`"""

from django import template

from hingeback.engine.contracts.exercise import Exercise
from hingeback.web.pages.drawing.pictogram import POSES
from hingeback.web.today.course import Place
from hingeback.web.today.day import dose_of

register = template.Library()

#: Rows whose own figure is drawn; all others show their position.
_BY_LADDER = {"walk": "walking", "bike": "bike", "pool": "water", "gait": "walking"}


@register.filter
def dose(place: Place) -> str:
    """ "2 sets of 6 each side, hold 5 s" """
    return dose_of(place)


@register.filter
def pose(row: Exercise) -> str:
    """The name of the figure of a row."""
    if row.id.startswith("bird_dog"):
        return "bird_dog"
    by_ladder = _BY_LADDER.get(row.ladder, "")
    return by_ladder or (row.position if row.position in POSES else "standing")


@register.filter
def said(place: Place, words: set[tuple[str, str]]) -> set[str]:
    """The words that were said about this exercise."""
    return {word for row, word in words if row == place.row.id}
