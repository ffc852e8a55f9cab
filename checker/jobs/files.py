"""Files that are there whole or not at all."""

import os
import tempfile
from pathlib import Path

from checker.errors import UsageError


def write_whole(path: Path, data: bytes) -> None:
    """Write to a temporary file beside `path`, then rename it into place.

    Raises:
        UsageError: when the folder cannot be made or written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        # mkstemp makes files for their owner only; a report is for colleagues too.
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(f"{path.name} cannot be written to {path.parent}: {reason}.") from error
