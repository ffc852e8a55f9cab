"""Puts the commands together and turns errors into sentences and exit codes."""

import sys

import typer

from checker.cli import check, explain, look, rules, setup
from checker.cli.console import complain
from checker.errors import SchoolcheckError
from checker.version import __version__

INTERRUPTED = 130

app = typer.Typer(
    name="schoolcheck",
    help="Checks school designs (IFC) for small-group space, inclusion bases and access.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("check")(check.check)
app.command("judge")(check.judge)
app.command("measure")(look.measure)
app.command("explain")(explain.explain)
app.command("report")(look.report)
app.add_typer(rules.app, name="rules")
app.command("demo")(setup.demo)
app.command("doctor")(setup.doctor)
app.command("schema")(setup.schema)


@app.callback(invoke_without_command=True)
def _root(
    version: bool = typer.Option(False, "--version", help="Print the version and stop."),  # noqa: FBT001
) -> None:
    if version:
        typer.echo(f"schoolcheck {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command line; never ends in a traceback for what a user did."""
    try:
        app()
    except SchoolcheckError as error:
        complain(str(error))
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        complain("Interrupted.")
        sys.exit(INTERRUPTED)
