"""Moving an office as its operator does."""

from flask import Flask

from tracker.cli import COMMANDS


def run(app: Flask, *arguments: object):
    """A command as the operator runs it."""
    name, *rest = map(str, arguments)
    command = next(each for each in COMMANDS if each.name == name)
    return app.test_cli_runner().invoke(command, rest)


def moved(app: Flask, *arguments: object) -> list[str]:
    """What a move printed."""
    answer = run(app, "move-to", *arguments)
    assert answer.exit_code == 0, (answer.output, answer.exception)
    return answer.stdout.splitlines()


def told(lines: list[str]) -> list[str]:
    """The tables with their rows and digests."""
    return [line for line in lines if line.count("\t") == 2]
