"""The days of the plan as they go along on a device: all that a session needs, and nothing a rule forbids (J10)."""

from datetime import date, datetime, timedelta
from typing import Any

from hingeback.engine import planning, progression
from hingeback.engine.contracts.assessment import Irritability
from hingeback.engine.contracts.plan import PlanDay
from hingeback.engine.contracts.planning import PlanningInput
from hingeback.web.care.hold_state import HoldState
from hingeback.web.care.judging import library
from hingeback.web.clock import Clock
from hingeback.web.offline.asked import short_questions
from hingeback.web.offline.items import Sent, sent_alone, sent_place, sent_rows
from hingeback.web.offline.session_so_far import session_so_far
from hingeback.web.people.models import Person
from hingeback.web.plan.planning_input import planning_input
from hingeback.web.plan.queries import Week
from hingeback.web.session.decisions import usual_pain
from hingeback.web.session.queries import SCREENS_AFTER_SPREAD, SessionRecord, sessions
from hingeback.web.today.check_in import LEG, SETTLED, word_options
from hingeback.web.today.day import today_of
from hingeback.web.today.player import skip_reasons

#: A device that knows another edition shows nothing of it. 2: numbness may be told at the check-in.
EDITION = 2


def week_along(person: Person, week: Week, state: HoldState, clock: Clock, language: str) -> dict[str, Any]:
    """`state` has to allow exercises. Alternatives and ease rows are those that J2 and J3 leave open now."""
    content, used = library(), planning_input(person, state, clock)
    swaps = planning.swaps_of_week(used, content, week.plan)
    ease = planning.ease_session(used, content)
    named = {name for items in (*swaps.values(), ease) for item in items if (name := item.exercise)}
    rows = {**{name: content.exercises[name] for name in named}, **week.rows}
    return {
        "edition": EDITION, "person": str(person.id), "language": language,
        "made_at": _iso(clock.now()), "today": state.as_of.isoformat(), "content_version": content.version,
        "plan": {"id": str(week.record.id), "n": week.record.n, "week": week.record.week,
                 "starts": week.record.starts.isoformat()},
        "hold": "none", "screened_at": _screened_at(state), "screen_daily": state.in_gentle_days,
        "short_screen": short_questions(state.sheet),
        "b": progression.baseline_b((), state.as_of, usual_pain(state.sheet)),
        "days": [_day(day, week, used, state) for day in week.days if day.date >= state.as_of],
        "swaps": {row: [sent_alone(i, used, content, week.plan) for i in items] for row, items in swaps.items()},
        "ease": [sent_alone(item, used, content, week.plan) for item in ease],
        "rows": sent_rows(rows.values()), "session": session_so_far(_session_on(person, state.as_of)),
        "words": _words(),
    }  # fmt: skip


def _day(day: PlanDay, week: Week, used: PlanningInput, state: HoldState) -> Sent:
    seen = today_of(week, day.date, state.sheet, library())
    return {
        "date": day.date.isoformat(), "kind": seen.kind, "minutes": seen.minutes,
        "most_min": day_most_min(seen.kind, used), "lessons": [lesson.title for lesson in seen.lessons],
        "items": [sent_place(place, used, library(), week.plan) for place in seen.places],
    }  # fmt: skip


def day_most_min(kind: str, used: PlanningInput) -> int:
    """Counted minutes after which the day is over (OD-13)."""
    most = library().tables["on_device"]["day_max_min"]
    high = used.assessment.irritability is Irritability.HIGH
    return int(min(most["light"] if kind == "light" else most["usual"], most["high"] if high else most["usual"]))


def _screened_at(state: HoldState) -> str:
    """When the latest complete screen was sent; empty where there is none, and then it is due."""
    told = [s.at for s in state.screens if s.complete and s.kind in SCREENS_AFTER_SPREAD]
    return _iso(max(told)) if told else ""


def _session_on(person: Person, day: date) -> SessionRecord | None:
    return sessions(person, since=day).filter(date__lt=day + timedelta(days=1)).first()


def _words() -> dict[str, Any]:
    texts = library().texts
    return {
        "gate": texts["progression"]["gate"], "stop_rules": texts["stop_rules"]["rules"],
        "rest_s": library().tables["session_player"]["rest_s"],
        "settle_s": library().tables["session_player"]["settle_s"],
        "leg": [[value, str(label)] for value, label in LEG],
        "settled": [[value, str(label)] for value, label in SETTLED],
        "skip_reasons": [[value, str(label)] for value, label in skip_reasons()],
        "row_words": [[value, str(label)] for value, label in word_options()],
    }  # fmt: skip


def _iso(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
