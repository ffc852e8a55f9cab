"""What build servers read of a run: workflow commands on stdout, and the summary of a step."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from checker.cli.console import complain, say

FORMAT, SUMMARY_FORMAT = "github", "markdown"
SUMMARY = "GITHUB_STEP_SUMMARY"
"""The variable in which GitHub Actions names the file for the summary of a step."""
MOST_SUMMARY = 1_048_576
"""Bytes of a step's summary; GitHub throws a longer one away as a whole."""


def with_summary(formats: Sequence[str]) -> list[str]:
    """The formats of a run, with the Markdown that GitHub's summary of the step is made of."""
    wanted = list(formats)
    if FORMAT in wanted and SUMMARY_FORMAT not in wanted and os.environ.get(SUMMARY):
        wanted.append(SUMMARY_FORMAT)
    return wanted


def tell(folder: Path, formats: Iterable[str]) -> None:
    """Print the annotations that were written to a folder, and add to the step's summary."""
    if FORMAT not in formats:
        return
    from checker.report import file_name  # noqa: PLC0415 - imports every writer

    say((folder / file_name(FORMAT)).read_text("utf-8"), nl=False)
    target, summary = os.environ.get(SUMMARY), folder / file_name(SUMMARY_FORMAT)
    # It is missing where it could not be written, which was told.
    if target and summary.is_file():
        _append(Path(target), summary.read_bytes())


def tell_of_failure(formats: Iterable[str], title: str, message: str) -> None:
    """Say as an annotation that there is no answer about a model: silence would be green."""
    from checker.report.github import command  # noqa: PLC0415 - imports the words

    if FORMAT in formats:
        told = message if message.startswith(title) else f"{title}: {message}"
        say(command("error", told, title="schoolcheck: no answer"))


def _append(target: Path, summary: bytes) -> None:
    """Add to a summary that other models of the step may have begun."""
    try:
        begun = target.stat().st_size if target.exists() else 0
        if begun + len(summary) + 1 > MOST_SUMMARY:
            complain("The step's summary is full; the report is in its folder.")
            return
        with target.open("ab") as file:
            file.write(summary + b"\n")
    except OSError as error:
        complain(f"The step's summary {target.name} cannot be written: {error.strerror}.")
