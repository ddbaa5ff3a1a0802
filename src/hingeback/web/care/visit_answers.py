"""What was said to cards and small questions beside the safety pages: visits, wishes, flares. One query for all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from hingeback.web.care.models import PromptAnswer
from hingeback.web.people.models import Person


@dataclass(frozen=True, slots=True)
class Said:
    """An answer to a prompt, by the name that the prompt was kept under."""

    prompt: str
    answer: str
    at: datetime


def said_to(person: Person, beginnings: Iterable[str]) -> tuple[Said, ...]:
    """Answers to all prompts whose names begin so, the oldest first."""
    wanted = Q()
    for start in beginnings:
        wanted |= Q(prompt__startswith=start)
    rows = PromptAnswer.objects.filter(wanted, person=person).order_by("event_seq")
    return tuple(Said(*row) for row in rows.values_list("prompt", "answer", "answered_at"))
