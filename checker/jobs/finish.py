"""Files that an outside program finishes, after the child that judged the model is done."""

from collections.abc import Iterable
from pathlib import Path

from checker.jobs.files import write_whole


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
