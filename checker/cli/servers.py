"""What build servers read of a run: workflow commands on stdout, and the summary of a step."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from checker.cli.console import complain, say
from checker.units import either

FORMAT, SUMMARY_FORMAT = "github", "markdown"
SUMMARY = "GITHUB_STEP_SUMMARY"
"""The variable in which GitHub Actions names the file for the summary of a step."""
MOST_SUMMARY = 1_048_576
"""Bytes of a step's summary; GitHub throws a longer one away as a whole."""
_KINDS = ("error", "warning", "notice")
_KIND = re.compile(rf"^::({'|'.join(_KINDS)}) ", re.MULTILINE)


def with_summary(formats: Sequence[str]) -> list[str]:
    """The formats of a run, with the Markdown that GitHub's summary of the step is made of."""
    wanted = list(formats)
    if FORMAT in wanted and SUMMARY_FORMAT not in wanted and os.environ.get(SUMMARY):
        wanted.append(SUMMARY_FORMAT)
    return wanted


def tell(folder: Path, formats: Iterable[str]) -> Counter[str]:
    """Print the annotations that were written to a folder, and add to the step's summary.

    Returns how many were printed of each kind.
    """
    if FORMAT not in formats:
        return Counter()
    from checker.report import file_name  # noqa: PLC0415 - imports every writer

    annotations = (folder / file_name(FORMAT)).read_text("utf-8")
    say(annotations, nl=False)
    target, summary = os.environ.get(SUMMARY), folder / file_name(SUMMARY_FORMAT)
    # It is missing where it could not be written, which was told.
    if target and summary.is_file():
        _append(Path(target), summary.read_bytes())
    return Counter(_KIND.findall(annotations))


def tell_of_failure(formats: Iterable[str], title: str, message: str) -> Counter[str]:
    """Say as an annotation that there is no answer about a model: silence would be green.

    Returns how many were printed of each kind.
    """
    if FORMAT not in formats:
        return Counter()
    from checker.report.github import command  # noqa: PLC0415 - imports the words

    told = message if message.startswith(title) else f"{title}: {message}"
    say(command("error", told, title="schoolcheck: no answer"))
    return Counter(["error"])


def tell_unshown(printed: Counter[str], models: int) -> None:
    """Say at the end what GitHub does not show of several models, which share one step.

    The sentence is of a kind that still has a place, and stands in the summary of the step too.
    """
    if not printed:
        return
    from checker.report.github import SHOWN, command  # noqa: PLC0415 - imports the words

    over = [f"{n - SHOWN} of {n} {kind}s" for kind in _KINDS if (n := printed[kind]) > SHOWN]
    if not over:
        return
    told = (
        f"Of all {models} models together GitHub does not show {either(over, 'and')} beside the "
        "code; they are in the log and in the report of each model."
    )
    kind = "warning" if printed["notice"] >= SHOWN > printed["warning"] else "notice"
    say(command(kind, told, title="schoolcheck: not all is shown"))
    if target := os.environ.get(SUMMARY):
        _append(Path(target), told.encode())


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
