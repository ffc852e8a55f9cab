"""One job in one child, as a command shows it: progress, what went wrong, the summary."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

from checker.cli import servers
from checker.cli.console import Watcher, complain, note, progress
from checker.cli.options import DEFAULT_FORMATS
from checker.cli.summary import summarise
from checker.cli.unread import SILENT, write_unread
from checker.errors import SchoolcheckError
from checker.jobs import Job, Outcome, supervise
from checker.jobs.finish import clear_drafts, finish_drafts
from checker.jobs.history import kept

_SEVERITY = (4, 3, 2, 1, 0)
_READ = ("model", "facts", "schedule", "brief", "against", "baseline", "waivers", "history")
"""Arguments that name a file to be read: it may lie among the results of an earlier run."""


def worst(codes: list[int]) -> int:
    """The exit code for several models: 4 before 3 before 2 before 1 before 0.

    >>> worst([0, 3, 1])
    3
    """
    return next((code for code in _SEVERITY if code in codes), max(codes, default=0))


def run(job: Job, title: str, folder: Path, *, quiet: bool) -> tuple[int, Counter[str]]:
    """The exit code of one model, and how many annotations of each kind were printed of it."""
    with progress(title, quiet=quiet) as watch:
        outcome = kept(_supervised(job, folder, watch), job)
    formats = job.arguments["formats"]
    if outcome.message:
        complain(f"{title}: {outcome.message}")
    if not outcome.answer:
        return _unanswered(outcome, title, folder, job, quiet=quiet)
    if not quiet:
        summarise(outcome, title, folder)
    return outcome.code, servers.tell(folder, formats)


def _supervised(job: Job, folder: Path, watch: Watcher) -> Outcome:
    """How the child ended, with its drafts finished; none is left however it ended."""
    if not _has_drafts(job):
        return supervise(job, on_event=watch)
    try:
        outcome = supervise(job, on_event=watch)
        if not outcome.answer:
            return outcome
        watch({"event": "progress", "stage": "printing", "done": 0, "total": 1})
        return _finished(outcome, job, folder)
    finally:
        clear_drafts(folder, job.arguments["formats"])


def _unanswered(
    outcome: Outcome, title: str, folder: Path, job: Job, *, quiet: bool
) -> tuple[int, Counter[str]]:
    """Tell everybody who reads the reports that there is no answer: silence would be green."""
    formats, given = job.arguments["formats"], map(job.arguments.get, _READ)
    if outcome.code not in SILENT:
        return outcome.code, servers.tell_of_failure(formats, title, outcome.message)
    spare = [Path(each) for each in given if each]
    made, problems = write_unread(folder, formats, file=title, outcome=outcome, spare=spare)
    for problem in problems:
        complain(f"{title}: {problem}")
    if not quiet and not problems:
        note(f"  The reports in {folder} say so.")
    code = worst([outcome.code, *(problem.exit_code for problem in problems)])
    if servers.FORMAT in made:
        return code, servers.tell(folder, made)
    return code, servers.tell_of_failure(formats, title, outcome.message)


def _has_drafts(job: Job) -> bool:
    if job.arguments["formats"] == DEFAULT_FORMATS.split(","):
        return False
    from checker.report import unfinished  # noqa: PLC0415 - imports every writer

    return bool(unfinished(job.arguments["formats"]))


def _finished(outcome: Outcome, job: Job, folder: Path) -> Outcome:
    """The outcome after what the child left as drafts was finished by other programs."""
    try:
        finish_drafts(folder, job.arguments["formats"])
    except SchoolcheckError as error:
        # What could be written is there and is told, but it is not all that was asked for.
        there = [name for name in outcome.answer["written"] if (folder / name).is_file()]
        return replace(
            outcome,
            code=worst([outcome.code, error.exit_code]),
            message=str(error),
            answer={**outcome.answer, "written": there},
        )
    return outcome
