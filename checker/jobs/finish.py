"""Files that an outside program finishes, after the child that judged the model is done."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import SchoolcheckError
from checker.jobs.files import write_whole

if TYPE_CHECKING:
    from checker.results.run import RunResult


def write_all(
    result: "RunResult", folder: Path, format_names: Sequence[str]
) -> list[SchoolcheckError]:
    """Write every format that can be written, those that an outside program finishes last.

    Returns what went wrong with the others: one that fails takes none of the rest with it.
    """
    # Imports every writer.
    from checker.report import draft  # noqa: PLC0415

    problems = []
    for name in format_names:
        try:
            file, data = draft(result, name)
            write_whole(folder / file, data)
        except SchoolcheckError as error:
            problems.append(error)
    try:
        finish_drafts(folder, format_names)
    except SchoolcheckError as error:
        problems.append(error)
    return problems


def finish_drafts(folder: Path, format_names: Iterable[str]) -> None:
    """Make the file of each format that a child left as a draft in `folder`; drafts go.

    Raises:
        SchoolcheckError: when the program fails. No file of an earlier run is left in its place.
    """
    # Imports every writer, which a parent without such formats has no need of.
    from checker.report import unfinished  # noqa: PLC0415

    waiting = unfinished(format_names)
    try:
        for each in waiting:
            if each.finish:
                target = folder / each.file_name
                target.unlink(missing_ok=True)
                write_whole(target, each.finish.run((folder / each.draft_name).read_bytes()))
    finally:
        for each in waiting:
            (folder / each.draft_name).unlink(missing_ok=True)
