"""The whole cast, built once: each of them is where the first page of the demo says they are."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest

from hingeback.demo import build
from hingeback.demo.cast import CAST
from hingeback.demo.tests.test_building import check_everybody, may_exercise, of
from hingeback.web.care.hold_state import hold_state
from hingeback.web.care.rescreening import screen_due
from hingeback.web.care.visit_answers import said_to
from hingeback.web.clock import FixedClock
from hingeback.web.learn.queries import lesson_records
from hingeback.web.people.models import Person
from hingeback.web.plan.day_kinds import kind_of
from hingeback.web.plan.models import PlanRecord
from hingeback.web.plan.queries import current_week
from hingeback.web.session.models import SessionRecord
from hingeback.web.session.queries import last_active, sessions, waits_for_morning

#: The demo is always on SQLite; that its services build people on PostgreSQL too is shown by `test_building`.
pytestmark = [pytest.mark.django_db, pytest.mark.embedded]
HELD = {"Sam": "EMERGENCY", "Yusuf": "EMERGENCY", "Luis": "SAME_DAY", "Finn": "CLINICIAN_FIRST"}
NOT_STARTED = ("Clara", "Dev")


def test_everybody_is_where_the_first_page_says(anchor: date) -> None:
    """One test, since building takes its time."""
    build(anchor)
    morning = FixedClock(datetime.combine(anchor, time(8), UTC))

    check_everybody(CAST, anchor)
    _ana_has_a_session_to_do_and_a_morning_to_tell_of(morning, anchor)
    for who in CAST:
        assert may_exercise(who.name, morning) == (who.name not in HELD and who.name not in NOT_STARTED), who.name
    for name, tier in HELD.items():
        assert hold_state(of(name), morning).tier == tier, name
    assert {hold_state(of(name), morning).action for name in ("Viktor", "Amara")} == {"GENTLE_ONLY"}
    _ana_read_lessons_and_lars_books_a_visit()
    _jack_was_away_and_came_back()
    _lars_had_signs_down_the_leg_and_was_asked()


def _ana_has_a_session_to_do_and_a_morning_to_tell_of(morning: FixedClock, anchor: date) -> None:
    ana = of("Ana")
    state = hold_state(ana, morning)
    assert not screen_due(ana, morning, last_active(ana)).kind
    week = current_week(ana)
    assert week is not None
    day = week.day(anchor)
    assert day is not None
    assert kind_of(day, False, state.sheet) == "full"
    assert not SessionRecord.objects.filter(person=ana, date=anchor).exists()
    yesterday = waits_for_morning(ana, morning)
    assert yesterday is not None
    assert yesterday.date == anchor - timedelta(days=1)
    assert sessions(ana).count() > 30
    assert PlanRecord.objects.filter(person=ana).order_by("-n").values_list("week", flat=True).first() == 13


def _ana_read_lessons_and_lars_books_a_visit() -> None:
    assert len(lesson_records(of("Ana"))) >= 3
    assert "booked" in {one.answer for one in said_to(of("Lars"), ("visit-",))}


def _jack_was_away_and_came_back() -> None:
    days = sorted(SessionRecord.objects.filter(person=of("Jack")).values_list("date", flat=True))
    gaps = [(later - day).days for day, later in pairwise(days)]
    assert max(gaps) >= 15
    assert gaps.index(max(gaps)) < len(gaps) - 1


def _lars_had_signs_down_the_leg_and_was_asked() -> None:
    lars: Person = of("Lars")
    spread = SessionRecord.objects.filter(person=lars, spread=True).get()
    assert spread.leg_settled_min is not None
    assert SessionRecord.objects.filter(person=lars, date__gt=spread.date).exists()
