"""One sheet for a physiotherapist: what the person told, what was done, how the pain went. Never a diagnosis."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Any

from django.utils.translation import gettext as _

from hingeback.web.care.access import allows_exercises
from hingeback.web.care.hold_state import HoldState
from hingeback.web.care.judging import library
from hingeback.web.clock import Clock
from hingeback.web.intake.said import said
from hingeback.web.intake.words import capital, of_item
from hingeback.web.pages.charts.plot import day_text, figure_text
from hingeback.web.people.models import Person
from hingeback.web.physio.advice import Told, VisitReason, advice_for
from hingeback.web.plan.week_sums import WeekSum, week_sums
from hingeback.web.session.lines import SessionLine, session_lines

#: What a clinician reads first, then what the person wants to do again.
IN_SHORT = ("A01", "A11", "A12", "A14", "A15", "A16", "A17", "A50", "A51", "A52", "A53", "A64", "A89")
#: What a person tells in their own words if they wish: the single mood answers stay off the paper.
KEPT_BACK = ("A86",)
WEEKS = timedelta(weeks=6)
MOST_ROWS = 8


@dataclass(frozen=True, slots=True)
class LetterWeek:
    """Pain as the middle of the sessions of the week; a dash where nothing was told."""

    sums: WeekSum
    before: str
    peak: str
    morning: str


@dataclass(frozen=True, slots=True)
class DoneRow:
    """An exercise, and on how many days it was done."""

    name: str
    days: int


def letter_of(person: Person, clock: Clock, state: HoldState) -> dict[str, Any]:
    since = state.as_of - WEEKS
    lines = session_lines(person, since)
    sums = week_sums(person, lines, since)
    advice = advice_for(person, clock, state, week=sums[-1].week if sums else 1, lines=lines)
    answers = state.sheet.answers.model_dump(mode="json", exclude_none=True)
    return {
        "person": person, "day": state.as_of, "reasons": told_once(advice.reasons), "short": _short(answers),
        "weeks": sums,
        "done": _done(lines) if allows_exercises(state) else [], "held": not allows_exercises(state),
        "caption": _("Week by week"), "head": _head(),
        "rows": [_row(letter_week(week, lines)) for week in sums],
        "lead": library().texts["referral"]["letter_lead"],
    }  # fmt: skip


def told_once(reasons: Sequence[VisitReason]) -> list[tuple[VisitReason, list[Told]]]:
    """Each reason with those of its answers that stand nowhere else on the sheet."""
    shown, found = {*IN_SHORT, *KEPT_BACK}, []
    for reason in reasons:
        found.append((reason, [one for one in reason.told if one.item not in shown]))
        shown |= {one.item for one in reason.told}
    return found


def _short(answers: dict[str, Any]) -> list[tuple[str, str]]:
    told = [(capital(str(of_item(item)["label"])), said(item, answers[item])) for item in IN_SHORT if item in answers]
    return [(label, words) for label, words in told if words]


def _head() -> tuple[str, ...]:
    return _("Week from"), _("Sessions"), _("Minutes"), _("Pain before"), _("Highest"), _("Next morning")


def _row(week: LetterWeek) -> tuple[str, ...]:
    sums = week.sums
    sessions = _("%(done)s of %(planned)s") % {"done": sums.done, "planned": sums.planned}
    minutes = _("%(done)s of %(planned)s") % {"done": sums.done_min, "planned": sums.planned_min}
    return day_text(sums.starts), sessions, minutes, week.before, week.peak, week.morning


def letter_week(week: WeekSum, lines: Sequence[SessionLine]) -> LetterWeek:
    inside = [line for line in lines if week.starts <= line.date <= week.ends]
    return LetterWeek(
        week,
        _middle([line.pre_nrs for line in inside]),
        _middle([line.peak_nrs for line in inside]),
        _middle([line.next_nrs for line in inside]),
    )


def _middle(told: Sequence[int | None]) -> str:
    known = [nrs for nrs in told if nrs is not None]
    return figure_text(float(median(known))) if known else "–"


def _done(lines: Sequence[SessionLine]) -> list[DoneRow]:
    """What was done on most days, by name; the days count sessions of the last weeks."""
    days: dict[str, set[date]] = {}
    for line in lines:
        for row in line.sets_done:
            days.setdefault(row, set()).add(line.date)
    known = library().exercises
    rows = [DoneRow(known[row].name, len(on)) for row, on in days.items() if row in known]
    return sorted(rows, key=lambda row: (-row.days, row.name))[:MOST_ROWS]
