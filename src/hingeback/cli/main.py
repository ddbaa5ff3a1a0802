"""`hingeback`: one command per question. Everything heavy is imported inside the command that needs it."""

import typer

from hingeback.cli import clinical, content, household, serving
from hingeback.cli.problems import ends_kindly

app = typer.Typer(
    name="hingeback",
    help="Exercise therapy of back pain: screen, match, plan, check and explain.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

for command in clinical.COMMANDS + content.COMMANDS + serving.COMMANDS + household.COMMANDS:
    app.command(command.name, help=command.help)(ends_kindly(command.call))


def run() -> None:
    """Entry point of the console script."""
    app()


if __name__ == "__main__":
    run()
