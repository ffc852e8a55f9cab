"""Files of earlier runs in the folder of this one: ours alone, known by their names."""

from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

FACTS_FILE, RUN_FILE = "facts.json", "run.json"


def earlier_files(folder: Path, written: Collection[str]) -> list[str]:
    """Names of our files in a folder that a run which wrote others found there and left."""
    return [name for name in _ours() if name not in written and (folder / name).is_file()]


def clear_folder(folder: Path, *, spare: Collection[Path] = ()) -> None:
    """Remove every file that a run of ours writes; nothing else, and none that is to `spare`.

    What cannot be removed stays: whoever writes over it will be told.
    """
    spared = {each.resolve() for each in spare}
    for name in _ours():
        with suppress(OSError):
            if (folder / name).resolve() not in spared:
                (folder / name).unlink(missing_ok=True)


def _ours() -> list[str]:
    from checker.report import formats  # noqa: PLC0415 - imports every writer

    return sorted({FACTS_FILE, RUN_FILE, *(each.file_name for each in formats().values())})
