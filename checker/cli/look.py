"""`measure`, `explain` and `report`: look closer at what was measured and how."""

import csv
import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from checker.cli.check import BriefOption, QuietOption, TimeoutOption, WithOption
from checker.cli.console import complain, harmless, progress
from checker.errors import UsageError
from checker.jobs import Job, Limits, supervise
from checker.jobs.files import write_whole

if TYPE_CHECKING:
    from checker.results import Finding, RunResult

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
    """Write reports again from results.json, without rules or model."""
    # Imports every writer.
    from checker.report import file_name, formats, refuse_unready, write  # noqa: PLC0415

    wanted = [each.strip() for each in format_.split(",")]
    for name in wanted:
        if name not in formats():
            raise UsageError(f"--format {name}: not known. Use one of {', '.join(formats())}.")
    refuse_unready(wanted)
    result = _load(results)
    folder = out or results.parent
    for name in wanted:
        target = folder / file_name(name)
        write_whole(target, write(result, name))
        typer.echo(str(target))


def explain(
    key: Annotated[
        str,
        typer.Argument(
            metavar="KEY", help="A finding's key: what the link to its place ends with."
        ),
    ],
    results: Annotated[Path, typer.Option("--results", help="results.json of the check.")],
) -> None:
    """Tell how one number came about, step by step."""
    # Whoever copies the link to a place has the key at its end, after our mark of an anchor.
    key = key.rpartition("#")[2].removeprefix("f-")
    found = [each for each in _load(results).findings if each.key.startswith(key)]
    if not found:
        raise UsageError(
            f"There is no finding {key} in {results.name}. "
            "The report's link to a place ends with its key."
        )
    if len(found) > 1:
        raise UsageError(f"{key} fits {len(found)} findings; give more of the key.")
    for line in _explanation(found[0]):
        typer.echo(harmless(line))


def _explanation(finding: "Finding") -> list[str]:
    from checker.report import phrases, words  # noqa: PLC0415 - only when it is needed
    from checker.report.working import method_words, row_words, step_words  # noqa: PLC0415

    seen, needed, subject = finding.observed, finding.required, finding.subject
    lines = [
        words.heading(finding),
        f"Rule: {finding.title} ({finding.rule})",
        f"Outcome: {words.OUTCOME_WORDS[finding.outcome]} ({words.strength_words(finding)})",
    ]
    if subject.step_id:  # a school and a cluster are ours: no model has them by their id
        named = f"{subject.ifc_class} {subject.name} {subject.long_name}".rstrip()
        lines.append(f"Element: {named}, GlobalId {subject.global_id}, record #{subject.step_id}")
    if seen:
        measure = phrases.measure_words(seen.measure)
        lines.append(f"Observed {measure}: {words.measured_words(finding) or 'not known'}")
        if how := method_words(seen):
            lines.append(f"  how: {how}")
        lines += [f"  step: {step_words(step)}" for step in seen.steps]
    if needed and needed.text:
        row = f" ({row_words(needed.row)})" if needed.row else ""
        lines.append(f"{words.required_label(finding)}: {words.limit_words(finding)}{row}")
    lines += [f"Missing: {phrases.fact_words(each)}" for each in finding.missing]
    told = {"To supply": finding.ask, "To change": finding.remedy}
    lines += [f"{what}: {text}" for what, text in told.items() if text]
    lines.append(f"Source: {words.source_words(finding)}")
    return lines


def _load(path: Path) -> "RunResult":
    from checker.results.codec import result_from_json  # noqa: PLC0415 - imports pydantic

    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"The results file {path} cannot be read: {error.strerror}.") from error
    try:
        return result_from_json(data)
    except UsageError as error:
        raise UsageError(f"{path}: {error}") from error


def _print_rows(rows: list[dict[str, Any]], format_: str) -> None:
    if format_ == "json":
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(row.get(name, "")) for name in COLUMNS})


def _cell(value: Any) -> Any:
    # A cell that starts like a formula would run in a spreadsheet.
    if isinstance(value, str) and value[:1] in "=+-@\t\r" and value:
        return "'" + value
    return value
