"""Events are kept once, never changed, and read models follow them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from hingeback.web.clock import FixedClock
from hingeback.web.eventlog.models import Event, EventBody, ProjectionFault
from hingeback.web.eventlog.projections import Recorded, also_listening
from hingeback.web.eventlog.queries import events_after, has_faults
from hingeback.web.eventlog.services import Answer, Draft, Refused, append, rebuild, record_all
from hingeback.web.people.models import Person
from hingeback.web.people.services import join_home

pytestmark = pytest.mark.django_db
CLOCK = FixedClock(datetime(2026, 11, 22, 9, tzinfo=UTC))
ID = UUID("01934f00-0000-7000-8000-000000000001")
OTHER = UUID("01934f00-0000-7000-8000-000000000002")


@pytest.fixture
def ana() -> Person:
    return join_home("Ana", CLOCK)


def draft(body: dict[str, Any], event_id: UUID = ID, **fields: Any) -> Draft:
    return Draft(event_id, fields.pop("type", "note.made"), body, **fields)


def test_an_event_sent_twice_is_stored_once(ana: Person) -> None:
    answers = [append(ana, draft({"text": "hello"}), CLOCK).answer for _ in range(2)]

    assert answers == [Answer.NEW, Answer.DUPLICATE]
    assert Event.objects.filter(person_id=ana.id).count() == 1


@pytest.mark.parametrize("other", [{"text": "bye"}, {"text": "hello", "more": 1}])
def test_the_same_id_with_other_content_is_a_conflict_and_changes_nothing(ana: Person, other: dict[str, Any]) -> None:
    append(ana, draft({"text": "hello"}), CLOCK)

    assert append(ana, draft(other), CLOCK).answer == Answer.CONFLICT
    assert EventBody.objects.get(person_id=ana.id).content == {"text": "hello"}


def test_one_and_true_are_different_contents(ana: Person) -> None:
    append(ana, draft({"spread": 1}), CLOCK)

    assert append(ana, draft({"spread": True}), CLOCK).answer == Answer.CONFLICT


def test_a_number_of_a_device_is_used_once(ana: Person) -> None:
    append(ana, draft({}, device="phone", n=7), CLOCK)

    assert append(ana, draft({}, OTHER, device="phone", n=7), CLOCK).answer == Answer.CONFLICT
    assert append(ana, draft({}, OTHER, device="phone", n=3), CLOCK).answer == Answer.NEW


def test_the_same_id_may_exist_in_another_home(ana: Person) -> None:
    dov = join_home("Dov", CLOCK)
    append(ana, draft({"text": "hers"}), CLOCK)

    assert append(dov, draft({"text": "his"}), CLOCK).answer == Answer.NEW


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (draft({"load": 2.5}), "body-not-plain"),
        (draft({"big": 1 << 60}), "body-not-plain"),
        (draft({"text": "x" * 70_000}), "body-too-long"),
        (draft({}, type="Not a word"), "type-unreadable"),
        (draft({}, at="yesterday"), "time-unreadable"),
        (draft({}, at="2026-11-22T09:00:00"), "time-unreadable"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_stable_code(ana: Person, bad: Draft, code: str) -> None:
    receipt = append(ana, bad, CLOCK)

    assert (receipt.answer, receipt.code) == (Answer.REJECTED, code)
    assert not Event.objects.exists()


def test_an_unknown_type_is_stored(ana: Person) -> None:
    assert append(ana, draft({"x": 1}, type="from.the.future"), CLOCK).answer == Answer.NEW


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE eventlog_event SET type = 'x'",
        "DELETE FROM eventlog_event",
        "UPDATE eventlog_eventbody SET content = '{}'",
        "DELETE FROM eventlog_eventbody",
    ],
)
def test_the_database_itself_refuses_to_change_an_event(ana: Person, statement: str) -> None:
    append(ana, draft({"text": "hello"}), CLOCK)

    with pytest.raises(DatabaseError, match="never"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert EventBody.objects.get(person_id=ana.id).content == {"text": "hello"}


def test_a_read_model_that_fails_does_not_lose_the_fact(ana: Person) -> None:
    def broken(_: object) -> None:
        raise KeyError("missing")

    with also_listening("note.made", broken):
        assert append(ana, draft({"text": "hello"}), CLOCK).answer == Answer.NEW
    assert has_faults(ana)
    assert ProjectionFault.objects.get().error == "KeyError"

    rebuild(ana)

    assert not has_faults(ana)


def test_several_facts_of_one_moment_are_kept_in_their_order(ana: Person) -> None:
    seen: list[str] = []
    with also_listening("note.made", lambda event: seen.append(event.body["text"])):
        record_all(ana, [("note.made", {"text": "one"}), ("note.made", {"text": "two"})], CLOCK)
        record_all(ana, [("note.made", {"text": "three"})], CLOCK)

    kept = Event.objects.filter(person_id=ana.id).order_by("seq").select_related("body")
    assert seen == ["one", "two", "three"]
    assert [(event.n, event.body.content["text"]) for event in kept] == [(0, "one"), (1, "two"), (2, "three")]


def test_of_several_facts_one_bad_one_keeps_all_out(ana: Person) -> None:
    with pytest.raises(Refused, match="body-not-plain"):
        record_all(ana, [("note.made", {"text": "one"}), ("note.made", {"weight": 2.5})], CLOCK)

    assert not Event.objects.filter(person_id=ana.id).exists()


def test_one_fact_that_a_read_model_cannot_take_in_does_not_lose_the_others(ana: Person) -> None:
    def breaks(event: object) -> None:
        raise ValueError

    with also_listening("note.made", breaks):
        record_all(ana, [("note.made", {"text": "one"}), ("other.made", {"text": "two"})], CLOCK)

    assert Event.objects.filter(person_id=ana.id).count() == 2
    assert ProjectionFault.objects.filter(person_id=ana.id).count() == 1


def test_neighbours_are_taken_in_together_and_one_by_one_if_that_fails(ana: Person) -> None:
    seen: list[list[str]] = []

    def many(events: Sequence[Recorded]) -> None:
        if any(event.body["text"] == "bad" for event in events):
            raise ValueError
        seen.append([event.body["text"] for event in events])

    with also_listening("note.made", lambda event: seen.append([event.body["text"]]), many):
        record_all(ana, [("note.made", {"text": "one"}), ("note.made", {"text": "two"})], CLOCK)
        record_all(ana, [("note.made", {"text": "bad"}), ("note.made", {"text": "four"})], CLOCK)

    assert seen == [["one", "two"], ["bad"], ["four"]]
    assert not has_faults(ana)


def test_a_form_told_again_at_another_time_is_the_same_form(ana: Person) -> None:
    of_form = UUID("01934f00-0000-5000-8000-000000000001")
    first = append(ana, draft({"a": 1}, of_form, device="phone", n=0, at="2026-11-22T09:00:00+00:00"), CLOCK)
    again = append(ana, draft({"a": 1}, of_form, device="phone", n=1, at="2026-11-22T10:00:00+00:00"), CLOCK)

    assert (first.answer, again.answer) == (Answer.NEW, Answer.DUPLICATE)
    assert append(ana, draft({"a": 2}, of_form, device="phone", n=2), CLOCK).code == "other-content"


def test_an_event_whose_content_was_erased_cannot_be_compared_and_says_so(ana: Person) -> None:
    append(ana, draft({"text": "hello"}), CLOCK)
    Person.objects.filter(pk=ana.pk).update(erasing_since=CLOCK.now())
    EventBody.objects.filter(person_id=ana.id).delete()

    receipt = append(ana, draft({"text": "hello"}), CLOCK)

    assert (receipt.answer, receipt.code) == (Answer.CONFLICT, "erased")


def test_a_form_of_tomorrow_is_kept_and_read_by_nothing(ana: Person) -> None:
    with also_listening("note.made", lambda event: None):
        append(ana, draft({"text": "of today"}), CLOCK)
        append(ana, draft({"text": "of tomorrow"}, OTHER, v=2), CLOCK)

        assert ProjectionFault.objects.get().error == "UnknownVersion"
        assert [e.body["text"] for e in events_after(ana, ("note.made",), 0)] == ["of today"]
        assert events_after(ana, (), 0) == []
