"""results.json as a command takes it: read whole, or refused with its name in a sentence."""

from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import UsageError

if TYPE_CHECKING:
    from checker.results import RunResult


def load(path: Path) -> "RunResult":
    """The result in a file.

    Raises:
        UsageError: when it cannot be read, or holds no results that this version knows.
    """
    from checker.results.codec import result_from_json  # noqa: PLC0415 - imports pydantic

    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"The results file {path} cannot be read: {error.strerror}.") from error
    try:
        return result_from_json(data)
    except UsageError as error:
        raise UsageError(f"{path}: {error}") from error
