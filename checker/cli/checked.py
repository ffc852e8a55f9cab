"""The results of a revision that a command names: results.json itself, or a model to be checked."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typer

from checker.cli.console import complain, progress
from checker.jobs import Job, Limits, supervise
from checker.jobs.files import is_model

_RESULTS = "results.json"
_JUDGED_BY = ("rules", "brief", "schedule", "cache", "today")


def results_of(
    path: Path, arguments: Mapping[str, Any], limits: Limits, folder: Path, *, quiet: bool
) -> Path:
    """Where the results of a revision lie: `path`, or what a check of it wrote in `folder`.

    A model is judged by the rules and the brief that `arguments` names, else by those beside it.

    Raises:
        typer.Exit: with the check's code, when a model could not be judged; it is told why.
    """
    if not is_model(path):
        return path
    named = {name: arguments.get(name) for name in _JUDGED_BY}
    asked = {**named, "model": str(path), "out": str(folder), "formats": ["json"]}
    job = Job(task="check", arguments=asked, limits=limits)
    with progress(path.name, quiet=quiet) as watch:
        outcome = supervise(job, on_event=watch)
    if outcome.message:
        complain(f"{path.name}: {outcome.message}")
    if not outcome.answer:
        raise typer.Exit(outcome.code)
    return folder / _RESULTS
