"""Files that an outside program finishes, after the child that judged the model is done."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import SchoolcheckError, UsageError
from checker.jobs.files import write_whole
from checker.jobs.history import worse
from checker.jobs.job import Outcome

if TYPE_CHECKING:
    from checker.results.run import RunResult


def write_all(
    result: "RunResult", folder: Path, format_names: Sequence[str]
) -> tuple[list[str], list[SchoolcheckError]]:
    """Write every format that can be written, those that an outside program finishes last.

    Returns the formats that are there, and what went wrong with the others: one that fails takes
    none of the rest with it.
    """
    # Imports every writer.
    from checker.report import draft, file_name  # noqa: PLC0415

    problems: list[SchoolcheckError] = []
    made = []
    for name in format_names:
        try:
            file, data = draft(result, name)
            write_whole(folder / file, data)
            made.append(name)
        except SchoolcheckError as error:
            problems.append(error)
    try:
        finish_drafts(folder, made)
    except SchoolcheckError as error:
        problems.append(error)
    return [name for name in made if (folder / file_name(name)).is_file()], problems


def finished(outcome: Outcome, folder: Path, format_names: Sequence[str]) -> Outcome:
    """The outcome of a child after what it left as drafts was finished by other programs.

    What could be written is there and is told, but it is not all that was asked for.
    """
    if not outcome.answer:
        return outcome
    try:
        finish_drafts(folder, format_names)
    except SchoolcheckError as error:
        there = [name for name in outcome.answer["written"] if (folder / name).is_file()]
        return replace(
            outcome,
            code=worse(outcome.code, error.exit_code),
            message=str(error),
            answer={**outcome.answer, "written": there},
        )
    return outcome


def finish_drafts(folder: Path, format_names: Sequence[str]) -> None:
    """Make the file of each format that a child left as a draft in `folder`; drafts go.

    Raises:
        SchoolcheckError: when the program fails, or its file cannot be written. No file of an
            earlier run is left in the place of one that is not made.
    """
    # Imports every writer, which a parent without such formats has no need of.
    from checker.report import unfinished  # noqa: PLC0415

    waiting = unfinished(format_names)
    try:
        for each in waiting:
            _remove(folder / each.file_name)
        for each in waiting:
            if each.finish:
                page = _read(folder / each.draft_name, each.file_name)
                write_whole(folder / each.file_name, each.finish.run(page))
    finally:
        clear_drafts(folder, format_names)


def clear_drafts(folder: Path, format_names: Sequence[str]) -> None:
    """Remove what a child left to be finished, and nobody will."""
    from checker.report import unfinished  # noqa: PLC0415 - imports every writer

    for each in unfinished(format_names):
        _remove(folder / each.draft_name)


def _remove(path: Path) -> None:
    # What cannot be removed, as a folder, cannot be written over either: that will be told.
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _read(draft: Path, file_name: str) -> bytes:
    try:
        return draft.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(f"{file_name} cannot be made from its draft: {reason}.") from error
