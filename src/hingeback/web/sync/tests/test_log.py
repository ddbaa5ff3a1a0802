"""The log under a device: its name, its order, and what is left of it after an erasure."""

import threading

import pytest
from django.db import connection, connections, transaction
from tests.cast import WorldClock

from hingeback.web.eventlog.models import Event, EventBody
from hingeback.web.eventlog.queries import last_seq
from hingeback.web.eventlog.services import Draft, append
from hingeback.web.ids import new_id
from hingeback.web.people.export import erase
from hingeback.web.people.services import join_home
from hingeback.web.sync.instance import instance_id, new_instance
from hingeback.web.sync.tests.conftest import Phone


@pytest.mark.django_db
def test_a_person_who_was_erased_can_tell_nothing_more(phone: Phone, clock: WorldClock) -> None:
    phone.answers(phone.event("note.made", {"text": "hello"}))
    erase(phone.owner.person, clock)

    assert phone.sends(phone.event("note.made", {})).status_code == 401
    assert not EventBody.objects.filter(person_id=phone.owner.person.id).exists()


@pytest.mark.django_db
def test_after_a_restore_the_log_has_another_name(clock: WorldClock) -> None:
    first = instance_id(clock)
    clock.forward(seconds=1)

    assert instance_id(clock) == first
    assert new_instance(clock) != first
    assert instance_id(clock) != first


@pytest.mark.django_db(transaction=True)
def test_a_reader_never_skips_what_a_slow_writer_wrote(clock: WorldClock) -> None:
    """A later place is never seen before an earlier one, so what is named by the last place (the copy of the days)
    never hides a fact. On SQLite the second writer waits by itself."""
    if connection.vendor != "postgresql":
        return
    ana = join_home("Ana", clock)
    wrote, may_commit, seen = threading.Event(), threading.Event(), list[int]()

    def write(word: str) -> None:
        append(ana, Draft(new_id(clock.now()), "note.made", {"text": word}), clock)

    def places_after(seq: int) -> list[int]:
        return list(Event.objects.filter(person_id=ana.id, seq__gt=seq).order_by("seq").values_list("seq", flat=True))

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
    seen += places_after(0)
    may_commit.set()
    for thread in threads:
        thread.join(10)
    seen += places_after(seen[-1] if seen else 0)

    assert seen == list(Event.objects.order_by("seq").values_list("seq", flat=True))
    assert len(seen) == 2 and seen[-1] == last_seq(ana)
