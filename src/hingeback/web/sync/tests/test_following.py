"""What a phone tells leads to the same as what a page tells."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from tests.cast import Member, WorldClock

from hingeback.web.care.models import ScreenRecord
from hingeback.web.care.queries import answers_given
from hingeback.web.eventlog.models import Event, ProjectionFault
from hingeback.web.eventlog.projections import also_listening
from hingeback.web.eventlog.services import mend, rebuild
from hingeback.web.ids import new_id
from hingeback.web.plan.models import PlanRecord
from hingeback.web.plan.queries import current_week
from hingeback.web.session.models import PerformedSet, SessionDecision, SessionRecord
from hingeback.web.sync.tests.conftest import Phone
from hingeback.web.today.tests.walking import begins, does_every_set, has_a_week, says_how_it_was

pytestmark = pytest.mark.django_db


def facts_of(member: Member) -> list[tuple[str, dict[str, Any]]]:
    """The session of a person as their pages told it."""
    events = Event.objects.filter(person_id=member.person.id).order_by("seq").select_related("body")
    return [(e.type, e.body.content) for e in events if "session" in e.body.content]


def does_a_session_on_pages(member: Member) -> SessionRecord:
    has_a_week(member)
    session = begins(member)
    does_every_set(member, session)
    says_how_it_was(member, session)
    return session


def tells(phone: Phone, session_id: UUID | str, day: date, *facts: tuple[str, dict[str, Any]]) -> list[str]:
    where = {"session": str(session_id), "date": day.isoformat()}
    return phone.answers(*(phone.event(kind, {**body, **where}) for kind, body in facts))


def short_session(plan_n: int = 1) -> list[tuple[str, dict[str, Any]]]:
    return [
        ("pain.reported", {"moment": "pre", "nrs": 2}),
        ("session.started", {"plan_n": plan_n, "eased": False}),
        ("set.performed", {"exercise": "bridge", "set_n": 1, "reps": 8, "reps_planned": 8}),
        ("pain.reported", {"moment": "peak", "nrs": 3}),
        ("pain.reported", {"moment": "post", "nrs": 2}),
        ("check_in.given", {"effort_rpe": 4}),
    ]


def test_a_session_by_sync_leads_to_the_same_decision_as_on_the_pages(ana: Member, ben: Member) -> None:
    """Ben's phone tells word for word what Ana's pages told."""
    does_a_session_on_pages(ana)
    has_a_week(ben)
    bens, session = Phone(ben), new_id(ben.clock.now())

    answers = bens.answers(*(bens.event(kind, {**body, "session": str(session)}) for kind, body in facts_of(ana)))

    assert set(answers) == {"new"}
    anas_decision, bens_decision = (SessionDecision.objects.get(person=m.person) for m in (ana, ben))
    assert bens_decision.session_id == session
    assert bens_decision.document == anas_decision.document
    assert bens_decision.final == anas_decision.final
    sets = [PerformedSet.objects.filter(person=m.person).count() for m in (ana, ben)]
    assert sets[0] == sets[1] > 0
    plans = [PlanRecord.objects.filter(person=m.person).count() for m in (ana, ben)]
    assert plans[0] == plans[1]


def test_an_easy_session_begun_on_the_device_stands_in_the_week(phone: Phone, clock: WorldClock) -> None:
    has_a_week(phone.owner)
    begun = [("pain.reported", {"moment": "pre", "nrs": 9}), ("session.started", {"plan_n": 1, "eased": True})]

    assert tells(phone, new_id(clock.now()), clock.day, *begun) == ["new", "new"]

    week = current_week(phone.owner.person)
    assert week is not None and list(week.eased) == [clock.day]
    session = SessionRecord.objects.get()
    assert phone.owner.opens(f"/session/{session.id}/").headers["Location"] == f"/session/{session.id}/1/"


def test_the_same_session_sent_again_decides_nothing_new(phone: Phone, clock: WorldClock) -> None:
    has_a_week(phone.owner)
    where = {"session": str(new_id(clock.now())), "date": clock.day.isoformat()}
    events = [phone.event(kind, {**body, **where}) for kind, body in short_session()]

    assert phone.answers(*events) == ["new"] * 6
    assert phone.answers(*events) == ["duplicate"] * 6
    assert SessionDecision.objects.count() == 1


def test_what_comes_late_from_another_device_is_judged_with_the_rest(phone: Phone, clock: WorldClock) -> None:
    """The tablet tells the end before the phone told the sets."""
    has_a_week(phone.owner)
    tablet, session = Phone(phone.owner, device="01934f00-0000-7000-8000-0000000000d2"), new_id(clock.now())
    sets, end = short_session()[:3], short_session()[3:]

    assert tells(tablet, session, clock.day, *end) == ["new"] * 3
    assert not SessionDecision.objects.exists()
    assert tells(phone, session, clock.day, *sets) == ["new"] * 3

    assert [d.session_id for d in SessionDecision.objects.all()] == [session]
    assert SessionDecision.objects.get().document["entries"]


def test_the_next_morning_by_sync_settles_the_colour(phone: Phone, clock: WorldClock) -> None:
    has_a_week(phone.owner)
    session, day = new_id(clock.now()), clock.day
    tells(phone, session, day, *short_session())
    clock.forward(days=1)

    assert tells(phone, session, day, ("next_morning.given", {"nrs": 2, "doms": False, "spread": False})) == ["new"]
    assert list(SessionDecision.objects.order_by("n").values_list("final", flat=True)) == [False, True]


def test_a_stop_sign_by_sync_withholds_exercise_at_once(phone: Phone, clock: WorldClock) -> None:
    has_a_week(phone.owner)
    session = new_id(clock.now())
    response = phone.sends(
        phone.event("stop_sign.tapped", {"sign": "saddle_numbness", "session": str(session), "date": "2026-11-22"})
    )

    assert (response.json()["hold"], response.json()["may_exercise"]) == ("EMERGENCY", False)
    assert ScreenRecord.objects.filter(person=phone.owner.person, kind="alarm").exists()
    assert SessionRecord.objects.get().stopped_by == "saddle_numbness"
    assert not SessionDecision.objects.exists()


def test_a_held_person_may_tell_what_was_done_before(phone: Phone, clock: WorldClock) -> None:
    has_a_week(phone.owner)
    phone.owner.answers(S01={"answer": "yes", "started_days": 1, "worsening": True, "checked": False})

    assert tells(phone, new_id(clock.now()), clock.day, *short_session()) == ["new"] * 6
    assert phone.sends().json()["may_exercise"] is False
    assert PerformedSet.objects.count() == 1


def test_free_words_are_read_by_the_safety_screen(phone: Phone, clock: WorldClock) -> None:
    has_a_week(phone.owner)
    session = new_id(clock.now())

    tells(phone, session, clock.day, *short_session(), ("remark.written", {"text": "My leg felt odd"}))

    assert answers_given(phone.owner.person)["free_text"] == ["My leg felt odd"]
    assert SessionRecord.objects.get().note == "My leg felt odd"


def test_an_alarming_answer_by_sync_is_an_alarm(phone: Phone) -> None:
    phone.owner.may_exercise()
    value = '{"answer": "yes", "started_days": 1, "worsening": true, "checked": false}'

    assert phone.answers(phone.event("answer.given", {"item": "S01", "value": value, "confirmed": True})) == ["new"]
    assert phone.sends().json()["hold"] == "EMERGENCY"
    assert ScreenRecord.objects.filter(kind="alarm", cause="S01").exists()


def test_a_short_screen_answered_without_network_counts(phone: Phone, clock: WorldClock) -> None:
    from hingeback.web.care.judging import short_items
    from hingeback.web.care.queries import answer_sheet

    phone.owner.may_exercise()
    clock.forward(days=8)
    assert phone.sends().json()["screen_due"]["kind"] == "short"
    items = short_items(answer_sheet(phone.owner.person, clock))
    given = [
        phone.event("answer.given", {"item": item, "value": '{"answer": "no"}', "confirmed": True}) for item in items
    ]

    answers = phone.answers(
        phone.event("screen.begun", {"kind": "short"}), *given, phone.event("screen.sent", {"kind": "short"})
    )

    assert set(answers) == {"new"}, answers
    told = phone.sends().json()
    assert told["screen_due"]["kind"] == ""
    assert told["screened_on"] == clock.day.isoformat()


def test_a_short_screen_with_open_questions_stays_due(phone: Phone, clock: WorldClock) -> None:
    phone.owner.may_exercise()
    clock.forward(days=8)

    phone.answers(phone.event("screen.begun", {"kind": "short"}), phone.event("screen.sent", {"kind": "short"}))

    assert phone.sends().json()["screen_due"]["kind"] == "short"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("set.performed", {"exercise": "bridge", "set_n": 0}),
        ("set.performed", {"exercise": "../etc", "set_n": 1}),
        ("set.performed", {"exercise": "bridge", "set_n": True}),
        ("pain.reported", {"moment": "pre", "nrs": 11}),
        ("pain.reported", {"moment": "later", "nrs": 1}),
        ("check_in.given", {"effort_rpe": "4"}),
        ("stop_sign.tapped", {"sign": "sneeze"}),
        ("exercise.noted", {"exercise": "bridge", "note": "boring"}),
        ("remark.written", {"text": ""}),
    ],
)
def test_a_body_that_says_nothing_sensible_stands_in_the_tray(phone: Phone, kind: str, body: dict[str, Any]) -> None:
    assert tells(phone, new_id(phone.owner.clock.now()), phone.owner.clock.day, (kind, body)) == ["rejected body-unfit"]
    assert not Event.objects.exists() and not ProjectionFault.objects.exists()


@pytest.mark.parametrize("where", [{}, {"session": "x", "date": "2026-11-22"}, {"session": str(UUID(int=1))}])
def test_a_fact_of_a_session_names_its_session_and_its_day(phone: Phone, where: dict[str, str]) -> None:
    assert phone.answers(phone.event("pain.reported", {"moment": "pre", "nrs": 1, **where})) == ["rejected body-unfit"]


@pytest.mark.parametrize(
    "body",
    [{"item": "S01", "value": "{"}, {"item": "ZZ", "value": "1"}, {"item": "S01", "value": "7"},
     {"item": "S01", "value": "NaN"}, {"item": "S01"}, {"item": "S01", "value": "[" * 5000},
     {"item": "S01", "value": '{"answer": "no"}', "confirmed": 1}],
)  # fmt: skip
def test_an_answer_that_the_question_does_not_allow_is_refused(phone: Phone, body: dict[str, Any]) -> None:
    assert phone.answers(phone.event("answer.given", body)) == ["rejected body-unfit"]


def test_a_device_cannot_open_or_send_a_full_screen(phone: Phone) -> None:
    for kind in ("screen.begun", "screen.sent"):
        assert phone.answers(phone.event(kind, {"kind": "full"})) == ["rejected body-unfit"]


def test_nobody_writes_into_the_session_of_another(phone: Phone, ben: Member, clock: WorldClock) -> None:
    session = new_id(clock.now())
    tells(phone, session, clock.day, *short_session())

    assert tells(Phone(ben), session, clock.day, *short_session()[:1]) == ["rejected session-not-yours"]
    assert SessionRecord.objects.get().person == phone.owner.person


def test_a_read_model_that_fails_refuses_nothing_and_nothing_is_shown_until_it_is_mended(phone: Phone) -> None:
    def breaks(_: object) -> None:
        raise ValueError

    phone.owner.may_exercise()
    session = new_id(phone.owner.clock.now())
    with also_listening("pain.reported", breaks):
        assert tells(phone, session, phone.owner.clock.day, *short_session()[:1]) == ["new"]
    assert phone.sends().json()["hold"] == "unreadable"

    mend([phone.owner.person])

    assert phone.sends().json()["hold"] == "none"


def test_a_form_of_tomorrow_of_a_type_of_today_is_kept_and_nothing_is_shown_until_it_is_read(phone: Phone) -> None:
    phone.owner.may_exercise()

    assert phone.answers(phone.event("answer.given", {"of": "tomorrow"}, v=2)) == ["new"]
    assert phone.sends().json()["hold"] == "unreadable"
    assert ProjectionFault.objects.get().error == "UnknownVersion"


def test_what_follows_may_fail_and_the_facts_are_kept(phone: Phone, clock: WorldClock, monkeypatch: Any) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("hingeback.web.sync.following.settle", breaks)
    assert tells(phone, new_id(clock.now()), clock.day, *short_session()) == ["new"] * 6
    assert SessionRecord.objects.get().ended_at is not None


def test_an_event_that_cannot_be_stored_now_has_no_answer_and_the_others_have(phone: Phone, monkeypatch: Any) -> None:
    from hingeback.web.sync import taking

    real = taking.append

    def sometimes(person: Any, draft: Any, *more: Any, **named: Any) -> Any:
        if draft.body == {"text": "bad luck"}:
            raise OSError
        return real(person, draft, *more, **named)

    monkeypatch.setattr(taking, "append", sometimes)
    events = [phone.event("note.made", {"text": t}) for t in ("a", "bad luck", "b")]

    assert [a["id"] for a in phone.sends(*events).json()["answers"]] == [events[0]["id"], events[2]["id"]]


@pytest.mark.parametrize(("told", "kept"), [("2026-11-20", "2026-11-20"), ("2026-11-24", "2026-11-22"),
                                            ("2026-11-23", "2026-11-22"), ("2099-01-01", "2026-11-22")])  # fmt: skip
def test_a_day_that_has_not_come_is_that_of_a_clock_that_runs_ahead(phone: Phone, told: str, kept: str) -> None:
    tells(phone, new_id(phone.owner.clock.now()), date.fromisoformat(told), *short_session())

    assert SessionRecord.objects.get().date.isoformat() == kept
    rebuild(phone.owner.person)
    assert SessionRecord.objects.get().date.isoformat() == kept


def test_a_rebuild_gives_the_same_sessions(phone: Phone, clock: WorldClock) -> None:
    tells(phone, new_id(clock.now()), clock.day, *short_session(), ("remark.written", {"text": "fine"}))
    before = list(SessionRecord.objects.values()), list(PerformedSet.objects.values("exercise", "set_n", "reps"))

    rebuild(phone.owner.person)

    assert before == (
        list(SessionRecord.objects.values()),
        list(PerformedSet.objects.values("exercise", "set_n", "reps")),
    )


def test_a_page_and_a_phone_that_tell_the_same_form_count_it_once(ana: Member) -> None:
    """The answer to a form was lost, so the phone tells it again under the ids that the form carries."""
    phone = Phone(ana)
    does_a_session_on_pages(ana)
    stored = Event.objects.filter(person_id=ana.person.id, type="set.performed").select_related("body").first()
    assert stored is not None

    again = phone.event("set.performed", stored.body.content, id=str(stored.id))

    assert phone.answers(again) == ["duplicate"]
    changed = {**again, "body": {**stored.body.content, "reps": 1}}
    assert phone.answers(changed) == ["conflict other-content"]
