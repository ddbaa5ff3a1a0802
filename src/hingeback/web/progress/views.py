"""Progress: pain, sessions and minutes over two weeks, twelve weeks or all, in plots, tables and words."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hingeback.web.care.access import exercise_page
from hingeback.web.care.hold_state import HoldState
from hingeback.web.people.access import access_person, clock_of
from hingeback.web.physio.advice import advice_for
from hingeback.web.plan.week_sums import WeekSum, week_sums
from hingeback.web.progress.changes import counted
from hingeback.web.progress.figures import matters, minute_bars, pain_days, pain_picture, session_bars
from hingeback.web.progress.ranges import RANGES, range_named
from hingeback.web.progress.session_pain import session_pain_plot
from hingeback.web.progress.words import done_words, pain_words, quiet_words, session_words
from hingeback.web.session.decided import decided_sessions
from hingeback.web.session.lines import SessionLine, session_lines

#: The latest sessions whose changes are counted.
COUNTED = 20


@exercise_page
@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    person, clock = access_person(request), clock_of(request)
    state: HoldState = request.hold  # type: ignore[attr-defined]
    chosen = range_named(str(request.GET.get("range", "")))
    since = chosen.since(state.as_of)
    every = session_lines(person)
    lines = [line for line in every if since is None or line.date >= since]
    sums = week_sums(person, every, since)
    advice = advice_for(person, clock, state, week=sums[-1].week if sums else 1, lines=every)
    decided = decided_sessions(person, COUNTED)
    values = {
        "ranges": RANGES, "chosen": chosen, "any": bool(every), "lines": lines, "sums": sums, "advice": advice,
        "quiet": quiet_words(every[-1].date if every else None, state.as_of), "decided": len(decided),
        "counts": counted(decided), **_plots(lines, sums, state.as_of),
    }  # fmt: skip
    return render(request, "progress/progress.html", values)


def _plots(lines: Sequence[SessionLine], sums: Sequence[WeekSum], day: date) -> dict[str, Any]:
    days = pain_days(lines)
    this_week = bool(sums) and sums[-1].starts <= day <= sums[-1].ends
    return {
        "pain": pain_picture(days, day),
        "session_pain": session_pain_plot(lines),
        "sessions": session_bars(sums, this_week),
        "minutes": minute_bars(sums, this_week),
        "words": [*pain_words(days, matters()), *session_words(lines), *done_words(sums)],
    }
