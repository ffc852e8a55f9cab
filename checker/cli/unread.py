"""Reports of a model that gave no answer: no file of an earlier run may stand for this one."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checker.jobs import Outcome
from checker.jobs.leftovers import clear_folder
from checker.version import __version__

if TYPE_CHECKING:
    from checker.errors import SchoolcheckError
    from checker.results.run import RunResult

UNREADABLE, CRASHED = 3, 4
SILENT = frozenset({UNREADABLE, CRASHED})
"""Exit codes that are an answer about the model. With 2 the question was wrong: nothing is done."""


def write_unread(
    folder: Path,
    formats: Sequence[str],
    *,
    file: str,
    outcome: Outcome,
    spare: Collection[Path] = (),
) -> "tuple[list[str], list[SchoolcheckError]]":
    """Write every format that was asked for, each saying why there is no answer.

    All files of an earlier run go first, its facts too, so that they are gone even where nothing
    can be written; not those to `spare`, which this run was asked to read. Returns the formats
    that are there, and what went wrong with the others.
    """
    from checker.jobs.finish import write_all  # noqa: PLC0415 - imports every writer

    clear_folder(folder, spare=spare)
    return write_all(unread(file, outcome), folder, formats)


def unread(file: str, outcome: Outcome) -> "RunResult":
    """The result of a model of which nothing is known but why it could not be checked."""
    from checker.results.run import (  # noqa: PLC0415 - imports pydantic
        ModelFacts,
        Readiness,
        ReadinessProblem,
        RunResult,
        Tool,
    )
    from checker.results.verdict import verdict_sentence  # noqa: PLC0415

    code = "unreadable" if outcome.state == "done" else outcome.state
    problem = ReadinessProblem(code=code, scope="file", message=outcome.message)
    readiness = Readiness(state="blocked", problems=(problem,))
    return RunResult(
        tool=Tool(version=__version__),
        model=ModelFacts(file=file, sha256="", schema=""),
        readiness=readiness,
        verdict=verdict_sentence((), readiness),
    )
