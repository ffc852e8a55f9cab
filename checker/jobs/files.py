"""Files that are there whole or not at all."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from checker.errors import UsageError

_MODELS = (".ifc", ".ifczip", ".ifc.gz")


def refuse_unwritable(folder: Path) -> None:
    """Tell before long work that nothing can be written to a folder, which need not be there yet.

    Raises:
        UsageError: when it is a file, lies below one, or may not be written to.
    """
    above = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    if not above.is_dir():
        raise UsageError(f"Nothing can be written to {folder}: {above.name} is a file.")
    if not os.access(above, os.W_OK):
        raise UsageError(f"Nothing can be written to {folder}: permission denied.")


def write_whole(path: Path, data: bytes) -> None:
    """Write to a temporary file beside `path`, then rename it into place, or leave neither.

    Raises:
        UsageError: when the folder cannot be made or written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
            # mkstemp makes files for their owner only; a report is for colleagues too.
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(f"{path.name} cannot be written to {path.parent}: {reason}.") from error


def is_model(path: Path) -> bool:
    """Whether a file's name says that it is a model."""
    return path.name.casefold().endswith(_MODELS)
