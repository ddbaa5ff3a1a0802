"""Keeping what was said to a card, and what a person wishes of a visit."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from hingeback.web.care.services import answer_prompt
from hingeback.web.clock import Clock
from hingeback.web.ids import RandomBytes, system_random
from hingeback.web.people.models import Person
from hingeback.web.physio.naming import REPLIES, WISH, WISHES, visit_prompt


def reply_to(
    person: Person, rules: Sequence[str], reply: str, week: int, clock: Clock, random: RandomBytes = system_random
) -> None:
    """One reply to all reasons of a card; each is kept by itself, since each has its own pause."""
    if reply not in REPLIES:
        raise ValueError(f"{reply!r} is no reply to a card. Known: {', '.join(REPLIES)}.")
    with transaction.atomic():
        for rule in rules:
            answer_prompt(person, visit_prompt(rule, week), reply, clock, random)


def keep_wishes(person: Person, wishes: Mapping[str, bool], clock: Clock, random: RandomBytes = system_random) -> None:
    """What a person wishes of a visit: avoid surgery, less pain medicine, somebody beside them at first."""
    unknown = [wish for wish in wishes if wish not in WISHES]
    if unknown:
        raise ValueError(f"{unknown[0]!r} is no wish that is asked for. Known: {', '.join(WISHES)}.")
    with transaction.atomic():
        for wish, wished in wishes.items():
            answer_prompt(person, WISH + wish, "yes" if wished else "no", clock, random)
