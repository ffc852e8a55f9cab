"""results.json as a command takes it, with pydantic imported no earlier."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.results import RunResult


def load(path: Path) -> "RunResult":
    """The result in a file.

    Raises:
        UsageError: when it cannot be read, or holds no results that this version knows.
    """
    from checker.results.codec import read_results  # noqa: PLC0415 - imports pydantic

    return read_results(path)
