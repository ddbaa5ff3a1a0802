"""`--help` of every command, and words that no command knows."""

import pytest

from hingeback.cli.tests.sheets import run

COMMANDS = ("screen", "assess", "plan", "check", "why", "why-not", "exercises", "content", "schema", "serve")


def test_help_lists_every_command() -> None:
    result = run("--help")

    assert result.exit_code == 0
    assert all(f" {command} " in result.stdout for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_says_what_it_does_and_how(command: str) -> None:
    result = run(command, "--help")

    assert result.exit_code == 0
    assert f"hingeback {command}" in result.stdout or f"{command} [OPTIONS]" in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize("words", [(), ("nothing",), ("screen", "--nothing"), ("why",), ("check", "plan.json")])
def test_words_that_are_not_understood_exit_2(words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2
