"""The command that serves the pages on this computer."""

from typing import Annotated

import typer

from hingeback.cli.command import Command


def serve_command(
    port: Annotated[int | None, typer.Option(help="Port to serve on; without it the one used before, or 8000.")] = None,
    demo: Annotated[bool, typer.Option(help="Serve the demo beside it.")] = True,
) -> None:
    from hingeback.cli.serve import serve

    raise typer.Exit(serve(port=port, demo=demo))


COMMANDS = (Command("serve", serve_command, "Serve Hingeback on this computer and print its address."),)
