"""`measure` and `report`: every quantity of a model, and reports again from its results."""

import csv
import io
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from checker.cli import servers
from checker.cli.console import complain, progress, say
from checker.cli.loaded import load
from checker.cli.options import BriefOption, QuietOption, TimeoutOption, WithOption
from checker.cli.running import worst
from checker.errors import UsageError
from checker.jobs import Job, Limits, supervise

if TYPE_CHECKING:
    from checker.results import RunResult

COLUMNS = (
    "global_id",
    "ifc_class",
    "name",
    "storey",
    "measure",
    "value",
    "low",
    "high",
    "unit",
    "origin",
    "method",
    "missing",
)
UNASSESSED = 3
Results = Annotated[Path, typer.Argument(metavar="RESULTS", help="results.json of a check.")]


def measure(
    model: Annotated[Path, typer.Argument(metavar="MODEL", help="An IFC model.")],
    *,
    format_: Annotated[str, typer.Option("--format", help="csv or json.")] = "csv",
    brief: BriefOption = None,
    with_: WithOption = None,
    timeout: TimeoutOption = 600,
    quiet: QuietOption = False,
) -> None:
    """Print every measured quantity of every subject (lengths in m, areas in m2)."""
    if format_ not in {"csv", "json"}:
        raise UsageError(f"--format {format_}: not known. Use csv or json.")
    with tempfile.TemporaryDirectory() as folder:
        rows_file = Path(folder) / "rows.json"
        arguments = {
            "model": str(model),
            "with": [str(each) for each in with_ or ()],
            "brief": str(brief) if brief else None,
            "rows": str(rows_file),
        }
        job = Job(task="measure", arguments=arguments, limits=Limits(wall_s=timeout))
        with progress(model.name, quiet=quiet) as watch:
            outcome = supervise(job, on_event=watch)
        if outcome.state != "done" or outcome.message:
            complain(f"{model.name}: {outcome.message}")
            raise typer.Exit(outcome.code)
        rows = json.loads(rows_file.read_bytes())
    _print_rows(rows, format_)


def report(
    results: Results,
    *,
    format_: Annotated[
        str, typer.Option("--format", help="Formats, with commas between.")
    ] = "html",
    out: Annotated[Path | None, typer.Option("--out", help="Folder; else beside RESULTS.")] = None,
) -> None:
    """Write reports again from results.json, without rules or model.

    The exit code is 3 where nothing was assessed. It is never 1: the gate is the check's.
    """
    from checker.report.annotations import nothing_assessed, verdict_of  # noqa: PLC0415

    wanted = wanted_formats(format_)
    result = load(results)
    problems = write_formats(result, out or results.parent, wanted)
    if nothing := nothing_assessed(result):
        complain(verdict_of(result))
    raise typer.Exit(worst([UNASSESSED if nothing else 0, *problems]))


def wanted_formats(formats_: str) -> list[str]:
    """The names of formats with commas between, and the summary of a build server's step.

    Raises:
        UsageError: for a format that is not known, or that cannot be made here.
    """
    from checker.report import formats, refuse_unready  # noqa: PLC0415 - imports every writer

    wanted = servers.with_summary([each.strip() for each in formats_.split(",")])
    for name in wanted:
        if name not in formats():
            raise UsageError(f"--format {name}: not known. Use one of {', '.join(formats())}.")
    refuse_unready(wanted)
    return wanted


def write_formats(result: "RunResult", folder: Path, wanted: list[str]) -> list[int]:
    """Write reports of a result and say where; the exit codes of what went wrong."""
    # Both import every writer.
    from checker.jobs.finish import write_all  # noqa: PLC0415
    from checker.report import file_name  # noqa: PLC0415

    made, problems = write_all(result, folder, wanted)
    for name in made:
        say(str(folder / file_name(name)))
    for problem in problems:
        complain(str(problem))
    servers.tell(folder, made)
    return [problem.exit_code for problem in problems]


def _print_rows(rows: list[dict[str, Any]], format_: str) -> None:
    if format_ == "json":
        say(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    table = io.StringIO()
    writer = csv.DictWriter(table, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(row.get(name, "")) for name in COLUMNS})
    say(table.getvalue(), nl=False)


def _cell(value: Any) -> Any:
    # A cell that starts like a formula would run in a spreadsheet.
    if isinstance(value, str) and value[:1] in "=+-@\t\r" and value:
        return "'" + value
    return value
