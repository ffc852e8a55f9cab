"""Files of earlier runs in the folder of this one: ours alone, known by their names."""

from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

FACTS_FILE, RUN_FILE = "facts.json", "run.json"


def earlier_files(
    folder: Path, written: Collection[str], *, ours: Collection[str] | None = None
) -> list[str]:
    """Names of our files in a folder that a run which wrote others found there and left.

    `ours` are the names of all files that a run may write, where they are known already.
    """
    names = our_files() if ours is None else ours
    return [name for name in names if name not in written and (folder / name).is_file()]


def clear_folder(folder: Path, *, spare: Collection[Path] = ()) -> None:
    """Remove every file that a run of ours writes; nothing else, and none that is to `spare`.

    What cannot be removed stays: whoever writes over it will be told.
    """
    spared = {each.resolve() for each in spare}
    for name in our_files():
        with suppress(OSError):
            if (folder / name).resolve() not in spared:
                (folder / name).unlink(missing_ok=True)


def our_files() -> list[str]:
    """Names of all files that a run may write."""
    from checker.report import formats  # noqa: PLC0415 - imports every writer

    return sorted({FACTS_FILE, RUN_FILE, *(each.file_name for each in formats().values())})
