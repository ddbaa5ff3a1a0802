"""A way back from the terminal: the list, the new passphrase, and what ends with it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.cast import Member, Visitor, WorldClock
from typer.testing import CliRunner, Result

from hingeback.cli import household
from hingeback.cli.main import app
from hingeback.web.eventlog.models import Event
from hingeback.web.eventlog.of_accounts import PASSPHRASE_SET_ANEW
from hingeback.web.people.models import Passkey

pytestmark = pytest.mark.django_db
OLD = "four calm turtles"
Said = Callable[..., Result]


@pytest.fixture
def said(clock: WorldClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Said]:
    """What a command says; it speaks to the records of the test."""
    monkeypatch.setattr(household, "_open_records", lambda: clock)
    yield lambda *words, typed="": CliRunner().invoke(app, list(words), input=typed)


@pytest.fixture
def eva(clock: WorldClock) -> Member:
    return Member("Eva", clock, passphrase=OLD)


def new_passphrase(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return result.output.partition("The new passphrase of Eva: ")[2].splitlines()[0]


def has_a_passkey(member: Member) -> None:
    Passkey.objects.create(
        id=member.person.id, person=member.person, name="Key", rp_id="localhost", credential_id="x", credential=b"x",
        made_at=member.clock.now(),
    )  # fmt: skip


def signs_in(member: Member, passphrase: str) -> int:
    visitor = Visitor(member.clock, trusted=True)
    return visitor.sends(f"/who/{member.person.account.id}/", {"passphrase": passphrase}).status_code


def test_everybody_is_listed_with_how_they_sign_in(ana: Member, eva: Member, said: Said) -> None:
    has_a_passkey(eva)
    lines = said("people").stdout.splitlines()

    assert len(lines) == 2
    assert {line[3:] for line in lines} == {"Ana  (name alone)", "Eva  (passphrase, passkeys: 1)"}


def test_the_new_passphrase_opens_the_pages_and_the_old_one_does_not(ana: Member, eva: Member, said: Said) -> None:
    words = new_passphrase(said("let-in", "eva", "--yes"))

    assert signs_in(eva, OLD) == 400
    assert signs_in(eva, words) == 302


def test_every_sign_in_of_that_person_ends_and_nobody_else_s(ana: Member, eva: Member, said: Said) -> None:
    assert eva.opens("/settings/").status_code == ana.opens("/settings/").status_code == 200
    said("let-in", "Eva", "--yes")

    assert eva.opens("/settings/").status_code == 302
    assert ana.opens("/settings/").status_code == 200


def test_it_is_noted_in_the_log_without_the_passphrase(eva: Member, said: Said) -> None:
    words = new_passphrase(said("let-in", "Eva", "--yes"))
    event = Event.objects.select_related("body").get(person_id=eva.person.id, type=PASSPHRASE_SET_ANEW)

    assert event.body.content == {"by": "terminal", "passkeys_removed": 0}
    assert words not in str(event.body.content)


def test_it_asks_first(eva: Member, said: Said) -> None:
    assert said("let-in", "Eva", typed="n\n").exit_code != 0
    assert signs_in(eva, OLD) == 302


def test_passkeys_stay_unless_a_device_was_lost(eva: Member, said: Said) -> None:
    has_a_passkey(eva)
    assert "still work" in said("let-in", "Eva", "--yes").stdout
    assert Passkey.objects.count() == 1
    assert "still work" not in said("let-in", "Eva", "--yes", "--remove-passkeys").stdout
    assert Passkey.objects.count() == 0


def test_waiting_after_wrong_tries_is_over(eva: Member, said: Said) -> None:
    for _try in range(7):
        signs_in(eva, "wrong")

    assert signs_in(eva, new_passphrase(said("let-in", "Eva", "--yes"))) == 302


def test_nobody_and_namesakes_are_told_apart_by_the_number(clock: Any, eva: Member, said: Said) -> None:
    other = Member("Eva", clock, passphrase=OLD)
    for name in ("Eva", "Nobody"):
        refused = said("let-in", name, "--yes")
        assert refused.exit_code == 2 and "hingeback people" in refused.stderr
    number = next(line[0] for line in said("people").stdout.splitlines() if line)

    assert said("let-in", number, "--yes").exit_code == 0
    assert sorted(signs_in(one, OLD) for one in (eva, other)) == [302, 400]


def test_an_empty_folder_stays_empty(tmp_path: Path) -> None:
    import os
    import subprocess
    import sys

    folder = tmp_path / "data"
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("HINGEBACK_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, "-m", "hingeback.cli.main", "people"], env=inherited | {"HINGEBACK_DATA": str(folder)},
        capture_output=True, text=True,
    )  # fmt: skip

    assert done.returncode == 2 and "Nobody lives in this data folder yet" in done.stderr
    assert not list(folder.glob("*.sqlite3"))


def test_the_sign_in_pages_say_that_there_is_a_way_back(eva: Member, ana: Member, clock: WorldClock) -> None:
    visitor = Visitor(clock, trusted=True)
    for path in (f"/who/{eva.person.account.id}/", "/who/name/"):
        assert "hingeback let-in" in visitor.opens(path).content.decode(), path
