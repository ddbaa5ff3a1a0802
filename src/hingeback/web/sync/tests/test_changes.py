"""A second device reads what was told on the first."""

import threading

import pytest
from django.db import connection, connections, transaction
from tests.cast import Member, WorldClock

from hingeback.web.eventlog.models import Event
from hingeback.web.eventlog.queries import changes_after
from hingeback.web.eventlog.services import Draft, append
from hingeback.web.ids import new_id
from hingeback.web.people.export import erase
from hingeback.web.people.services import join_home
from hingeback.web.sync.instance import instance_id, new_instance
from hingeback.web.sync.tests.conftest import Phone


@pytest.mark.django_db
def test_changes_come_in_pages_and_in_order(phone: Phone) -> None:
    phone.owner.may_exercise()
    phone.answers(*(phone.event("note.made", {"i": i}) for i in range(150)))
    phone.answers(*(phone.event("note.made", {"i": i}) for i in range(150, 250)))
    seen, after, more = [], 0, True
    while more:
        page = phone.owner.opens(f"/api/v1/changes?after={after}").json()
        seen += [e["body"]["i"] for e in page["events"] if e["type"] == "note.made"]
        assert page["next"] > after
        after, more = page["next"], page["more"]

    assert seen == list(range(250))
    assert phone.owner.opens(f"/api/v1/changes?after={after}").json()["events"] == []


@pytest.mark.django_db
def test_nobody_reads_the_changes_of_another(phone: Phone, ben: Member) -> None:
    ben.may_exercise()
    phone.answers(phone.event("note.made", {"text": "Zarafina"}))

    assert b"Zarafina" not in ben.opens("/api/v1/changes").content
    ben.browser.logout()
    assert ben.opens("/api/v1/changes").status_code == 401


@pytest.mark.django_db
def test_under_a_hold_the_rest_waits(phone: Phone) -> None:
    phone.owner.may_exercise()
    phone.owner.answers(S01={"answer": "yes", "started_days": 1, "worsening": True, "checked": False})

    told = phone.owner.opens("/api/v1/changes?after=3").json()

    assert (told["events"], told["paused"], told["next"]) == ([], True, 3)


@pytest.mark.django_db
@pytest.mark.parametrize("after", ["-1", "x", "1.5", "9" * 40, "%D9%A3", ""])
def test_a_place_that_cannot_be_read_has_a_code(phone: Phone, after: str) -> None:
    response = phone.owner.opens("/api/v1/changes", QUERY_STRING=f"after={after}")

    assert (response.status_code, response.json()) == (400, {"code": "after-unreadable"})


@pytest.mark.django_db
def test_a_person_who_was_erased_can_tell_nothing_more(phone: Phone, clock: WorldClock) -> None:
    phone.answers(phone.event("note.made", {"text": "hello"}))
    erase(phone.owner.person, clock)

    assert phone.sends(phone.event("note.made", {})).status_code == 401
    assert changes_after(phone.owner.person, 0, 10) == []


@pytest.mark.django_db
def test_after_a_restore_the_log_has_another_name(clock: WorldClock) -> None:
    first = instance_id(clock)
    clock.forward(seconds=1)

    assert instance_id(clock) == first
    assert new_instance(clock) != first
    assert instance_id(clock) != first


@pytest.mark.django_db(transaction=True)
def test_a_reader_never_skips_what_a_slow_writer_wrote(clock: WorldClock) -> None:
    """A later place in the log is never seen before an earlier one. On SQLite the second writer waits by itself."""
    if connection.vendor != "postgresql":
        return
    ana = join_home("Ana", clock)
    wrote, may_commit, seen = threading.Event(), threading.Event(), list[int]()

    def write(word: str) -> None:
        append(ana, Draft(new_id(clock.now()), "note.made", {"text": word}), clock)

    def slow() -> None:
        with transaction.atomic():
            write("slow")
            wrote.set()
            may_commit.wait(10)
        connections.close_all()

    def quick() -> None:
        write("quick")
        connections.close_all()

    threads = [threading.Thread(target=slow), threading.Thread(target=quick)]
    threads[0].start()
    assert wrote.wait(10)
    threads[1].start()
    threads[1].join(0.5)
    seen += [e["seq"] for e in changes_after(ana, 0, 10)]
    may_commit.set()
    for thread in threads:
        thread.join(10)
    seen += [e["seq"] for e in changes_after(ana, seen[-1] if seen else 0, 10)]

    assert seen == list(Event.objects.order_by("seq").values_list("seq", flat=True))
    assert len(seen) == 2
