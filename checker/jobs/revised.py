"""A result beside what went before it: the last revision, and what the team has accepted."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checker.jobs.history import with_past
from checker.report.words import measured_words
from checker.results.codec import read_results
from checker.results.compare import compared
from checker.results.run import RunResult


def revised(result: RunResult, arguments: Mapping[str, Any]) -> RunResult:
    """The result with what changed since the one that `against` names, and its earlier runs.

    Raises:
        UsageError: when those are no results that this version knows.
    """
    if not (against := arguments.get("against")):
        return with_past(result, arguments)
    return with_past(compared(read_results(Path(against)), result, measured_words), arguments)
