"""From a week to a PDF."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import get_language, get_language_bidi

from hingeback.engine.contracts.planning import PlanningInput
from hingeback.web.care.judging import library
from hingeback.web.pages.drawing.shell import logo
from hingeback.web.paper.address import address_on_paper
from hingeback.web.paper.exercises import GENERAL_RULE, exercises_of, rules_of_numbers
from hingeback.web.paper.ink import in_ink
from hingeback.web.paper.overview import calls_for, easy_session, plates_on_paper, shell_of
from hingeback.web.paper.sheet_size import sheet_size
from hingeback.web.people.models import Person
from hingeback.web.plan.queries import Week


class CannotPrint(Exception):
    """The libraries that make a PDF are not on this computer; `missing` is what was asked for."""

    def __init__(self, missing: str) -> None:
        super().__init__(f"The PDF cannot be made: {missing}")
        self.missing = missing


def pdf_of(week: Week, person: Person, address: str) -> bytes:
    """The same week makes the same bytes. Raises CannotPrint."""
    return printed(document_of(week, person, address))


def document_of(week: Week, person: Person, address: str) -> str:
    return render_to_string("paper/week.html", on_paper(week, person, address))


def on_paper(week: Week, person: Person, address: str) -> dict[str, Any]:
    given = PlanningInput.model_validate(week.record.input)
    exercises, days = exercises_of(week)
    plates, stop = plates_on_paper(week, given), library().texts["stop_rules"]
    return {
        "record": week.record, "last_day": plates.days[-1].date, "first_name": first_name(person.name),
        "exercises": exercises, "days": list(zip(days, plates.days, strict=True)),
        "shell": in_ink(shell_of(plates)), "logo": in_ink(logo()), "easy": easy_session(given),
        "stop": stop["stop_list"], "stop_rule": stop["rules"][GENERAL_RULE],
        "rules": rules_of_numbers(exercises),
        "calls": calls_for(person.tenant.country), "address": address_on_paper(address),
        "sheet": sheet_size(person.tenant.country), "language": get_language() or "en", "rtl": get_language_bidi(),
    }  # fmt: skip


def first_name(name: str) -> str:
    """Paper lies around: the first name is enough."""
    return name.split()[0] if name.split() else name


def printed(document: str) -> bytes:
    """WeasyPrint and the libraries under it are loaded here alone: pages are served without them."""
    try:
        from hingeback.web.paper.press import press
    except (ImportError, OSError) as missing:
        raise CannotPrint(str(missing)) from missing
    return press(document)
