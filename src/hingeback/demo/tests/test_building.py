"""The demo is played by the services of the pages: so it is a test of all of them at once."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from hingeback.demo import build
from hingeback.demo.cast import CAST
from hingeback.demo.character import Character
from hingeback.demo.tests.reading import fingerprint, moments, told_of
from hingeback.web.care.access import may_show_exercises
from hingeback.web.care.models import ScreenRecord
from hingeback.web.clock import FixedClock, local_day
from hingeback.web.eventlog.models import Event, ProjectionFault
from hingeback.web.people.models import Person
from hingeback.web.plan.models import PlanRecord
from hingeback.web.session.models import SessionDecision, SessionRecord

pytestmark = pytest.mark.django_db
BY_KEY = {who.key: who for who in CAST}
FEW = tuple(BY_KEY[key] for key in ("amara", "sam", "clara"))


def of(name: str) -> Person:
    return Person.objects.select_related("tenant").get(name=name)


@pytest.fixture
def few(anchor: date) -> tuple[Character, ...]:
    build(anchor, FEW)
    return FEW


def test_three_people_live_up_to_the_anchor_day(few: tuple[Character, ...], anchor: date) -> None:
    check_everybody(few, anchor)
    assert SessionRecord.objects.filter(person=of("Amara")).exists()
    assert not PlanRecord.objects.filter(person__name__in=("Sam", "Clara")).exists()


def test_the_same_anchor_gives_the_same_demo_in_another_process(
    few: tuple[Character, ...], anchor: date, tmp_path: Path
) -> None:
    """Another process counts its hashes, its ids and its time differently; the demo must not notice."""
    code = (
        "from hingeback.web.config.prepare import prepare; prepare();"
        "from hingeback.demo.tests.test_building import FEW; from hingeback.demo.tests.reading import fingerprint;"
        f"from hingeback.demo import build; from datetime import date; build(date({anchor:%Y,%-m,%-d}), FEW);"
        "print(fingerprint())"
    )
    settings = {
        "DJANGO_SETTINGS_MODULE": "hingeback.web.config.settings", "HINGEBACK_REALM": "demo", "PYTHONHASHSEED": "7",
        "HINGEBACK_DATA": str(tmp_path), "HINGEBACK_ANCHOR": anchor.isoformat(), "TZ": "Asia/Tokyo",
    }  # fmt: skip
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("HINGEBACK_")}
    other = subprocess.run(
        [sys.executable, "-c", code], env=inherited | settings, capture_output=True, text=True, check=True
    )

    assert other.stdout.strip() == fingerprint()


def test_another_anchor_gives_the_same_people_on_other_days(anchor: date) -> None:
    build(anchor, FEW[:1])
    first = of("Amara")
    days = list(SessionRecord.objects.filter(person=first).order_by("date").values_list("date", flat=True))
    Person.objects.filter(pk=first.pk).update(name="Amara before")
    build(anchor + timedelta(days=7), FEW[:1])

    later = SessionRecord.objects.filter(person=of("Amara")).order_by("date").values_list("date", flat=True)
    assert list(later) == [day + timedelta(days=7) for day in days]


def test_somebody_without_answers_has_a_name_and_nothing_else(anchor: date) -> None:
    build(anchor, [BY_KEY["dev"]])

    assert not Event.objects.filter(person_id=of("Dev").id).exists()


def test_whoever_is_away_tells_nothing(anchor: date) -> None:
    who = BY_KEY["amara"]
    build(anchor, [replace(who, habit=replace(who.habit, away=((1, 99),)))])

    assert not SessionRecord.objects.exists()


def check_everybody(people: tuple[Character, ...], anchor: date) -> None:
    """What must be true of everybody in the demo, whoever they are."""
    assert not ProjectionFault.objects.exists()
    for who in people:
        person = of(who.name)
        _dated_before(person, anchor)
        _plans_were_accepted(person)
        _nothing_was_done_under_a_hold(person)
        _days_are_in_order(person)


def _dated_before(person: Person, anchor: date) -> None:
    end = datetime.combine(anchor, time(), UTC)
    assert all(at <= end for at in moments({**told_of(person), "exported_at": ""}))


def _plans_were_accepted(person: Person) -> None:
    for plan in PlanRecord.objects.filter(person=person):
        assert plan.check_result["accepted"], f"{person.name}: plan {plan.n}"
        assert plan.input["assessment"]["screen"]["action"] != "WITHHOLD"


def _nothing_was_done_under_a_hold(person: Person) -> None:
    """From a screen that withholds to the next one, no session begins and no plan is made."""
    screens = list(ScreenRecord.objects.filter(person=person).order_by("at"))
    never = datetime.max.replace(tzinfo=UTC)
    for screen, end in zip(screens, [*(later.at for later in screens[1:]), never], strict=False):
        if screen.action == "WITHHOLD":
            assert not SessionRecord.objects.filter(
                person=person, started_at__gt=screen.at, started_at__lt=end
            ).exists()
            assert not PlanRecord.objects.filter(person=person, made_at__gt=screen.at, made_at__lt=end).exists()
    first = screens[0].at if screens else never
    assert not SessionRecord.objects.filter(person=person, started_at__lte=first).exists()


def _days_are_in_order(person: Person) -> None:
    """One session a day, told on its day; decisions, plans and events in the order of their times."""
    sessions = list(SessionRecord.objects.filter(person=person).order_by("started_at"))
    days = [session.date for session in sessions]
    assert days == sorted(set(days))
    assert all(local_day(s.started_at, person.tenant.time_zone) == s.date for s in sessions)
    assert all(s.ended_at is not None and s.ended_at > s.started_at for s in sessions)
    for told in (
        Event.objects.filter(person_id=person.id).order_by("seq").values_list("received_at", flat=True),
        PlanRecord.objects.filter(person=person).order_by("n").values_list("made_at", flat=True),
        SessionDecision.objects.filter(person=person).order_by("n").values_list("decided_at", flat=True),
    ):
        assert list(told) == sorted(told)


def may_exercise(name: str, clock: FixedClock) -> bool:
    return may_show_exercises(of(name), clock)
