"""A result beside what went before it: the last revision, and what the team has accepted."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checker.report.words import measured_words
from checker.results.codec import read_results
from checker.results.compare import compared
from checker.results.run import RunResult


def revised(result: RunResult, arguments: Mapping[str, Any]) -> RunResult:
    """The result with what changed since the one that `against` names, if it names one.

    Raises:
        UsageError: when those are no results that this version knows.
    """
    if not (against := arguments.get("against")):
        return result
    return compared(read_results(Path(against)), result, measured_words)
