"""`push`: have a model checked by a server, as a build does."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from checker.cli.console import note, progress, say
from checker.cli.pushing import Server
from checker.errors import UsageError
from checker.jobs.files import is_model, write_whole

_TOKEN = "SCHOOLCHECK_TOKEN"  # noqa: S105 - where it is, not what it is
_OUR_MISTAKE = 4


def push(
    model: Annotated[Path, typer.Argument(metavar="MODEL", help=".ifc, .ifczip or .ifc.gz")],
    *,
    to: Annotated[str, typer.Option("--to", metavar="URL", help="Address of the server.")],
    project: Annotated[str, typer.Option("--project", help="Id of the project there.")],
    name: Annotated[
        str, typer.Option("--model", help="Which model of the project this is a revision of.")
    ] = "architecture",
    out: Annotated[
        Path | None, typer.Option("--out", help="Folder to put results.json into.")
    ] = None,
    timeout: Annotated[float, typer.Option(min=1, help="Seconds to wait for the answer.")] = 1800,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print no progress.")] = False,
) -> None:
    """Send a model to a server and end as its check does; the token is in SCHOOLCHECK_TOKEN."""
    if not is_model(model):
        raise UsageError(f"{model.name} is no .ifc, .ifczip or .ifc.gz file.")
    server = Server(address=to, token=os.environ.get(_TOKEN, ""))
    run_id = server.send(model, project, name)
    told: Mapping[str, Any] = {}
    with progress(model.name, quiet=quiet) as watch:
        for told in server.followed(run_id, within_s=timeout):
            stage = str(told["stage"] or told["state"])
            counts = {"done": told["done"], "total": told["total"]}
            watch({"event": "progress", "stage": stage, **counts})
    note(f"{model.name}: {told['verdict'] or told['message']}")
    for line in told["stops"]:
        note(f"    {line}")
    if out and told["results"]:
        write_whole(out / "results.json", server.fetched(told["results"]))
        say(str(out / "results.json"))
    note(f"  {to.rstrip('/')}{told['page']}")
    raise typer.Exit(_code(told))


def _code(told: Mapping[str, Any]) -> int:
    """The exit code of the check; 0 is believed only of one that was done."""
    code = told["exit_code"]
    if not isinstance(code, int) or (code == 0 and told["state"] != "done"):
        return _OUR_MISTAKE
    return code
