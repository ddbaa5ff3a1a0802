"""Building the demo: everybody lives through their weeks, by the services that the pages use, up to the anchor day."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from hingeback.demo.character import Character
from hingeback.demo.playing import play


def build(anchor: date, people: Iterable[Character]) -> None:
    """Fill an empty database. The same anchor gives the same demo. Nothing in it is dated on or after the anchor day.

    One transaction for each person: whoever stands there is whole, and the disk is waited for once a person.
    """
    for who in people:
        with transaction.atomic():
            play(who, anchor)
