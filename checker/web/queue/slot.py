"""The name that a server process works under, held by it alone for as long as it lives."""

import os
import sys
from pathlib import Path
from typing import Protocol

from checker.errors import UsageError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class Slot(Protocol):
    """A name that one process holds. Two that had it would both work on the same runs."""

    def take(self) -> None:
        """Hold the name from now on.

        Raises:
            UsageError: when another process holds it.
        """
        ...

    def beat(self) -> None:
        """Show the other servers that this one lives; raises when it cannot."""
        ...

    def is_stale(self) -> bool:
        """Whether it was not shown for so long that others may soon take this one for dead."""
        ...

    def living(self) -> set[str]:
        """The names of all servers that showed lately that they live, this one too."""
        ...

    def release(self) -> None:
        """Let go of the name."""
        ...


class FolderSlot:
    """Holds a data folder, whatever its own name: SQLite serves one process at a time.

    The lock is the operating system's, which takes it back when the process ends in any way.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self.path, self.name = folder / "queue.lock", name
        self._held: int | None = None

    def take(self) -> None:
        """Lock the folder, or say that it is taken."""
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            raise UsageError(
                f"Another server is working in the folder {self.path.parent}. Stop it first, or "
                "give this one another folder; several servers share their work on PostgreSQL."
            ) from error
        self._held = descriptor

    def beat(self) -> None:
        """Nobody else looks."""

    def is_stale(self) -> bool:
        """Never: nobody else looks."""
        return False

    def living(self) -> set[str]:
        """Nobody but this one."""
        return {self.name}

    def release(self) -> None:
        """Unlock the folder. The file stays: removing it would let two others lock one each."""
        if self._held is not None:
            os.close(self._held)
            self._held = None


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
