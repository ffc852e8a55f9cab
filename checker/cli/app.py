"""Puts the commands together and turns errors into sentences and exit codes."""

import sys
import traceback
from pathlib import Path

import typer

from checker.cli import (
    accept,
    check,
    compare,
    explain,
    init,
    look,
    operations,
    push,
    rules,
    serve,
    setup,
    token,
)
from checker.cli.console import complain
from checker.errors import SchoolcheckError
from checker.version import __version__

INTERRUPTED, OUR_MISTAKE = 130, 4
_LONGEST = 300

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
app.command("compare")(compare.compare)
app.command("waive")(accept.waive)
app.add_typer(accept.app, name="baseline")
app.add_typer(rules.app, name="rules")
app.command("init")(init.init)
app.command("push")(push.push)
app.command("serve")(serve.serve)
app.add_typer(token.app, name="token")
app.command("backup")(operations.backup)
app.command("restore")(operations.restore)
app.command("purge")(operations.purge)
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
    """Run the command line; never ends in a traceback."""
    try:
        app()
    except SchoolcheckError as error:
        complain(str(error))
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        complain("Interrupted.")
        sys.exit(INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - a traceback ends with 1, which means findings
        complain(_mistake_of_ours(error))
        sys.exit(OUR_MISTAKE)


def _mistake_of_ours(error: Exception) -> str:
    """What went wrong and where, in a sentence that somebody can send us."""
    told = " ".join(str(error).split())[:_LONGEST].rstrip(".")
    what = f"{type(error).__name__}: {told}" if told else type(error).__name__
    *_, place = traceback.extract_tb(error.__traceback__)
    where = f"{Path(place.filename).name}, line {place.lineno}"
    return (
        f"schoolcheck {__version__} made a mistake of its own ({what}; {where}). "
        "Please report it with this sentence and the command you gave."
    )
