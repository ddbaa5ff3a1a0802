"""The safety card of a person: numbers to call and what to do. It names no exercise, so a hold leaves it open."""

from typing import Any

from hingeback.web.care.judging import library
from hingeback.web.offline.asked import stop_signs
from hingeback.web.people.countries import numbers_for
from hingeback.web.people.models import Person
from hingeback.web.safety.words import page_words

TIERS = ("EMERGENCY", "SAME_DAY")


def card_of(person: Person) -> dict[str, Any]:
    numbers = numbers_for(person.tenant.country)
    emergency = [str(number) for number in numbers.get("emergency") or ["112"]]
    stop_list = library().texts["stop_rules"]["stop_list"]
    return {
        "person": str(person.id), "number": emergency[0], "more_numbers": emergency[1:],
        "advice": str(numbers.get("advice", "")), "crisis": list(numbers.get("crisis", [])),
        "tiers": {tier: _tier(tier, emergency[0]) for tier in TIERS}, "crisis_lead": _crisis_lead(),
        "stop_title": stop_list["title"], "stop_lead": stop_list["lead"], "signs": stop_signs(),
    }  # fmt: skip


def _tier(tier: str, number: str) -> dict[str, Any]:
    """Steps that quote the answers are left out: on the device nothing is judged."""
    words = page_words()
    steps = [step.format(number=number, words="") for step in words["steps"][tier] if "{words}" not in step]
    return {"title": words["tiers"][tier]["title"].format(number=number), "steps": steps,
            "then": words["tiers"][tier]["then"]}  # fmt: skip


def _crisis_lead() -> str:
    return str(library().texts["countries"]["crisis_lead"])
