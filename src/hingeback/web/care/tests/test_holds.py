"""From answers to what a hold allows: the worst answer counts, holds stay until they are cleared (B3, J9.3, J9.4)."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from tests.cast import Member, WorldClock, calm_answers

from hingeback.engine.contracts.safety import Action, Tier
from hingeback.web.care import services
from hingeback.web.care.access import may_show_exercises
from hingeback.web.care.clearances import Report
from hingeback.web.care.clearing import report_clearance
from hingeback.web.care.models import Answer, ScreenRecord
from hingeback.web.care.queries import answer_sheet
from hingeback.web.eventlog.models import Event
from hingeback.web.eventlog.services import rebuild

pytestmark = pytest.mark.django_db
NEW_SADDLE = {"answer": "yes", "started_days": 1, "worsening": True, "checked": False}


def allowed(member: Member) -> bool:
    return may_show_exercises(member.person, member.clock)


def is_seen(member: Member, rules: tuple[str, ...], **other: Any) -> tuple[bool, list[str]]:
    """Reports a visit of today; says whether it was accepted, and why not."""
    told: dict[str, Any] = {
        "date": member.clock.day, "who": "doctor in the emergency room", "where": "hospital",
        "said": "no nerve is pressed", "in_person": True, "may_exercise": "yes",
    }  # fmt: skip
    record = report_clearance(member.person, Report(rules, **(told | other)), member.clock)
    return record.accepted, record.refused_because


def answers_all_again(member: Member, **other: Any) -> ScreenRecord:
    services.begin_screen(member.person, "re-screen", member.clock)
    member.answers(**(calm_answers(member.clock.day) | other))
    return member.sends_screen("re-screen")


def test_nobody_sees_an_exercise_before_the_screen_was_sent(ana: Member) -> None:
    assert not allowed(ana)
    ana.is_calm()
    assert not allowed(ana)

    ana.sends_screen()

    assert allowed(ana)


def test_a_screen_with_an_open_question_cannot_be_sent(ana: Member) -> None:
    ana.is_calm(S01=None)

    with pytest.raises(services.StillUnanswered) as problem:
        ana.sends_screen()
    assert problem.value.items == ("S01",)


def test_an_answer_that_calls_for_help_closes_everything_at_once(ana: Member) -> None:
    ana.may_exercise()

    ana.answers(S01=NEW_SADDLE)

    assert not allowed(ana)
    assert ana.hold.tier is Tier.EMERGENCY
    assert ScreenRecord.objects.filter(kind="alarm", tier="EMERGENCY").count() == 1


def test_taking_the_answer_back_later_lifts_nothing(ana: Member, clock: WorldClock) -> None:
    ana.may_exercise()
    ana.answers(S01=NEW_SADDLE)
    ana.answers(S01={"answer": "no"})
    assert ana.hold.tier is Tier.EMERGENCY

    clock.forward(days=400)
    ana.answers(S01={"answer": "no"})

    assert ana.hold.action is Action.WITHHOLD
    assert not allowed(ana)


def test_the_worst_answer_of_24_hours_counts_even_where_no_hold_remains(ana: Member, clock: WorldClock) -> None:
    """S46 asks for a clinician first: no hold stays, yet a milder answer waits for a day."""
    ana.is_calm(S20={"answer": "not_sure"})
    ana.answers(S20={"answer": "no"})
    assert answer_sheet(ana.person, clock).given("S20")["answer"] == "not_sure"

    clock.forward(hours=23)
    assert answer_sheet(ana.person, clock).given("S20")["answer"] == "not_sure"
    clock.forward(hours=2)
    assert answer_sheet(ana.person, clock).given("S20")["answer"] == "no"


def test_a_sent_screen_cannot_be_talked_down_within_24_hours(ana: Member, clock: WorldClock) -> None:
    ana.is_calm(A51=["vertebral_fracture"])
    first = ana.sends_screen()
    assert first.action == Action.WITHHOLD

    ana.answers(A51=[])
    again = ana.sends_screen("re-screen")

    assert again.tier == first.tier
    assert again.action == Action.WITHHOLD
    clock.forward(hours=25)
    assert allowed(ana)


def test_an_emergency_answer_waits_for_its_confirm_screen_but_counts_meanwhile(ana: Member, clock: WorldClock) -> None:
    ana.may_exercise()

    services.give_answer(ana.person, "S01", NEW_SADDLE, clock, confirmed=False)

    assert not allowed(ana)
    assert not ScreenRecord.objects.filter(kind="alarm").exists()


def test_a_mis_tap_is_taken_back_once_and_both_taps_are_kept(ana: Member, clock: WorldClock) -> None:
    ana.may_exercise()
    services.give_answer(ana.person, "S01", NEW_SADDLE, clock, confirmed=False)
    services.take_back_answer(ana.person, "S01", clock)
    ana.answers(S01={"answer": "no"})
    assert allowed(ana)
    assert Event.objects.filter(person_id=ana.person.id, type__startswith="answer.taken").count() == 1

    services.give_answer(ana.person, "S01", NEW_SADDLE, clock, confirmed=False)

    with pytest.raises(services.NothingToTakeBack):
        services.take_back_answer(ana.person, "S01", clock)


def test_a_confirmed_answer_cannot_be_taken_back(ana: Member, clock: WorldClock) -> None:
    services.give_answer(ana.person, "S01", NEW_SADDLE, clock, confirmed=False)
    services.confirm_answer(ana.person, "S01", clock)

    with pytest.raises(services.NothingToTakeBack):
        services.take_back_answer(ana.person, "S01", clock)
    assert ScreenRecord.objects.get().kind == "alarm"


def test_the_whole_way_out_of_a_hold(ana: Member, clock: WorldClock) -> None:
    """Seen in person after 24 h, everything answered again, three gentle days, a full screen: then free."""
    ana.may_exercise()
    ana.answers(S01=NEW_SADDLE)
    rules = tuple(rule.id for rule in ana.hold.holds)
    assert "too-soon" in is_seen(ana, rules)[1]

    clock.forward(hours=25)
    assert is_seen(ana, rules) == (True, [])
    answers_all_again(ana)

    assert ana.hold.action is Action.GENTLE_ONLY
    assert ana.hold.in_gentle_days
    clock.forward(days=2)
    answers_all_again(ana)
    assert ana.hold.action is Action.GENTLE_ONLY
    clock.forward(days=1, hours=1)
    answers_all_again(ana)
    assert not ana.hold.holds
    assert ana.hold.action.may_exercise_fully


def test_a_second_hold_by_the_same_rule_needs_a_clinician(ana: Member, clock: WorldClock) -> None:
    ana.may_exercise()
    ana.answers(S01=NEW_SADDLE)
    rules = tuple(rule.id for rule in ana.hold.holds)
    clock.forward(hours=25)
    is_seen(ana, rules)
    answers_all_again(ana)
    clock.forward(days=5)
    answers_all_again(ana)

    ana.answers(S01=NEW_SADDLE)
    clock.forward(hours=25)

    assert "second-hold" in is_seen(ana, rules)[1]
    assert ana.hold.holds[0].gentle_days == 7


def test_after_a_second_hold_the_gentle_days_are_seven(ana: Member, clock: WorldClock) -> None:
    test_a_second_hold_by_the_same_rule_needs_a_clinician(ana, clock)
    rules = tuple(rule.id for rule in ana.hold.holds)
    assert is_seen(ana, rules, kind="clinician", who="Dr. Weber") == (True, [])

    clock.forward(days=5)
    answers_all_again(ana)
    assert ana.hold.action is Action.GENTLE_ONLY
    clock.forward(days=3)
    answers_all_again(ana)
    assert ana.hold.action.may_exercise_fully


def test_gentle_only_stays_until_a_new_clearance(ana: Member, clock: WorldClock) -> None:
    ana.may_exercise()
    ana.answers(S01=NEW_SADDLE)
    rules = tuple(rule.id for rule in ana.hold.holds)
    clock.forward(hours=25)
    is_seen(ana, rules, may_exercise="gentle_only")
    clock.forward(days=20)
    answers_all_again(ana)
    assert ana.hold.action is Action.GENTLE_ONLY

    is_seen(ana, rules, may_exercise="yes")
    clock.forward(days=4)
    answers_all_again(ana)

    assert ana.hold.action.may_exercise_fully


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"in_person": False}, "not-in-person"),
        ({"may_exercise": "no"}, "may-not-exercise"),
        ({"may_exercise": "not_said"}, "did-not-say"),
        ({"who": " "}, "who-missing"),
        ({"where": ""}, "where-missing"),
        ({"said": ""}, "said-missing"),
    ],
)
def test_a_report_that_does_not_count_says_why(ana: Member, clock: WorldClock, told: dict[str, Any], code: str) -> None:
    ana.may_exercise()
    ana.answers(S01=NEW_SADDLE)
    rules = tuple(rule.id for rule in ana.hold.holds)
    clock.forward(hours=25)

    accepted, codes = is_seen(ana, rules, **told)

    assert (accepted, codes) == (False, [code])
    assert ana.hold.action is Action.WITHHOLD


def test_a_new_round_takes_nothing_over(ana: Member, clock: WorldClock) -> None:
    ana.may_exercise()
    clock.forward(days=30)
    services.begin_screen(ana.person, "full", clock)

    with pytest.raises(services.StillUnanswered) as problem:
        ana.sends_screen("full")
    assert {"S01", "S46", "A12"} <= set(problem.value.items)


def test_answers_grow_older(ana: Member, clock: WorldClock) -> None:
    ana.is_calm(S04={"answer": "yes", "started_days": 3, "checked": True, "worsening": False}, A12={"weeks": 2})
    clock.forward(days=10)

    sheet = answer_sheet(ana.person, clock)

    assert sheet.given("S04")["started_days"] == 13
    assert sheet.given("A12")["days"] == 24


def test_a_read_model_can_be_built_again_from_the_log(ana: Member) -> None:
    ana.is_calm()
    ana.answers(A12={"days": 9}, A16=4, A17=None)
    before = list(Answer.objects.order_by("item").values_list("item", "value", "event_seq", "given_at", "given_on"))

    rebuild(ana.person)

    again = list(Answer.objects.order_by("item").values_list("item", "value", "event_seq", "given_at", "given_on"))
    assert before == again


def test_nothing_is_allowed_while_an_answer_is_unreadable(ana: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    ana.may_exercise()
    assert allowed(ana)
    monkeypatch.setattr("hingeback.web.care.projections._set", lambda *_: {}["no such key"])

    ana.answers(S04={"answer": "no"})

    assert not allowed(ana)


def test_a_decision_is_never_changed(ana: Member) -> None:
    ana.may_exercise()

    for statement in ("UPDATE care_screenrecord SET action = 'PROCEED'", "DELETE FROM care_screenrecord"):
        with pytest.raises(DatabaseError, match="never"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert ScreenRecord.objects.count() == 1


@pytest.mark.parametrize(("item", "value"), [("S01", "yes"), ("A16", 11), ("A99", ["elbow"]), ("Z1", 1)])
def test_an_answer_that_is_not_one_is_refused(ana: Member, item: str, value: Any) -> None:
    with pytest.raises(services.BadAnswer):
        ana.answers(**{item: value})
    assert not Event.objects.exists()
