"""docs/cli.md: the help of every command, as the terminal shows it."""

from collections.abc import Iterator
from typing import Any

import typer

from checker.cli.app import app

WIDTH = 92
HEAD = """# Command line

In a checkout every command is run as `python3 run.py COMMAND` (Windows: `py run.py COMMAND`);
installed, as `schoolcheck COMMAND`.

Data goes to standard output, progress and notes to standard error.

| exit code | meaning |
|---|---|
| 0 | nothing at or above the gate |
| 1 | findings at or above the gate |
| 2 | the command, the rules or the brief are wrong |
| 3 | the model cannot be read, or nothing in it could be assessed |
| 4 | an internal error, or a crash or timeout while reading or printing |
| 130 | interrupted |

With several models it is the worst of them: 4 before 3 before 2 before 1 before 0.
"""


def cli_page() -> str:
    """All commands with their help."""
    parts = [
        f"## `{name}`\n\n```text\n{_help(command, name)}\n```\n" for name, command in commands()
    ]
    return "\n".join([HEAD, *parts])


def commands() -> Iterator[tuple[str, Any]]:
    """Every command by its full name, such as `schoolcheck rules list`."""
    yield from _below(typer.main.get_command(app), "schoolcheck")


def _below(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    yield name, command
    for word, inner in getattr(command, "commands", {}).items():
        yield from _below(inner, f"{name} {word}")


def _help(command: Any, name: str) -> str:
    context = command.context_class(command, info_name=name, terminal_width=WIDTH)
    return "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
