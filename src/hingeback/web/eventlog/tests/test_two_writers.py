"""Two writers at once: on PostgreSQL no later `seq` is seen before an earlier one; on SQLite the second one waits."""

import threading
from datetime import UTC, datetime

import pytest
from django.db import connection, connections, transaction

from hingeback.web.clock import FixedClock
from hingeback.web.eventlog.models import Event
from hingeback.web.eventlog.services import Draft, append
from hingeback.web.ids import new_id
from hingeback.web.people.models import Person
from hingeback.web.people.services import join_home

CLOCK = FixedClock(datetime(2026, 11, 22, 9, tzinfo=UTC))


def write(person: Person, word: str) -> None:
    append(person, Draft(new_id(CLOCK.now()), "note.made", {"text": word}), CLOCK)


@pytest.mark.django_db(transaction=True)
def test_a_slow_writer_is_never_overtaken() -> None:
    """The second writer starts before the first one has committed: a reader sees neither, or both in order."""
    if connection.vendor != "postgresql":
        return  # SQLite in memory is one connection; its single writer is SQLite's own promise
    ana = join_home("Ana", CLOCK)
    first_wrote, may_commit = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            write(ana, "first")
            first_wrote.set()
            may_commit.wait(10)
        connections.close_all()

    def quick() -> None:
        write(ana, "second")
        connections.close_all()

    threads = [threading.Thread(target=slow), threading.Thread(target=quick)]
    threads[0].start()
    assert first_wrote.wait(10)
    threads[1].start()
    threads[1].join(0.5)
    assert threads[1].is_alive()
    assert Event.objects.count() == 0

    may_commit.set()
    for thread in threads:
        thread.join(10)
    words = [event.body.content["text"] for event in Event.objects.order_by("seq")]
    assert words == ["first", "second"]


@pytest.mark.django_db(transaction=True)
def test_the_guards_stand_again_after_tables_were_emptied() -> None:
    from hingeback.web.eventlog.guards import missing_guards

    assert missing_guards(connection) == ()
