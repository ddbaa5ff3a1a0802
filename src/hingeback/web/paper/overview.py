"""The first page: the week as a shell and as days, when to stop, whom to call, an easy session for a bad day."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import get_language_bidi, ngettext
from django.utils.translation import gettext as _

from hingeback.engine import planning
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.web.care.judging import library
from hingeback.web.pages.drawing.shell import ShellDay, week_shell
from hingeback.web.people.countries import numbers_for
from hingeback.web.plan.dose_words import dose_words
from hingeback.web.plan.queries import Week
from hingeback.web.week.shell_days import WeekPlates, plates_of


@dataclass(frozen=True, slots=True)
class Calls:
    """The numbers of the country; `known` is False where they are those of most countries."""

    first: str
    others: tuple[str, ...]
    advice: str
    known: bool


@dataclass(frozen=True, slots=True)
class EasyItem:
    name: str
    dose: str


def calls_for(country: str) -> Calls:
    numbers = numbers_for(country)
    first, *others = [str(number) for number in numbers.get("emergency") or ["112"]]
    return Calls(first, tuple(others), str(numbers.get("advice", "")), numbers != numbers_for(""))


def easy_session(given: PlanningInput) -> tuple[EasyItem, ...]:
    """What takes the place of a session on a bad day (J3-EASE)."""
    rows = library().exercises
    items = [(item, rows[str(item.exercise)]) for item in planning.ease_session(given, library())]
    return tuple(EasyItem(row.name, dose_words(item, row)) for item, row in items)


def plates_on_paper(week: Week, given: PlanningInput) -> WeekPlates:
    """The seven days as planned: paper knows neither today nor what was done."""
    before = week.record.starts - timedelta(days=1)
    return plates_of(week, {}, given.sheet, before, before)


def shell_of(plates: WeekPlates) -> str:
    big = ngettext("%(n)s session", "%(n)s sessions", plates.planned) % {"n": plates.planned}
    small = _("%(n)s\u00a0min") % {"n": plates.planned_min}
    days = [ShellDay(day.name, _state(day.state), _word(day.state, day.minutes)) for day in plates.days]
    title = _("The week at a glance. The table below says the same in words.")
    return week_shell(days, big, small, title, mirror=get_language_bidi())


def _state(state: str) -> Any:
    return state if state in ("light", "declined") else "planned"


def _word(state: str, minutes: int) -> str:
    words = {"light": _("light"), "declined": _("rest")}
    return words.get(state) or (_("%(n)s\u00a0min") % {"n": minutes} if minutes else "")
