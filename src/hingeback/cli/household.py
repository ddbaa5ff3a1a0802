"""`hingeback people` and `hingeback let-in`: who lives here, and a way back for who lost passphrase or passkey."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hingeback.cli.command import Command
from hingeback.cli.problems import InputProblems

if TYPE_CHECKING:
    from hingeback.web.clock import Clock

SETTINGS = "hingeback.web.config.settings"
_START_FIRST = "Start Hingeback once with `hingeback serve`, then ask again."


def people_command() -> None:
    _open_records()
    from hingeback.web.config.letting_in import who_lives_here

    for one in who_lives_here():
        ways = [*(["passphrase"] if one.passphrase else []), *([f"passkeys: {one.passkeys}"] if one.passkeys else [])]
        typer.echo(f"{one.number}  {one.name}  ({', '.join(ways) or 'name alone'})")


def let_in_command(
    name: Annotated[str, typer.Argument(help="The name of the person, or the number in `hingeback people`.")],
    remove_passkeys: Annotated[
        bool, typer.Option("--remove-passkeys", help="Their passkeys open nothing any more: a device was lost.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before it is done.")] = False,
) -> None:
    clock = _open_records()
    from hingeback.web.config.letting_in import NotOnePerson, let_in, one_of
    from hingeback.web.people.passkeys import has_passkeys

    try:
        account = one_of(name)
    except NotOnePerson as problem:
        raise InputProblems([("NAME", str(problem), "`hingeback people` lists them; take the number.")]) from problem
    who = account.display_name
    if not yes:
        typer.confirm(f"Give {who} a new passphrase? The old one ends, and {who} is signed out everywhere.", abort=True)
    passphrase = let_in(account, clock, remove_passkeys)
    typer.echo(f"The new passphrase of {who}: {passphrase}")
    typer.echo("It is shown this once and kept nowhere. Hand it to them alone.")
    typer.echo(f"{who} is signed out everywhere, signs in with it, and sets another one under Settings.")
    if has_passkeys(account):
        typer.echo(f"Passkeys of {who} still work. If a device was lost, do it again with --remove-passkeys.")


def _open_records() -> Clock:
    """The records of this data folder, and their clock. They are neither made nor changed in form here."""
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    os.environ["HINGEBACK_REALM"] = "home"
    os.umask(0o077)
    import django

    django.setup()
    from django.conf import settings

    from hingeback.web.config.prepare import waiting_migrations

    typer.echo(f"Data: {settings.DATA_FOLDER}", err=True)
    database = settings.DATABASES["default"]
    if "sqlite" in database["ENGINE"] and not Path(database["NAME"]).exists():
        raise InputProblems([("HINGEBACK_DATA", "Nobody lives in this data folder yet.", _START_FIRST)])
    if waiting_migrations():
        raise InputProblems([("HINGEBACK_DATA", "The records are of another version.", _START_FIRST)])
    clock: Clock = settings.CLOCK
    return clock


COMMANDS = (
    Command("people", people_command, "List who lives on this installation, and how each signs in."),
    Command("let-in", let_in_command, "Give somebody who lost theirs a new passphrase; ends their other sign-ins."),
)
