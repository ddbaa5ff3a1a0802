"""Keeping what a screen says: as a draft while it is typed, as answers once it was sent."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from hingeback.web.care.services import give_answer, give_answers
from hingeback.web.clock import Clock
from hingeback.web.intake.models import Draft
from hingeback.web.people.models import Person

LONGEST_DRAFT = 32_000


def draft_of(person: Person, screen_id: str) -> dict[str, list[str]]:
    row = Draft.objects.filter(person=person, screen=screen_id).first()
    return dict(row.fields) if row else {}


def keep_draft(person: Person, screen_id: str, fields: Mapping[str, list[str]], clock: Clock) -> None:
    """Keep the fields of a screen as they are. Not an answer: it counts when the screen is sent (annex J9.4)."""
    kept = dict(fields)
    if len(json.dumps(kept)) <= LONGEST_DRAFT:
        Draft.objects.update_or_create(
            person=person, screen=screen_id, defaults={"fields": kept, "kept_at": clock.now()}
        )


def drop_draft(person: Person, screen_id: str) -> None:
    Draft.objects.filter(person=person, screen=screen_id).delete()


def keep_answers(person: Person, values: Mapping[str, Any], to_confirm: Iterable[str], clock: Clock) -> None:
    """Keep the answers of one screen together, then judge once, so that no half of a screen is judged.

    Those that mean "call now" are kept as not confirmed, after the others; the confirm screen asks for them.
    """
    waiting = set(to_confirm)
    with transaction.atomic():
        give_answers(person, {item: value for item, value in values.items() if item not in waiting}, clock)
        for item in values:
            if item in waiting:
                give_answer(person, item, values[item], clock, confirmed=False)
