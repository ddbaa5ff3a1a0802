"""The command that serves the pages on this computer."""

from typing import Annotated

import typer

from hingeback.cli.command import Command
from hingeback.cli.problems import InputProblems


def serve_command(
    port: Annotated[int | None, typer.Option(help="Port to serve on; without it the one used before, or 8000.")] = None,
    demo: Annotated[bool, typer.Option(help="Serve the demo beside it.")] = True,
    lan: Annotated[
        bool, typer.Option("--lan", help="Open it for phones in your home network too, over HTTPS.")
    ] = False,
    lan_port: Annotated[int | None, typer.Option(help="Port for phones; without it the one used before.")] = None,
    lan_address: Annotated[
        list[str] | None, typer.Option(help="Open on this address alone; may be given more than once.")
    ] = None,
) -> None:
    from hingeback.cli.lan import Lan
    from hingeback.cli.serve import serve
    from hingeback.lan.addresses import NotAnAddressHere

    try:
        opened = Lan.wanted(lan, lan_port, tuple(lan_address or ()))
    except NotAnAddressHere as problem:
        raise InputProblems(
            [("--lan-address", str(problem), "Leave it out: then every home address is opened.")]
        ) from problem
    raise typer.Exit(serve(port=port, demo=demo, lan=opened))


COMMANDS = (Command("serve", serve_command, "Serve Hingeback on this computer and print its address."),)
