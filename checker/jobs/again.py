"""What a child makes of results that are there: files of them, and what a revision changed."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from checker.errors import UsageError
from checker.jobs.files import write_whole
from checker.jobs.job import Job
from checker.report import draft, file_name
from checker.report.words import measured_words
from checker.results.codec import result_from_json
from checker.results.compare import compare
from checker.results.revision import Revision
from checker.results.run import RunResult

_REVISIONS = TypeAdapter(Revision)


def write_reports(job: Job, emit: Callable[..., None]) -> tuple[int, Mapping[str, Any]]:
    """Write the `formats` of `results` to the folder `out`; what has to be finished as a draft.

    Raises:
        UsageError: when the results cannot be read, or there is no such format.
    """
    result = _results(job.arguments["results"])
    emit("progress", stage="writing", done=0, total=1)
    formats = job.arguments["formats"]
    for each in formats:
        name, data = draft(result, each)
        write_whole(Path(job.arguments["out"]) / name, data)
    return 0, {"written": [file_name(each) for each in formats]}


def write_changes(job: Job, _emit: Callable[..., None]) -> tuple[int, Mapping[str, Any]]:
    """Write what changed from the results `old` to `new` to the file `out`.

    Raises:
        UsageError: when one of the two cannot be read.
    """
    old, new = (_results(job.arguments[name]) for name in ("old", "new"))
    revision = compare(old, new, measured_words)
    data = _REVISIONS.dump_json(revision, by_alias=True)
    write_whole(Path(job.arguments["out"]), data)
    return 0, {"changes": len(revision.changes)}


def read_changes(data: bytes) -> Revision:
    """What `write_changes` wrote.

    Raises:
        ValueError: when it is something else.
    """
    return _REVISIONS.validate_json(data)


def _results(file: str) -> RunResult:
    try:
        return result_from_json(Path(file).read_bytes())
    except OSError as error:
        raise UsageError(f"The results cannot be read: {error.strerror}.") from error
